package app.pentimento.image.vision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * A convolutional network from a TensorFlow Lite file, with the operators that face detection and segmentation use. It
 * can be run by several threads at once.
 */
final class Network {
    private static final int FLOAT32 = 0;
    private static final int FLOAT16 = 1;
    private static final int ADD = 0;
    private static final int AVERAGE_POOL = 1;
    private static final int CONVOLUTION = 3;
    private static final int DEPTHWISE_CONVOLUTION = 4;
    private static final int DEQUANTIZE = 6;
    private static final int LOGISTIC = 14;
    private static final int MAX_POOL = 17;
    private static final int MULTIPLY = 18;
    private static final int RELU = 19;
    private static final int RESHAPE = 22;
    private static final int RESIZE = 23;
    private static final int CUSTOM = 32;
    private static final int PAD = 34;
    private static final int HARD_SWISH = 117;

    private final FlatTable[] tensors;
    private final FlatTable[] buffers;
    private final FlatTable[] operators;
    private final int[] codes;
    private final int input;
    private final int[] outputs;
    private final Map<Integer, Tensor> weights = new HashMap<>();

    private Network(ByteBuffer file) {
        FlatTable model = FlatTable.root(file);
        FlatTable graph = model.tables(2)[0];
        FlatTable[] operatorCodes = model.tables(1);
        this.buffers = model.tables(4);
        this.tensors = graph.tables(0);
        this.operators = graph.tables(3);
        this.input = graph.ints(1)[0];
        this.outputs = graph.ints(2);
        this.codes = new int[operatorCodes.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Math.max(operatorCodes[i].byteAt(0), operatorCodes[i].intAt(3, 0));
        }
        for (FlatTable operator : operators) {
            prepare(operator);
        }
    }

    /** Reads a network that ships under {@code sight/}. */
    static Network named(String name) {
        try (InputStream in = Network.class.getResourceAsStream("/vision/" + name + ".tflite")) {
            if (in == null) {
                throw new IllegalStateException("The network " + name + " is missing from the application.");
            }
            return new Network(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs for an input of the network's shape, in the file's order. */
    Tensor[] run(Tensor picture) {
        Map<Integer, Tensor> values = new HashMap<>(weights);
        values.put(input, picture);
        for (FlatTable operator : operators) {
            int to = operator.ints(2)[0];
            if (!values.containsKey(to)) {
                values.put(to, apply(operator, values));
            }
        }
        Tensor[] results = new Tensor[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            results[i] = value(values, outputs[i]);
        }
        return results;
    }

    private int code(FlatTable operator) {
        return codes[operator.intAt(0, 0)];
    }

    /** Reads weights once, in the order in which they are used; the file keeps them as half floats. */
    private void prepare(FlatTable operator) {
        int[] in = operator.ints(1);
        int code = code(operator);
        if (code == DEQUANTIZE) {
            weights.put(operator.ints(2)[0], constant(in[0]));
        } else if (code == CONVOLUTION || code == CUSTOM) {
            weight(in[2]);
            weights.put(in[1], inputsFirst(weight(in[1])));
        } else if (code == DEPTHWISE_CONVOLUTION) {
            weight(in[1]);
            weight(in[2]);
        }
    }

    private Tensor weight(int tensor) {
        return weights.computeIfAbsent(tensor, this::constant);
    }

    private Tensor constant(int tensor) {
        ByteBuffer data = buffers[tensors[tensor].intAt(2, 0)].bytes(0);
        int type = tensors[tensor].byteAt(1);
        int[] shape = tensors[tensor].ints(0);
        float[] values = new float[data.remaining() / (type == FLOAT16 ? 2 : 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == FLOAT16
                    ? Float.float16ToFloat(data.getShort(2 * i))
                    : type == FLOAT32 ? data.getFloat(4 * i) : data.getInt(4 * i);
        }
        int rank = shape.length;
        return rank == 4 ? new Tensor(values, shape[1], shape[2], shape[3]) : new Tensor(values, 1, 1, values.length);
    }

    /** From output, row, column, input to row, column, input, output. */
    private static Tensor inputsFirst(Tensor weights) {
        int each = weights.rows() * weights.columns() * weights.channels();
        int outputs = weights.values().length / each;
        float[] turned = new float[weights.values().length];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < each; i++) {
                turned[i * outputs + o] = weights.values()[o * each + i];
            }
        }
        return new Tensor(turned, weights.rows(), weights.columns(), weights.channels());
    }

    private Tensor apply(FlatTable operator, Map<Integer, Tensor> values) {
        int[] in = operator.ints(1);
        Tensor first = value(values, in[0]);
        FlatTable options = operator.table(4);
        return switch (code(operator)) {
            case ADD -> Activation.numbered(options.byteAt(0)).of(Kernels.combine(first, value(values, in[1]), false));
            case MULTIPLY ->
                Activation.numbered(options.byteAt(0)).of(Kernels.combine(first, value(values, in[1]), true));
            case CONVOLUTION, DEPTHWISE_CONVOLUTION -> convolution(operator, first, values);
            case AVERAGE_POOL -> pool(first, options, false);
            case MAX_POOL -> pool(first, options, true);
            case LOGISTIC -> Activation.LOGISTIC.of(first);
            case RELU -> Activation.RELU.of(first);
            case HARD_SWISH -> Activation.HARD_SWISH.of(first);
            case RESIZE -> {
                float[] size = constant(in[1]).values();
                yield Kernels.resize(
                        first, (int) size[0], (int) size[1], options.byteAt(2) != 0, options.byteAt(3) != 0);
            }
            case PAD -> Kernels.pad(first, ints(constant(in[1]).values()));
            case RESHAPE -> {
                int[] shape = tensors[operator.ints(2)[0]].ints(0);
                int channels = shape[shape.length - 1];
                yield new Tensor(first.values(), 1, first.values().length / channels, channels);
            }
            case CUSTOM -> {
                Tensor weights = value(values, in[1]);
                int step = operator.bytes(5).getInt(4);
                yield Kernels.enlarge(
                        first, weights.values(), value(values, in[2]).values(), step);
            }
            default -> throw new IllegalStateException("A network asks for operator " + code(operator) + ".");
        };
    }

    private Tensor convolution(FlatTable operator, Tensor first, Map<Integer, Tensor> values) {
        int[] in = operator.ints(1);
        FlatTable options = operator.table(4);
        boolean each = code(operator) == DEPTHWISE_CONVOLUTION;
        boolean same = options.byteAt(0) == 0;
        Tensor weights = value(values, in[1]);
        float[] bias = value(values, in[2]).values();
        Windows down = Windows.over(first.rows(), weights.rows(), options.intAt(2, 1), same);
        Windows across = Windows.over(first.columns(), weights.columns(), options.intAt(1, 1), same);
        Tensor result = each
                ? Kernels.convolveEach(first, weights.values(), bias, down, across)
                : Kernels.convolve(first, weights.values(), bias, down, across);
        return Activation.numbered(options.byteAt(each ? 4 : 3)).of(result);
    }

    private static Tensor pool(Tensor in, FlatTable options, boolean largest) {
        boolean same = options.byteAt(0) == 0;
        Windows down = Windows.over(in.rows(), options.intAt(4, 1), options.intAt(2, 1), same);
        Windows across = Windows.over(in.columns(), options.intAt(3, 1), options.intAt(1, 1), same);
        return Kernels.pool(in, down, across, largest);
    }

    private static Tensor value(Map<Integer, Tensor> values, int tensor) {
        Tensor value = values.get(tensor);
        if (value == null) {
            throw new IllegalStateException("A network uses a value before it is there.");
        }
        return value;
    }

    private static int[] ints(float[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }
}

"""Converts the two TensorFlow Lite networks of src/main/resources/vision to ONNX. See the README beside this file."""

import itertools
import math
import pathlib
import struct
import sys

import protobuf as onnx
from flatbuffer import Table

# BuiltinOperator, ActivationFunctionType, Padding and TensorType of TensorFlow Lite's schema.fbs
ADD, AVERAGE_POOL_2D, CONV_2D, DEPTHWISE_CONV_2D, DEQUANTIZE = 0, 1, 3, 4, 6
LOGISTIC, MAX_POOL_2D, MUL, RELU, RESHAPE, RESIZE_BILINEAR = 14, 17, 18, 19, 22, 23
CUSTOM, PAD, HARD_SWISH = 32, 34, 117
NONE, FUSED_RELU, FUSED_RELU6 = 0, 1, 3
SAME = 0
FLOAT32, FLOAT16 = 0, 1

SIMPLE = {LOGISTIC: "Sigmoid", RELU: "Relu", HARD_SWISH: "HardSwish"}
TRANSPOSED = "Convolution2DTransposeBias"  # MediaPipe's own
PADDING_SAME = 1  # TfLitePadding, in the options of that operator
TO_CHANNELS_FIRST = [0, 3, 1, 2]
TO_CHANNELS_LAST = [0, 2, 3, 1]


def permuted(data, size, shape, order):
    """The elements of an array, each of so many bytes, with the axes in another order."""
    strides = [size * math.prod(shape[axis + 1 :]) for axis in range(len(shape))]
    ranges = [range(0, shape[axis] * strides[axis], strides[axis]) for axis in order]
    starts = map(sum, itertools.product(*ranges))
    return b"".join(data[start : start + size] for start in starts)


class Converter:
    """Between input and outputs, values of four dimensions have their channels first, as ONNX wants them."""

    def __init__(self, file):
        model = Table(file)
        graph = model.tables(2)[0]
        self.tensors = graph.tables(0)
        self.buffers = model.tables(4)
        self.codes = [
            (max(code.scalar(0, "b", 0), code.scalar(3, "i", 0)), code.text(1)) for code in model.tables(1)
        ]
        self.operators = graph.tables(3)
        self.inputs = graph.ints(1)
        self.outputs = graph.ints(2)
        self.nodes = []
        self.initializers = []
        self.sources = {}  # by the tensor that DEQUANTIZE writes, the one with the half floats
        self.plain = set()  # tensors that have the file's order of dimensions

    def convert(self, name):
        for tensor in self.inputs:
            self.node("Transpose", [self.name(tensor)], self.inner(tensor), perm=TO_CHANNELS_FIRST)
        for operator in self.operators:
            self.operator(operator)
        for tensor in self.outputs:
            self.output(tensor)
        return onnx.model(
            name,
            self.nodes,
            self.initializers,
            [onnx.value(self.name(tensor), self.shape(tensor)) for tensor in self.inputs],
            [onnx.value(self.name(tensor), self.shape(tensor)) for tensor in self.outputs],
        )

    def name(self, tensor):
        return self.tensors[tensor].text(3)

    def inner(self, tensor):
        return f"t{tensor}"

    def shape(self, tensor):
        return self.tensors[tensor].ints(0)

    def type(self, tensor):
        return self.tensors[tensor].scalar(1, "b", FLOAT32)

    def data(self, tensor):
        return self.buffers[self.tensors[tensor].scalar(2, "I", 0)].bytes(0)

    def ints(self, tensor):
        data = self.data(tensor)
        return list(struct.unpack(f"<{len(data) // 4}i", data))

    def node(self, operator, inputs, output, **attributes):
        self.nodes.append(onnx.node(operator, inputs, output, **attributes))

    def output(self, tensor):
        if tensor in self.plain:
            self.node("Identity", [self.inner(tensor)], self.name(tensor))
        else:
            self.node("Transpose", [self.inner(tensor)], self.name(tensor), perm=TO_CHANNELS_LAST)

    def constant(self, tensor, label, encoded):
        """A constant that is not a value of the network, such as a size; its name in the ONNX file."""
        name = f"t{tensor}-{label}"
        self.initializers.append(encoded(name))
        return name

    def weights(self, tensor, order):
        """Weights with their dimensions in another order; half floats stay so in the file."""
        source = self.sources.get(tensor, tensor)
        shape = self.shape(source)
        half = self.type(source) == FLOAT16
        if not half and self.type(source) != FLOAT32:
            raise ValueError(f"Weights of type {self.type(source)}")
        data = permuted(self.data(source), 2 if half else 4, shape, order)
        name = self.inner(tensor)
        kind = onnx.FLOAT16 if half else onnx.FLOAT
        stored = name + "-half" if half else name
        self.initializers.append(onnx.tensor(stored, kind, [shape[axis] for axis in order], data))
        if half:
            self.node("Cast", [stored], name, to=onnx.FLOAT)
        return name

    def operator(self, operator):
        code, custom = self.codes[operator.scalar(0, "I", 0)]
        inputs = operator.ints(1)
        output = operator.ints(2)[0]
        options = operator.table(4)
        if code == DEQUANTIZE:
            self.sources[output] = inputs[0]
        elif code in (ADD, MUL):
            names = [self.inner(tensor) for tensor in inputs]
            self.activated("Add" if code == ADD else "Mul", names, output, options.scalar(0, "b", 0))
        elif code in (CONV_2D, DEPTHWISE_CONV_2D):
            self.convolution(code == DEPTHWISE_CONV_2D, inputs, output, options)
        elif code in (AVERAGE_POOL_2D, MAX_POOL_2D):
            self.pool(code == MAX_POOL_2D, inputs, output, options)
        elif code in SIMPLE:
            self.node(SIMPLE[code], [self.inner(inputs[0])], self.inner(output))
        elif code == RESIZE_BILINEAR:
            self.resize(inputs, output, options)
        elif code == PAD:
            self.pad(inputs, output)
        elif code == RESHAPE:
            self.reshape(inputs, output)
        elif code == CUSTOM and custom == TRANSPOSED:
            self.transposed(inputs, output, operator.bytes(5))
        else:
            raise ValueError(f"Operator {code} {custom}")

    def activated(self, operator, inputs, output, activation, **attributes):
        """A node and the activation that is fused with it."""
        if activation == NONE:
            self.node(operator, inputs, self.inner(output), **attributes)
            return
        linear = self.inner(output) + "-linear"
        self.node(operator, inputs, linear, **attributes)
        if activation == FUSED_RELU:
            self.node("Relu", [linear], self.inner(output))
        elif activation == FUSED_RELU6:
            low = self.constant(output, "low", lambda name: onnx.scalar(name, 0))
            high = self.constant(output, "high", lambda name: onnx.scalar(name, 6))
            self.node("Clip", [linear, low, high], self.inner(output))
        else:
            raise ValueError(f"Fused activation {activation}")

    def window(self, tensor, options, kernel):
        """Strides and padding of a window with so many rows and columns that moves over a tensor."""
        strides = [options.scalar(2, "i", 1), options.scalar(1, "i", 1)]
        rows_and_columns = self.shape(tensor)[1:3]
        before, after = [0, 0], [0, 0]
        if options.scalar(0, "b", SAME) == SAME:
            for i in range(2):
                places = math.ceil(rows_and_columns[i] / strides[i])
                beyond = max(0, (places - 1) * strides[i] + kernel[i] - rows_and_columns[i])
                before[i] = beyond // 2
                after[i] = beyond - beyond // 2  # TensorFlow pads more at the end
        return {"kernel_shape": kernel, "strides": strides, "pads": before + after}

    def convolution(self, depthwise, inputs, output, options):
        image, weights, bias = inputs
        dilations = [options.scalar(field, "i", 1) for field in ((5, 6) if depthwise else (4, 5))]
        if dilations != [1, 1]:
            raise ValueError(f"Dilations {dilations}")
        order = [3, 0, 1, 2] if depthwise else [0, 3, 1, 2]
        self.activated(
            "Conv",
            [self.inner(image), self.weights(weights, order), self.weights(bias, [0])],
            output,
            options.scalar(4 if depthwise else 3, "b", NONE),
            group=self.shape(image)[3] if depthwise else 1,
            **self.window(image, options, self.shape(weights)[1:3]),
        )

    def pool(self, largest, inputs, output, options):
        kernel = [options.scalar(4, "i", 1), options.scalar(3, "i", 1)]
        self.activated(
            "MaxPool" if largest else "AveragePool",
            [self.inner(inputs[0])],
            output,
            options.scalar(5, "b", NONE),
            **self.window(inputs[0], options, kernel),
        )

    def resize(self, inputs, output, options):
        if options.scalar(2, "b", 0):
            coordinates = "align_corners"
        else:
            coordinates = "half_pixel" if options.scalar(3, "b", 0) else "asymmetric"
        rows, columns, channels = self.shape(output)[1:]
        sizes = self.constant(output, "sizes", lambda name: onnx.int64s(name, [1, channels, rows, columns]))
        self.node(
            "Resize",
            [self.inner(inputs[0]), "", "", sizes],
            self.inner(output),
            mode="linear",
            coordinate_transformation_mode=coordinates,
        )

    def pad(self, inputs, output):
        pairs = self.ints(inputs[1])
        ordered = [pairs[2 * axis + end] for end in (0, 1) for axis in TO_CHANNELS_FIRST]
        pads = self.constant(output, "pads", lambda name: onnx.int64s(name, ordered))
        self.node("Pad", [self.inner(inputs[0]), pads], self.inner(output))

    def reshape(self, inputs, output):
        last = self.inner(inputs[0]) + "-channels-last"
        self.node("Transpose", [self.inner(inputs[0])], last, perm=TO_CHANNELS_LAST)
        shape = self.constant(output, "shape", lambda name: onnx.int64s(name, self.shape(output)))
        self.node("Reshape", [last, shape], self.inner(output))
        self.plain.add(output)

    def transposed(self, inputs, output, options):
        image, weights, bias = inputs
        padding, columns, rows = struct.unpack("<3i", options)  # TfLiteTransposeConvParams
        kernel = self.shape(weights)[1:3]
        if padding != PADDING_SAME or [rows, columns] != kernel:
            raise ValueError(f"A transposed convolution whose windows overlap: {kernel}, {rows} x {columns}")
        self.node(
            "ConvTranspose",
            [self.inner(image), self.weights(weights, [3, 0, 1, 2]), self.weights(bias, [0])],
            self.inner(output),
            kernel_shape=kernel,
            strides=kernel,
        )


def main():
    source, target = map(pathlib.Path, sys.argv[1:])
    target.write_bytes(Converter(source.read_bytes()).convert(source.stem))


if __name__ == "__main__":
    main()

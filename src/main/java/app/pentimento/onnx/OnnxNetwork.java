package app.pentimento.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A network from an ONNX file. It is read when it is first run, and again when it is run after {@link #close}, so that
 * its weights, which are native memory, take none while nobody needs them. It runs once at a time; who comes meanwhile
 * waits.
 */
public final class OnnxNetwork implements AutoCloseable {
    private final String resource;
    private final ReentrantLock turn = new ReentrantLock(); // held over native calls, which a monitor would pin
    private @Nullable OrtSession session;

    /**
     * @param resource the file's name on the class path, from its root, as in {@code models/letters.onnx}; it may lie
     *     in another jar
     */
    public OnnxNetwork(String resource) {
        this.resource = resource;
    }

    /** The first of the outputs that {@link #runAll} gives. */
    public Values.Floats run(Map<String, ? extends Values> inputs) throws OnnxUnavailable {
        return runAll(inputs).getFirst();
    }

    /**
     * What the network makes of its inputs.
     *
     * @param inputs by the names that the file gives them
     * @return its outputs, in the file's order
     * @throws OnnxUnavailable where this machine cannot run networks
     * @throws IllegalArgumentException if the network does not take such inputs
     */
    public List<Values.Floats> runAll(Map<String, ? extends Values> inputs) throws OnnxUnavailable {
        OrtEnvironment environment = OnnxLibrary.environment();
        turn.lock();
        try {
            if (session == null) {
                session = open(environment);
            }
            return run(environment, session, inputs);
        } catch (OrtException e) {
            throw new IllegalArgumentException(resource + ": " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    /** Gives the weights' memory back, after a run that is under way. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (session != null) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(resource + ": " + e.getMessage(), e);
        } finally {
            session = null;
            turn.unlock();
        }
    }

    private OrtSession open(OrtEnvironment environment) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // What is asked here is small and rare: memory and threads that wait for more would cost more than they
            // save.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(1); // the one that asks
            return environment.createSession(file(), options);
        }
    }

    private byte[] file() {
        try (InputStream in = OnnxNetwork.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Values.Floats> run(
            OrtEnvironment environment, OrtSession session, Map<String, ? extends Values> inputs) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, ? extends Values> input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(environment, input.getValue()));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                List<Values.Floats> outputs = new ArrayList<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.add(floats((OnnxTensor) output.getValue()));
                }
                return outputs;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static Values.Floats floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new Values.Floats(values, tensor.getInfo().getShape());
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Values values) throws OrtException {
        return switch (values) {
            case Values.Floats floats ->
                OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
            case Values.Longs longs ->
                OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), longs.shape());
        };
    }
}

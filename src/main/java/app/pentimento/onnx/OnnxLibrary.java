package app.pentimento.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import org.jspecify.annotations.Nullable;

/** The native library, loaded when it is first needed. */
final class OnnxLibrary {
    private OnnxLibrary() {}

    /** What came of loading it: the environment, or why there is none. */
    private record Attempt(@Nullable OrtEnvironment environment, String whyNot) {}

    private static final class Loaded {
        static final Attempt ATTEMPT = attempt();
    }

    /**
     * The library's environment, one for the process.
     *
     * @throws OnnxUnavailable where the library has no build for this platform or its build cannot be loaded
     */
    static OrtEnvironment environment() throws OnnxUnavailable {
        OrtEnvironment environment = Loaded.ATTEMPT.environment();
        if (environment == null) {
            throw new OnnxUnavailable(Loaded.ATTEMPT.whyNot());
        }
        return environment;
    }

    private static Attempt attempt() {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            environment.setTelemetry(false); // on Windows it would write to the system's event traces
            return new Attempt(environment, "");
        } catch (LinkageError e) { // a missing build shows as a class that cannot be initialized
            return new Attempt(
                    null,
                    "Not available on this platform, because ONNX Runtime cannot be loaded on %s (%s): %s"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), reason(e)));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the innermost cause says. */
    private static String reason(Throwable error) {
        Throwable innermost = error;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }
}

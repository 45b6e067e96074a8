package app.pentimento.onnx;

/** Networks cannot be run on this machine. The message says in a sentence why; it stays so until the next start. */
public final class OnnxUnavailable extends Exception {
    OnnxUnavailable(String message) {
        super(message);
    }
}

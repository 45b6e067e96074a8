package app.pentimento.provenance.c2pa;

/** A picture that no manifest could be written into; its message says what is wrong. */
public final class UnsignableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnsignableException(String message) {
        super(message);
    }

    public UnsignableException(String message, Throwable cause) {
        super(message, cause);
    }
}

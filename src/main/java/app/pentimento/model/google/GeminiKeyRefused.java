package app.pentimento.model.google;

/** A key that was entered and is not kept, with the reason in a sentence that says what to do. */
public final class GeminiKeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why a key is not kept. */
    public enum Reason {
        /** It is no key, or Google does not accept it. */
        WRONG,
        /** Google could not be asked. */
        NOT_TESTED,
        /** The environment or a setting has a key, which wins. */
        SET_ELSEWHERE,
        /** It could not be written to disk. */
        NOT_STORED
    }

    private final Reason reason;

    GeminiKeyRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

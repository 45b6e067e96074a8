package app.pentimento.web.api;

/** A request that is larger than this server takes, in a sentence that says what to do. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
        super(message);
    }
}

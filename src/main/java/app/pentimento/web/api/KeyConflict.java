package app.pentimento.web.api;

/** An {@code Idempotency-Key} that cannot serve this request. */
final class KeyConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyConflict(String message) {
        super(message);
    }
}

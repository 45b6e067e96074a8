package app.pentimento.web.api;

/** A request that cannot be taken as it stands: which field is wrong, and a sentence that says what to do. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    public InvalidRequest(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

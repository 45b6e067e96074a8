package app.pentimento.account;

/** A field of an account, a password or a token that cannot be taken. */
public final class InvalidAccount extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    InvalidAccount(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The name of the field. */
    public String field() {
        return field;
    }
}

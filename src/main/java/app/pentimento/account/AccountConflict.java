package app.pentimento.account;

/** A change to accounts that cannot be made as things stand. */
public final class AccountConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    AccountConflict(String message) {
        super(message);
    }
}

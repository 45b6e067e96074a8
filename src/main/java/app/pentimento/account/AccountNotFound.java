package app.pentimento.account;

/** There is no such account or token, or not any more. */
public final class AccountNotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    private AccountNotFound(String message) {
        super(message);
    }

    public static AccountNotFound account() {
        return new AccountNotFound("Account not found. It may have been deleted.");
    }

    static AccountNotFound token() {
        return new AccountNotFound("Token not found. It may have been deleted.");
    }
}

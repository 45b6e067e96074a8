package app.pentimento.account;

/**
 * Something that happened to an account, for the audit log. It names accounts by their ids and holds no email, no name
 * and no secret, so that an account can be erased and the log stays whole.
 *
 * @param who the account that did it; {@code unknown} for somebody who has not logged in
 */
public record AccountEvent(Kind kind, String who, String detail) {
    /** What happened. */
    public enum Kind {
        LOGGED_IN,
        LOGIN_FAILED,
        LOGIN_BLOCKED,
        LOGGED_OUT_EVERYWHERE,
        TOKEN_MADE,
        TOKEN_REMOVED,
        PASSWORD_SET,
        PASSWORD_LINK_MADE,
        ACCOUNT_MADE,
        ACCOUNT_CHANGED,
        ACCOUNT_ERASED
    }
}

package app.pentimento.provenance.audit;

import java.util.Locale;

/** What the audit log tells of. */
public enum AuditEvent {
    /** Somebody accepted the duty to label a picture themselves, and so may have it without its visible label. */
    LABEL_DUTY_ACCEPTED,
    /** A picture was handed out without its visible label. */
    UNLABELLED_DELIVERED,
    /** A picture that AI made or changed was handed out with all its labels: whole, as a preview, or in an export. */
    DELIVERED,
    /** A picture could not be labelled, and so was not handed out. */
    LABELLING_FAILED,
    /** A key or certificate for signing was made, replaced or taken into use. */
    KEY_CHANGED,
    /** A session was exported: as an archive, a PDF, a sheet or an animation. */
    EXPORTED,
    /** A session was shared with an account. */
    SESSION_SHARED,
    /** A session is shared no more with an account. */
    SHARE_WITHDRAWN,
    /** A link was made that shows a session to whoever has it. */
    LINK_MADE,
    /** Such a link was withdrawn. */
    LINK_WITHDRAWN,
    /** A turn was not sent, because a budget did not allow it. */
    BUDGET_STOP,
    /** Somebody logged in. */
    LOGGED_IN,
    /** A login failed. */
    LOGIN_FAILED,
    /** Too many wrong passwords: no more are looked at for a while. */
    LOGIN_BLOCKED,
    /** All logins of an account were ended. */
    LOGGED_OUT_EVERYWHERE,
    /** A token was made. */
    TOKEN_MADE,
    /** A token was removed. */
    TOKEN_REMOVED,
    /** A password was set. */
    PASSWORD_SET,
    /** A link was made at which a password can be chosen. */
    PASSWORD_LINK_MADE,
    /** An account was made. */
    ACCOUNT_MADE,
    /** An account's role, budget or quota was changed, or it was disabled. */
    ACCOUNT_CHANGED,
    /** An account was erased with all that it owned. */
    ACCOUNT_ERASED,
    /** Entries older than the setting were removed; the detail says up to which number. */
    OLD_ENTRIES_REMOVED;

    /** The word for it in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AuditEvent ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

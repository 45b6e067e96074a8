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

package app.pentimento.session;

import java.util.Locale;

/** Where a turn stands. The last three are final. */
public enum TurnStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen to the turn. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** The word for it in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TurnStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

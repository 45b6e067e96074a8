package app.pentimento.editing;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the log may tell it: what kind, and where. Its messages are left out, because a database or a library may
 * repeat in them what a person wrote.
 */
public final class Incident extends Exception {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 10;

    private Incident(String kind, @Nullable Throwable cause) {
        super(kind, cause, false, true);
    }

    /** The failure without its messages, and so its causes. */
    public static Incident of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Incident of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        Incident incident = new Incident(kind(failure), cause == null || depth == 0 ? null : of(cause, depth - 1));
        incident.setStackTrace(failure.getStackTrace());
        return incident;
    }

    private static String kind(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException sql ? name + " (SQL state " + sql.getSQLState() + ")" : name;
    }
}

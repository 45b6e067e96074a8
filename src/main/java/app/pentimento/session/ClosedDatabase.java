package app.pentimento.session;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Drops connections to an embedded database that has closed itself, as H2 does when its disk is full. The next
 * connection opens the database again, so that the server works again by itself once there is room.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
    /** H2's codes (org.h2.api.ErrorCode): its file could not be written, it was closed, a connection was cut. */
    private static final Set<Integer> CLOSED = Set.of(90028, 90031, 90067, 90098, 90121);

    /** For the connection pool, which makes one. */
    public ClosedDatabase() {}

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CLOSED.contains(sql.getErrorCode())) {
                return Override.MUST_EVICT;
            }
        }
        return Override.CONTINUE_EVICT;
    }
}

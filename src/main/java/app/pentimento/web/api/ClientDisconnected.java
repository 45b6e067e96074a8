package app.pentimento.web.api;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Tells a client that has left from a file that cannot be read. Both can be an {@code EOFException} or a connection that
 * was reset, of which Spring takes every one for a client that has left; only the container knows.
 */
final class ClientDisconnected {
    private static final int DEEPEST = 20;

    private ClientDisconnected() {}

    /** Whether this failed because nobody is there any more to send the request or take the answer. */
    static boolean is(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}

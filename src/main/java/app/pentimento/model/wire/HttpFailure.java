package app.pentimento.model.wire;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer with a status other than success, with what it says of itself. */
public final class HttpFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final String detail;
    private final @Nullable Duration retryAfter;

    HttpFailure(int code, String reason, String detail, @Nullable Duration retryAfter) {
        super("The backend answered with HTTP " + code + " " + reason);
        this.code = code;
        this.reason = reason;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /**
     * A failure that was told within an answer whose own status was success.
     *
     * @param message may hold the details as text, as the SDK gives them
     */
    public static HttpFailure of(int code, @Nullable String reason, @Nullable String message) {
        return FailureReader.told(code, reason == null ? "" : reason, message == null ? "" : message);
    }

    /** The HTTP status, such as 429. */
    public int code() {
        return code;
    }

    /** The backend's own words for the kind of failure, such as {@code RESOURCE_EXHAUSTED}; may be empty. */
    public String reason() {
        return reason;
    }

    /** The backend's sentence, cut to a readable length; may be empty. It may quote the request, so it is not logged. */
    public String detail() {
        return detail;
    }

    /** How long the backend asks to wait; null where it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

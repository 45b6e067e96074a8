package app.pentimento.model.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer with a status other than success, with what it says of itself. */
public final class HttpFailure extends IOException {
    private static final long serialVersionUID = 1;
    private static final int READABLE = 400;

    private final int code;
    private final String reason;
    private final String message;
    private final String body;
    private final @Nullable Duration retryAfter;
    private final boolean withinAnswer;

    HttpFailure(
            int code, String reason, String message, String body, @Nullable Duration retryAfter, boolean withinAnswer) {
        super("The backend answered with HTTP " + code + " " + reason);
        this.code = code;
        this.reason = reason;
        this.message = message;
        this.body = body;
        this.retryAfter = retryAfter;
        this.withinAnswer = withinAnswer;
    }

    /**
     * A failure that was told within an answer whose own status was success.
     *
     * @param message may hold the details as text, as the SDK gives them
     */
    public static HttpFailure of(int code, @Nullable String reason, @Nullable String message) {
        return FailureReader.told(code, reason == null ? "" : reason, message == null ? "" : message);
    }

    /**
     * The same, where the answer holds an error object as it would stand in the body of an answer of this status.
     *
     * @param body JSON with an {@code error}
     */
    public static HttpFailure withBody(int code, String body) {
        return FailureReader.read(code, null, body, true);
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
        return message.length() > READABLE ? message.substring(0, READABLE) + "…" : message;
    }

    /** Whether the backend's sentence, whole, has this in it; case does not count. */
    public boolean says(String words) {
        return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** Whether this is somewhere in the backend's sentence, whole. */
    public boolean says(Pattern words) {
        return words.matcher(message).find();
    }

    /** Whether the backend's own word for the kind of failure is this; case does not count. */
    public boolean isFor(String word) {
        return Arrays.stream(reason.split(" ")).anyMatch(word::equalsIgnoreCase);
    }

    /** The body of the answer, or its beginning; may be empty. It may quote the request, so it is not logged. */
    public String body() {
        return body;
    }

    /** Whether the answer had begun with success before it told this. */
    public boolean withinAnswer() {
        return withinAnswer;
    }

    /** How long the backend asks to wait; null where it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

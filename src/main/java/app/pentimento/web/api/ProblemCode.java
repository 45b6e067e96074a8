package app.pentimento.web.api;

import java.util.Locale;

/** The kinds of error that the API answers with; the names, in lower case with hyphens, are the codes. */
public enum ProblemCode {
    INVALID_REQUEST(400, "Invalid request"),
    UNAUTHENTICATED(401, "Not signed in"),
    FORBIDDEN(403, "Not allowed"),
    LABEL_DUTY_NOT_ACCEPTED(403, "Duty to label not accepted"),
    NOT_FOUND(404, "Not found"),
    NOTHING_FOUND(404, "Nothing found in the picture"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Requested type not available"),
    CONFLICT(409, "Conflict with the current state"),
    MODEL_RETIRED(409, "Model no longer available"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_IMAGE(415, "Picture type not supported"),
    UNSUPPORTED_MEDIA_TYPE(415, "Content type not supported"),
    UNREADABLE_IMAGE(422, "Unreadable picture"),
    PROMPT_BLOCKED(422, "Not allowed by the model's rules"),
    RATE_LIMITED(429, "Too many requests"),
    BUDGET_EXHAUSTED(429, "Budget used up"),
    INTERNAL(500, "Something went wrong on this server"),
    BACKEND_UNAVAILABLE(503, "Model not available now"),
    OVERLOADED(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that it comes with. */
    public int status() {
        return status;
    }

    /** The word for it in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }
}

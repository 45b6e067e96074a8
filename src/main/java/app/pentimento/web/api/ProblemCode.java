package app.pentimento.web.api;

import java.util.Locale;

/** The kinds of error that the API answers with; the names, in lower case with hyphens, are the codes. */
public enum ProblemCode {
    INVALID_REQUEST(400, "The request cannot be taken as it stands"),
    UNAUTHENTICATED(401, "Who is asking is not known"),
    FORBIDDEN(403, "This is not allowed"),
    LABEL_DUTY_NOT_ACCEPTED(403, "The duty to label this picture has not been accepted"),
    NOT_FOUND(404, "There is no such thing"),
    NOTHING_FOUND(404, "It was not found in the picture"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that type"),
    CONFLICT(409, "This does not fit how things stand"),
    MODEL_RETIRED(409, "The model is no longer offered"),
    TOO_LARGE(413, "This is too large"),
    UNSUPPORTED_IMAGE(415, "This type of picture is not taken"),
    UNSUPPORTED_MEDIA_TYPE(415, "This type of body is not taken"),
    UNREADABLE_IMAGE(422, "The picture cannot be read"),
    PROMPT_BLOCKED(422, "The model's rules forbid this"),
    RATE_LIMITED(429, "Too much was asked in too short a time"),
    BUDGET_EXHAUSTED(429, "The budget is used up"),
    INTERNAL(500, "Something went wrong in the server"),
    BACKEND_UNAVAILABLE(503, "The model cannot be used now"),
    OVERLOADED(503, "This cannot be done now");

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

package app.pentimento.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An error as the API tells it: the body of {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:pentimento:problem:} and the code
 * @param title the kind of error, the same for every error of this code
 * @param status the HTTP status
 * @param detail a sentence that a person can act on
 * @param code the kind of error, for programs
 * @param errors which fields are wrong; null where no field is
 * @param replacedBy of a retired model, the id of the one to use instead; null where there is none
 * @param offer where another model can do what this one cannot, its id; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<FieldError> errors,
        @Nullable String replacedBy,
        @Nullable String offer) {
    private static final String TYPE = "urn:pentimento:problem:";

    /** One field that is wrong, named as the API names it, and what to do. */
    public record FieldError(String field, String message) {}

    /** The same with its sentences said otherwise, in another language; what programs read stays. */
    Problem said(UnaryOperator<String> say) {
        return new Problem(
                type,
                say.apply(title),
                status,
                say.apply(detail),
                code,
                errors == null
                        ? null
                        : errors.stream()
                                .map(error -> new FieldError(error.field(), say.apply(error.message())))
                                .toList(),
                replacedBy,
                offer);
    }

    /** A problem that is not about a field. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(TYPE + code.word(), code.title(), code.status(), detail, code.word(), null, null, null);
    }

    /** A turn that names a model that its vendor no longer serves. */
    static Problem retired(String detail, @Nullable String replacedBy) {
        ProblemCode code = ProblemCode.MODEL_RETIRED;
        return new Problem(
                TYPE + code.word(), code.title(), code.status(), detail, code.word(), null, replacedBy, null);
    }

    /** A request with a wrong field. */
    static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** A turn whose model cannot do what it asks for, with one that can. */
    static Problem invalidModel(String message, String offer) {
        Problem problem = invalid("model", message);
        return new Problem(
                problem.type, problem.title, problem.status, message, problem.code, problem.errors, null, offer);
    }

    /** A request with wrong fields, of which there is at least one. */
    static Problem invalid(List<FieldError> errors) {
        ProblemCode code = ProblemCode.INVALID_REQUEST;
        return new Problem(
                TYPE + code.word(),
                code.title(),
                code.status(),
                errors.getFirst().message(),
                code.word(),
                List.copyOf(errors),
                null,
                null);
    }
}

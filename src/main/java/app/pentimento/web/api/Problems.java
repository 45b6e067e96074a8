package app.pentimento.web.api;

import app.pentimento.account.AccountConflict;
import app.pentimento.account.AccountNotFound;
import app.pentimento.account.InvalidAccount;
import app.pentimento.account.LoginBlocked;
import app.pentimento.account.RateLimited;
import app.pentimento.editing.BudgetExhausted;
import app.pentimento.editing.InvalidTurn;
import app.pentimento.editing.ModelRetired;
import app.pentimento.editing.ModelUnavailable;
import app.pentimento.editing.TurnConflict;
import app.pentimento.editing.WordsOnly;
import app.pentimento.export.InvalidArchive;
import app.pentimento.export.NoImagesException;
import app.pentimento.image.CarryOverException;
import app.pentimento.image.DamagedFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.QuotaExhausted;
import app.pentimento.model.google.GeminiKeyRefused;
import app.pentimento.provenance.LabelWaiverRequired;
import app.pentimento.provenance.LabellingException;
import app.pentimento.recipe.InvalidRecipe;
import app.pentimento.recipe.RecipeConflict;
import app.pentimento.session.NotFoundException;
import app.pentimento.web.NotAdministrator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Says what each failure is in the words of the API. */
final class Problems {
    private Problems() {}

    /** The problem that this failure is; {@code internal} for one that nobody foresaw. */
    static Problem of(Throwable failure, HttpServletRequest request) {
        return switch (failure) {
            case InvalidRequest e -> Problem.invalid(e.field(), said(e));
            case InvalidTurn e -> Problem.invalid(e.field(), said(e));
            case WordsOnly e -> Problem.invalidModel(said(e), e.offer());
            case ModelRetired e -> Problem.retired(said(e), e.replacedBy());
            case NoImagesException e -> Problem.of(ProblemCode.CONFLICT, said(e));
            case InvalidArchive e -> Problem.invalid("file", said(e));
            case InvalidRecipe e -> Problem.invalid(e.field(), said(e));
            case RecipeConflict e -> Problem.of(ProblemCode.CONFLICT, said(e));
            case LabelWaiverRequired e -> Problem.of(ProblemCode.LABEL_DUTY_NOT_ACCEPTED, said(e));
            case SubjectNotFoundException e -> Problem.of(ProblemCode.NOTHING_FOUND, said(e));
            case NotFoundException e -> Problem.of(ProblemCode.NOT_FOUND, said(e));
            case TurnConflict e -> Problem.of(ProblemCode.CONFLICT, said(e));
            case UploadConflict e -> Problem.of(ProblemCode.CONFLICT, said(e));
            case KeyConflict e -> Problem.of(ProblemCode.CONFLICT, said(e));
            case ImageRejected e -> Problem.of(ProblemCode.valueOf(e.reason().name()), said(e));
            case LabellingException e ->
                Problem.of(
                        ProblemCode.OVERLOADED,
                        "This picture could not be labelled, so it is not delivered. Try again.");
            case CarryOverException e -> Problem.of(ProblemCode.OVERLOADED, said(e));
            case InvalidAccount e -> Problem.invalid(e.field(), said(e));
            case AccountConflict e -> Problem.of(ProblemCode.CONFLICT, said(e));
            case AccountNotFound e -> Problem.of(ProblemCode.NOT_FOUND, said(e));
            case LoginBlocked e -> Problem.of(ProblemCode.RATE_LIMITED, said(e));
            case RateLimited e -> Problem.of(ProblemCode.RATE_LIMITED, said(e));
            case QuotaExhausted e -> Problem.of(ProblemCode.TOO_LARGE, said(e));
            case AccessDeniedException e -> Problem.of(ProblemCode.FORBIDDEN, "You may only look at this.");
            case NotAdministrator e -> Problem.of(ProblemCode.FORBIDDEN, said(e));
            case GeminiKeyRefused e -> keyRefused(e);
            case BudgetExhausted e -> Problem.of(ProblemCode.BUDGET_EXHAUSTED, said(e));
            case ModelUnavailable e -> Problem.of(ProblemCode.BACKEND_UNAVAILABLE, said(e));
            case TooLarge e -> Problem.of(ProblemCode.TOO_LARGE, said(e));
            case Overloaded e -> Problem.of(ProblemCode.OVERLOADED, said(e));
            case HttpMessageNotReadableException e -> unreadable(e.getCause());
            case MethodArgumentTypeMismatchException e ->
                Problem.invalid(e.getName(), "%s has a value of the wrong type.".formatted(e.getName()));
            case BindException e -> wrongTypes(e);
            case MissingServletRequestParameterException e -> missing(e.getParameterName());
            case MissingServletRequestPartException e -> missing(e.getRequestPartName());
            case MissingRequestHeaderException e -> missing(e.getHeaderName());
            case MaxUploadSizeExceededException e ->
                Problem.of(
                        ProblemCode.TOO_LARGE,
                        "The upload is larger than this server accepts. Send a smaller picture, or fewer at "
                                + "once.");
            case MultipartException e ->
                Problem.invalid(
                        "body", "The multipart body is incomplete. Send it again, with its boundary and its end.");
            case HttpRequestMethodNotSupportedException e ->
                Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "%s is not allowed here. The Allow header lists what is.".formatted(e.getMethod()));
            case HttpMediaTypeNotSupportedException e -> unsupported(e, request);
            case InvalidParameterException e -> ofStatus(e.getErrorCode());
            case DataIntegrityViolationException e ->
                Problem.of(
                        ProblemCode.CONFLICT,
                        "Something that this needs was deleted or changed meanwhile. Nothing was done; look again, then try again.");
            case ErrorResponse e -> ofStatus(e.getStatusCode().value());
            case CannotCreateTransactionException e -> databaseAway();
            case TransactionSystemException e -> databaseAway(); // it went away in the middle
            case DataAccessResourceFailureException e -> databaseAway();
            case TransientDataAccessException e -> databaseAway();
            case DamagedFile e -> Problem.of(ProblemCode.UNREADABLE_IMAGE, said(e));
            case UncheckedIOException e -> storeFull();
            case IOException e -> storeFull();
            default ->
                Problem.of(
                        ProblemCode.INTERNAL,
                        "Something unexpected went wrong. Try again. If it keeps happening, see the server's "
                                + "log for the time of this request.");
        };
    }

    /** The problem of a bare HTTP status, for errors that were made outside the API's code. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemCode.UNAUTHENTICATED, "Send an API token as Authorization: Bearer ….");
            case 403 -> Problem.of(ProblemCode.FORBIDDEN, "This request is not allowed.");
            case 404 ->
                Problem.of(
                        ProblemCode.NOT_FOUND,
                        "This address is not part of the API. /v3/api-docs lists those that are.");
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "This method is not allowed here.");
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "None of the types in the Accept header is available.");
            case 413 -> Problem.of(ProblemCode.TOO_LARGE, "The request is larger than this server accepts.");
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This Content-Type is not supported here.");
            case 503 -> Problem.of(ProblemCode.OVERLOADED, "The server cannot answer now. Try again in a moment.");
            default ->
                status >= 400 && status < 500
                        ? Problem.of(ProblemCode.INVALID_REQUEST, "The request cannot be understood.")
                        : Problem.of(ProblemCode.INTERNAL, "Something unexpected went wrong. See the server's log.");
        };
    }

    private static Problem keyRefused(GeminiKeyRefused refused) {
        return switch (refused.reason()) {
            case WRONG -> Problem.invalid("key", said(refused));
            case SET_ELSEWHERE -> Problem.of(ProblemCode.CONFLICT, said(refused));
            case NOT_TESTED -> Problem.of(ProblemCode.BACKEND_UNAVAILABLE, said(refused));
            case NOT_STORED -> Problem.of(ProblemCode.OVERLOADED, said(refused));
        };
    }

    private static Problem unreadable(@org.jspecify.annotations.Nullable Throwable cause) {
        if (cause instanceof StreamReadException) {
            return Problem.invalid("body", "The body is not valid JSON.");
        }
        if (cause instanceof JacksonException e && !e.getPath().isEmpty()) {
            String field = e.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            return Problem.invalid(field, "%s has a value of the wrong type.".formatted(field));
        }
        return Problem.invalid("body", "The body must be a JSON object.");
    }

    private static Problem unsupported(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.endsWith("/images") || path.endsWith("/verify")) {
            return Problem.of(
                    ProblemCode.UNSUPPORTED_IMAGE,
                    "Send the picture as the multipart field file, or as raw bytes with its Content-Type. It can be a %s."
                            .formatted(ImageFormat.accepted()));
        }
        return Problem.of(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "Send the body with a Content-Type of %s."
                        .formatted(e.getSupportedMediaTypes().stream()
                                .map(MediaType::toString)
                                .collect(Collectors.joining(" or "))));
    }

    private static Problem wrongTypes(BindException failure) {
        return Problem.invalid(failure.getFieldErrors().stream()
                .map(FieldError::getField)
                .distinct()
                .map(field -> new Problem.FieldError(field, "%s has a value of the wrong type.".formatted(field)))
                .toList());
    }

    private static Problem missing(String field) {
        return Problem.invalid(field, "%s is missing.".formatted(field));
    }

    private static Problem databaseAway() {
        return Problem.of(
                ProblemCode.OVERLOADED, "The database does not answer. Nothing was changed; try again in a moment.");
    }

    private static Problem storeFull() {
        return Problem.of(
                ProblemCode.OVERLOADED,
                "The server could not read or write its files. Its disk may be full: free up some "
                        + "space, then try again.");
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }
}

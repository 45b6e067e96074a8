package app.pentimento.model.google;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import app.pentimento.model.wire.Sentences;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.auth.Retryable;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Google's refusals mean to the person who asked. */
public final class GoogleFailures {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int PAYMENT = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    /** "models/X is not found for API version v1beta", and its kin. */
    private static final Pattern MODEL = Pattern.compile("\\bmodels?\\b", Pattern.CASE_INSENSITIVE);
    /** "limit: 0 requests per day on Free Tier": no wait helps (seen on 2026-10-01 with every image model). */
    private static final Pattern NO_FREE_QUOTA = Pattern.compile("\\blimit: ?0(?![\\d.])", Pattern.CASE_INSENSITIVE);

    private GoogleFailures() {}

    /** The failure inside one of the SDK's exceptions. */
    public static IOException unwrap(GenAiIOException e) {
        IOException inside = inside(e);
        return inside == null ? new NotAnAnswer("The answer could not be read") : inside;
    }

    /**
     * The failure inside of whatever else the SDK throws.
     *
     * @throws RuntimeException the same, where it is none of the wire but a mistake in the program
     */
    public static IOException unwrap(RuntimeException e) {
        IOException inside = inside(e);
        if (inside == null) {
            throw e;
        }
        return inside;
    }

    private static @Nullable IOException inside(RuntimeException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return new NotAnAnswer("The answer is no JSON");
            }
            if (cause instanceof Retryable login && !login.isRetryable()) {
                return HttpFailure.of(UNAUTHENTICATED, "UNAUTHENTICATED", "");
            }
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }

    /** An error that came in the middle of a stream, with the status in its body. */
    public static IOException unwrap(ApiException e) {
        return HttpFailure.of(e.code(), e.status(), e.message());
    }

    /** Why the list of models could not be had; an {@code INVALID_REQUEST} where the key is to blame. */
    static ModelException ofListing(IOException failure) {
        if (!(failure instanceof HttpFailure http)) {
            return failure instanceof NotAnAnswer
                    ? refusal(Kind.INVALID_ANSWER, "Google's list of models cannot be read.", failure)
                    : refusal(
                            Kind.BACKEND_UNAVAILABLE,
                            "Google cannot be reached. Check the network and the address in the settings.",
                            failure);
        }
        if (isBadKey(http)) {
            return refusal(Kind.INVALID_REQUEST, "Google rejected the key.", http);
        }
        return switch (http.code()) {
            case FORBIDDEN ->
                refusal(
                        Kind.INVALID_REQUEST,
                        "The key does not have permission for this at Google." + Sentences.quoted(http.detail()),
                        http);
            case NOT_FOUND ->
                refusal(Kind.BACKEND_UNAVAILABLE, "The address in the settings has no list of models.", http);
            default ->
                refusal(
                        Kind.BACKEND_UNAVAILABLE,
                        "Google answered the request for its list of models with HTTP %d.".formatted(http.code())
                                + Sentences.quoted(http.detail()),
                        http);
        };
    }

    private static boolean isBadKey(HttpFailure failure) {
        return failure.code() == UNAUTHENTICATED
                || failure.isFor("API_KEY_INVALID")
                || failure.isFor("API_KEY_EXPIRED")
                || (failure.code() == BAD_REQUEST && failure.says("API key"));
    }

    /** The refusal as a person reads it; null where it is a failure that may pass. */
    public static @Nullable ModelException refusal(HttpFailure failure, String label) {
        if (isBadKey(failure)) {
            return refusal(
                    Kind.BACKEND_UNAVAILABLE,
                    "The key or credentials for %s were rejected. The operator must set valid ones.".formatted(label),
                    failure);
        }
        return switch (failure.code()) {
            case BAD_REQUEST ->
                failure.isFor("FAILED_PRECONDITION")
                        ? refusal(
                                Kind.BACKEND_UNAVAILABLE,
                                "%s is not available to this server's account or region.".formatted(label)
                                        + Sentences.quoted(failure.detail()),
                                failure)
                        : refusal(
                                Kind.INVALID_REQUEST,
                                "%s rejected the request. Try other options, or start a new session.".formatted(label)
                                        + Sentences.quoted(failure.detail()),
                                failure);
            case PAYMENT, FORBIDDEN ->
                refusal(
                        Kind.BACKEND_UNAVAILABLE,
                        "The key for %s does not allow this. The operator must check its permissions and billing."
                                        .formatted(label)
                                + Sentences.quoted(failure.detail()),
                        failure);
            case NOT_FOUND ->
                isAboutModel(failure)
                        ? refusal(
                                Kind.BACKEND_UNAVAILABLE,
                                "%s is not available at the address in the settings. Choose another model."
                                                .formatted(label)
                                        + Sentences.quoted(failure.detail()),
                                failure)
                        : refusal(
                                Kind.INVALID_REQUEST,
                                "%s could not find something that this request needs. Try another size, or another model."
                                                .formatted(label)
                                        + Sentences.quoted(failure.detail()),
                                failure);
            case TOO_MANY ->
                failure.says(NO_FREE_QUOTA)
                        ? refusal(
                                Kind.BACKEND_UNAVAILABLE,
                                "%s is not free, and the key's project has no billing. The operator must set up billing for it, or use a key of another project."
                                        .formatted(label),
                                failure)
                        : null;
            case TOO_LARGE ->
                refusal(
                        Kind.INVALID_REQUEST,
                        "Together, the pictures of this turn are too large for %s. Send fewer or smaller ones."
                                .formatted(label),
                        failure);
            default -> null;
        };
    }

    /** Whether a failure is about the model that was asked, rather than about something else that the request names. */
    public static boolean isAboutModel(HttpFailure failure) {
        return failure.isFor("model_not_found") || failure.says(MODEL);
    }

    private static ModelException refusal(Kind kind, String message, IOException cause) {
        return new ModelException(kind, false, message, cause);
    }
}

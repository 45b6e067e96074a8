package app.pentimento.model.openai;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.Sentences;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the refusals of OpenAI-style servers mean to the person who asked. The code of an error decides, and its sentence
 * only where there is no code: a sentence that names a policy may be about the account and not about the prompt.
 */
final class OpenAiFailures {
    private static final int UNAUTHENTICATED = 401;
    private static final int PAYMENT = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final String[] MODERATION = {
        "moderation",
        "content_policy",
        "contentfilter",
        "content_filter",
        "responsibleaipolicy",
        "bio_policy",
        "invalid_prompt",
        "refusal"
    };
    private static final String[] NO_CREDIT = {
        "insufficient_quota", "billing", "payment_required", "insufficient_credits"
    };
    private static final String[] BAD_PICTURE = {
        "invalid_image", "invalid_base64_image", "image_too", "image_parse_error", "image_file_too_large",
        "unsupported_image", "empty_image_file", "image_not_found", "image_download_failed", "failed_to_download_image"
    };
    private static final String REPHRASE = " Rephrase the request, or use another picture.";

    private OpenAiFailures() {}

    /**
     * The refusal as a person reads it; null where it is a failure that may pass, or one like everybody's.
     *
     * @param model as the catalog names it
     */
    static @Nullable ModelException refusal(HttpFailure failure, String label, String model, Connection connection) {
        OpenAiError error = OpenAiError.of(failure);
        if (error.is(MODERATION)) {
            return blocked(label, error, failure);
        }
        if (error.says("must be verified")) {
            return refusal(
                    Kind.BACKEND_UNAVAILABLE,
                    "%s is available to verified organisations only. The operator can verify the organisation at https://platform.openai.com/settings/organization/general. Until then, choose another model."
                            .formatted(label),
                    failure);
        }
        if (failure.code() == PAYMENT || error.is(NO_CREDIT)) {
            return payment(label, failure);
        }
        if (error.is(BAD_PICTURE)) {
            return refusal(
                    Kind.INVALID_REQUEST,
                    "%s cannot use one of the pictures. Use another picture.".formatted(label)
                            + Sentences.quoted(failure.detail()),
                    failure);
        }
        return ofStatus(failure, error, label, model, connection);
    }

    private static ModelException blocked(String label, OpenAiError error, HttpFailure failure) {
        // Azure says it in words only
        boolean result = error.stage().equals("output") || error.says("generated image");
        String why = error.categories().isEmpty()
                ? ""
                : " Reason given: “%s”.".formatted(String.join(", ", error.categories()));
        return refusal(
                Kind.PROMPT_BLOCKED,
                (result
                                ? "%s withheld its answer because of its safety rules.".formatted(label)
                                : "The rules of %s do not allow this request.".formatted(label))
                        + why
                        + REPHRASE,
                failure);
    }

    /** No credit is left; or, at a gateway, too much of it is bound by requests that are under way. */
    private static ModelException payment(String label, HttpFailure failure) {
        Duration wait = failure.retryAfter();
        if (failure.code() == PAYMENT && wait != null) {
            return new ModelException(
                    Kind.RATE_LIMITED,
                    true,
                    "Rate limit of %s reached. Try again in %s, or choose another model."
                            .formatted(label, Sentences.time(wait)),
                    failure);
        }
        return refusal(
                Kind.BACKEND_UNAVAILABLE,
                "The account for %s has no credit left. The operator must top it up.".formatted(label),
                failure);
    }

    private static @Nullable ModelException ofStatus(
            HttpFailure failure, OpenAiError error, String label, String model, Connection connection) {
        return switch (failure.code()) {
            case UNAUTHENTICATED ->
                refusal(
                        Kind.BACKEND_UNAVAILABLE,
                        "The key for %s was rejected. The operator must set a valid key.".formatted(label),
                        failure);
            case FORBIDDEN ->
                refusal(
                        Kind.BACKEND_UNAVAILABLE,
                        "The key for %s does not allow this. The operator must check its permissions and billing."
                                        .formatted(label)
                                + Sentences.quoted(failure.detail()),
                        failure);
            case NOT_FOUND, GONE -> notFound(failure, error, label, model, connection);
            case TOO_LARGE ->
                refusal(
                        Kind.INVALID_REQUEST,
                        "Together, the pictures of this turn are too large for %s. Send fewer or smaller ones."
                                .formatted(label),
                        failure);
            default -> error.is("model_not_found") ? notFound(failure, error, label, model, connection) : null;
        };
    }

    private static ModelException notFound(
            HttpFailure failure, OpenAiError error, String label, String model, Connection connection) {
        if (connection.isAzure() && error.is("deploymentnotfound")) {
            return refusal(
                    Kind.BACKEND_UNAVAILABLE,
                    "Azure has no deployment “%s” for %s. The operator must set an existing one in %s."
                            .formatted(connection.nameOf(model), label, connection.deploymentSetting(model)),
                    failure);
        }
        return refusal(
                Kind.BACKEND_UNAVAILABLE,
                "%s is not available at the address in the settings. Choose another model.".formatted(label)
                        + Sentences.quoted(failure.detail()),
                failure);
    }

    private static ModelException refusal(Kind kind, String message, HttpFailure cause) {
        return new ModelException(kind, false, message, cause);
    }

    /** An answer that was held back without an error of its own. */
    static ModelException heldBack(String label) {
        return new ModelException(
                Kind.PROMPT_BLOCKED, false, "The rules of %s do not allow this request.".formatted(label) + REPHRASE);
    }

    /** An answer that came to its end without the picture that it is all about. */
    static ModelException noPicture(String label) {
        return ModelException.mayBeCharged(
                Kind.INVALID_ANSWER,
                "%s answered without a picture. Its rules may have blocked it, and the vendor may still charge for it. Try again, or rephrase the request."
                        .formatted(label),
                null);
    }

    /** An answer that holds nothing. */
    static ModelException nothing(String label) {
        return new ModelException(
                Kind.INVALID_ANSWER,
                true,
                "%s sent an empty answer.".formatted(label) + " Try again, or rephrase the request.");
    }

    /** An answer that reached the most that the model may say. */
    static ModelException cutOff(String label, boolean anything) {
        return new ModelException(
                Kind.INVALID_ANSWER,
                true,
                "The answer of %s was cut off at the length limit.".formatted(label)
                        + (anything ? " What had arrived is kept." : "")
                        + " Ask for fewer pictures or a smaller size.");
    }
}

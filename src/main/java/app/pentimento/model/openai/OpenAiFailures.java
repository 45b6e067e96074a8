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
    private static final String REPHRASE = " Say it differently, or use another picture.";

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
                    "%s is offered to verified organisations only. Whoever runs this server can have the organisation verified at https://platform.openai.com/settings/organization/general; until then choose another model."
                            .formatted(label),
                    failure);
        }
        if (failure.code() == PAYMENT || error.is(NO_CREDIT)) {
            return payment(label, failure);
        }
        if (error.is(BAD_PICTURE)) {
            return refusal(
                    Kind.INVALID_REQUEST,
                    "%s cannot use a picture of this turn. Use another picture.".formatted(label)
                            + Sentences.quoted(failure.detail()),
                    failure);
        }
        return ofStatus(failure, error, label, model, connection);
    }

    private static ModelException blocked(String label, OpenAiError error, HttpFailure failure) {
        // Azure says it in words only
        boolean result = error.stage().equals("output") || error.says("generated image");
        String why =
                error.categories().isEmpty() ? "" : " It named: “%s”.".formatted(String.join(", ", error.categories()));
        return refusal(
                Kind.PROMPT_BLOCKED,
                (result
                                ? "%s made something that its safety rules forbid, and held it back.".formatted(label)
                                : "The rules of %s do not allow what was asked for.".formatted(label))
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
                    "The quota of %s is used up; it asks to wait %s. Retry after that, or choose another model."
                            .formatted(label, Sentences.time(wait)),
                    failure);
        }
        return refusal(
                Kind.BACKEND_UNAVAILABLE,
                "The account for %s has no credit left. Whoever runs this server must see to it.".formatted(label),
                failure);
    }

    private static @Nullable ModelException ofStatus(
            HttpFailure failure, OpenAiError error, String label, String model, Connection connection) {
        return switch (failure.code()) {
            case UNAUTHENTICATED ->
                refusal(
                        Kind.BACKEND_UNAVAILABLE,
                        "The key for %s is not accepted. Whoever runs this server must set a valid key."
                                .formatted(label),
                        failure);
            case FORBIDDEN ->
                refusal(
                        Kind.BACKEND_UNAVAILABLE,
                        "The key for %s does not allow this. Whoever runs this server must check its rights and its billing."
                                        .formatted(label)
                                + Sentences.quoted(failure.detail()),
                        failure);
            case NOT_FOUND, GONE -> notFound(failure, error, label, model, connection);
            case TOO_LARGE ->
                refusal(
                        Kind.INVALID_REQUEST,
                        "The pictures of this turn are too large together for %s. Send fewer or smaller ones."
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
                    "Azure has no deployment “%s” for %s. Whoever runs this server must name one that is there in %s."
                            .formatted(connection.nameOf(model), label, connection.deploymentSetting(model)),
                    failure);
        }
        return refusal(
                Kind.BACKEND_UNAVAILABLE,
                "%s is not offered at the address in the settings. Choose another model.".formatted(label)
                        + Sentences.quoted(failure.detail()),
                failure);
    }

    private static ModelException refusal(Kind kind, String message, HttpFailure cause) {
        return new ModelException(kind, false, message, cause);
    }

    /** An answer that was held back without an error of its own. */
    static ModelException heldBack(String label) {
        return new ModelException(
                Kind.PROMPT_BLOCKED,
                false,
                "The rules of %s do not allow what was asked for.".formatted(label) + REPHRASE);
    }

    /** An answer that came to its end without the picture that it is all about. */
    static ModelException noPicture(String label) {
        return ModelException.mayBeCharged(
                Kind.INVALID_ANSWER,
                "%s ended its answer without a picture. Its rules may have held it back, and it may have been charged all the same. Retry, or say it differently."
                        .formatted(label),
                null);
    }

    /** An answer that holds nothing. */
    static ModelException nothing(String label) {
        return new ModelException(
                Kind.INVALID_ANSWER,
                true,
                "%s answered with nothing at all.".formatted(label) + " Retry, or say it differently.");
    }

    /** An answer that reached the most that the model may say. */
    static ModelException cutOff(String label, boolean anything) {
        return new ModelException(
                Kind.INVALID_ANSWER,
                true,
                "The answer of %s was cut off at its longest.".formatted(label)
                        + (anything ? " What had come is kept." : "")
                        + " Ask for fewer pictures or a smaller size at once.");
    }
}

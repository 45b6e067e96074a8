package app.pentimento.model.gemini;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelException.Kind;
import app.pentimento.model.wire.HttpFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Gemini's reasons to end mean to the person who asked: generateContent's finish and block reasons, and the error
 * codes and statuses of Interactions, in capitals.
 */
final class GeminiFinishReasons {
    /** The vendor's word for a conversation that is repeated without the signatures that it wants. */
    static final String MISSING_SIGNATURE = "MISSING_THOUGHT_SIGNATURE";

    /** The codes with which Interactions may refuse a request that is otherwise an answer's reason to end. */
    private static final Set<String> OF_REQUESTS = Set.of(
            "SAFETY",
            "RECITATION",
            "LANGUAGE",
            "PROHIBITED_CONTENT",
            "SPII",
            "BLOCKLIST",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT",
            "IMAGE_RECITATION",
            "IMAGE_OTHER",
            "CONTENT_BLOCKED",
            "NO_IMAGE",
            "MALFORMED_FUNCTION_CALL",
            "MALFORMED_TOOL_CALL",
            "UNEXPECTED_TOOL_CALL",
            "TOO_MANY_TOOL_CALLS",
            "BUDGET_EXCEEDED",
            MISSING_SIGNATURE);

    private static final String REPHRASE = " Rephrase the request, or use another picture.";

    private GeminiFinishReasons() {}

    /** The prompt was not let in. */
    static ModelException blocked(String label, String reason) {
        return switch (reason) {
            case "OTHER", "BLOCKED_REASON_UNSPECIFIED" ->
                forbidden("%s rejected this request without giving a reason.".formatted(label) + REPHRASE);
            case "IMAGE_SAFETY" ->
                forbidden("The safety rules of %s do not allow one of the pictures.".formatted(label)
                        + " Use another picture.");
            case "PROHIBITED_CONTENT", "BLOCKLIST" ->
                forbidden("The rules of %s do not allow this request.".formatted(label) + REPHRASE);
            default -> forbidden("The safety rules of %s do not allow this request.".formatted(label) + REPHRASE);
        };
    }

    /** What a refused request means, where it was refused for one of these reasons; null otherwise. */
    static @Nullable ModelException refused(String label, HttpFailure failure) {
        for (String reason : OF_REQUESTS) {
            if (failure.isFor(reason)) {
                return failure(label, reason, null, 0, false);
            }
        }
        return null;
    }

    /**
     * What is wrong with an answer that ended like this; null where nothing is. Words without a picture are an answer:
     * the model may have asked back, or said why it makes none.
     */
    static @Nullable ModelException failure(
            String label, String finish, @Nullable String finishMessage, int pictures, boolean saidWords) {
        String kept = pictures > 0 || saidWords ? " What had arrived is kept." : "";
        return switch (finish) {
            case "STOP", "FINISH_REASON_UNSPECIFIED" -> stopped(label, pictures, saidWords);
            case "IMAGE_SAFETY", "SAFETY" ->
                forbidden("%s withheld its answer because of its safety rules.".formatted(label) + kept + REPHRASE);
            case "CONTENT_BLOCKED" ->
                forbidden("The safety rules of %s do not allow this request.".formatted(label) + kept + REPHRASE);
            case "IMAGE_PROHIBITED_CONTENT", "PROHIBITED_CONTENT", "BLOCKLIST", "MODEL_ARMOR" ->
                forbidden("The rules of %s do not allow this request.".formatted(label) + kept + REPHRASE);
            case "IMAGE_RECITATION", "RECITATION" ->
                forbidden("%s withheld its answer because it is too close to an existing work.".formatted(label) + kept
                        + " Ask for something more original.");
            case "SPII" ->
                forbidden("%s withheld its answer because it may contain someone's private data.".formatted(label)
                        + kept
                        + REPHRASE);
            case "NO_IMAGE" ->
                saidWords
                        ? null
                        : invalid("%s answered without a picture.".formatted(label) + kept
                                + " Try again, or describe the picture more clearly.");
            case "MAX_TOKENS" ->
                new ModelException(
                        Kind.INVALID_ANSWER,
                        false,
                        "The answer of %s was cut off at the length limit.".formatted(label) + kept
                                + " Ask for fewer pictures or a smaller size.");
            case "LANGUAGE" ->
                new ModelException(
                        Kind.INVALID_REQUEST,
                        false,
                        "%s does not support the language of this request. Use another one.".formatted(label));
            case "IMAGE_OTHER", "OTHER" ->
                invalid("%s stopped without giving a reason.".formatted(label) + kept
                        + " Try again, or rephrase the request.");
            case "CONTINUATION" -> invalid("The answer of %s did not end.".formatted(label) + kept + " Try again.");
            case "CANCELLED" ->
                invalid("The service of %s stopped this request early.".formatted(label) + kept + " Try again.");
            case "BUDGET_EXCEEDED" ->
                new ModelException(
                        Kind.BUDGET_EXHAUSTED,
                        false,
                        "The spending limit set with the vendor of %s is used up.".formatted(label) + kept
                                + " The operator can raise it there. Until then, choose another model.");
            case "MALFORMED_FUNCTION_CALL",
                    "MALFORMED_TOOL_CALL",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "REQUIRES_ACTION" ->
                invalid("%s stopped because it tried to use a tool that is not available here.".formatted(label) + kept
                        + " Try again, or rephrase the request.");
            case MISSING_SIGNATURE ->
                new ModelException(
                        Kind.INVALID_REQUEST,
                        false,
                        "%s rejected this conversation.".formatted(label) + kept
                                + " Start a new session with the last picture, or choose another model.");
            default ->
                invalid("%s could not finish its answer (%s%s)."
                                .formatted(
                                        label,
                                        finish,
                                        finishMessage == null || finishMessage.isBlank() ? "" : ": " + finishMessage)
                        + kept + " Try again, or rephrase the request.");
        };
    }

    private static @Nullable ModelException stopped(String label, int pictures, boolean saidWords) {
        return pictures == 0 && !saidWords ? invalid("%s sent an empty answer. Try again.".formatted(label)) : null;
    }

    private static ModelException forbidden(String message) {
        return new ModelException(Kind.PROMPT_BLOCKED, false, message);
    }

    private static ModelException invalid(String message) {
        return new ModelException(Kind.INVALID_ANSWER, true, message);
    }
}

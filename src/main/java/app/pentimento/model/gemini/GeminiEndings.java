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
final class GeminiEndings {
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

    private static final String REPHRASE = " Say it differently, or use another picture.";

    private GeminiEndings() {}

    /** The prompt was not let in. */
    static ModelException blocked(String label, String reason) {
        return switch (reason) {
            case "OTHER", "BLOCKED_REASON_UNSPECIFIED" ->
                forbidden("%s did not take this prompt, and gave no reason.".formatted(label) + REPHRASE);
            case "IMAGE_SAFETY" ->
                forbidden("%s does not take a picture of this turn: its safety rules forbid it.".formatted(label)
                        + " Use another picture.");
            case "PROHIBITED_CONTENT", "BLOCKLIST" ->
                forbidden("What this prompt asks for is not allowed by the rules of %s.".formatted(label) + REPHRASE);
            default -> forbidden("The safety rules of %s do not allow this prompt.".formatted(label) + REPHRASE);
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
        String kept = pictures > 0 || saidWords ? " What had come is kept." : "";
        return switch (finish) {
            case "STOP", "FINISH_REASON_UNSPECIFIED" -> stopped(label, pictures, saidWords);
            case "IMAGE_SAFETY", "SAFETY" ->
                forbidden("%s made something that its safety rules forbid, and held it back.".formatted(label)
                        + kept
                        + REPHRASE);
            case "CONTENT_BLOCKED" ->
                forbidden("The safety rules of %s do not allow this prompt.".formatted(label) + kept + REPHRASE);
            case "IMAGE_PROHIBITED_CONTENT", "PROHIBITED_CONTENT", "BLOCKLIST", "MODEL_ARMOR" ->
                forbidden("The rules of %s do not allow what was asked for.".formatted(label) + kept + REPHRASE);
            case "IMAGE_RECITATION", "RECITATION" ->
                forbidden("%s held its answer back because it is too close to an existing work.".formatted(label) + kept
                        + " Ask for something more your own.");
            case "SPII" ->
                forbidden("%s held its answer back because it may hold private data of a person.".formatted(label)
                        + kept
                        + REPHRASE);
            case "NO_IMAGE" ->
                saidWords
                        ? null
                        : invalid("%s made no picture, though one was asked for.".formatted(label) + kept
                                + " Retry, or describe the picture more clearly.");
            case "MAX_TOKENS" ->
                new ModelException(
                        Kind.INVALID_ANSWER,
                        false,
                        "The answer of %s was cut off at its longest.".formatted(label) + kept
                                + " Ask for fewer pictures or a smaller size at once.");
            case "LANGUAGE" ->
                new ModelException(
                        Kind.INVALID_REQUEST,
                        false,
                        "%s does not speak the language of this prompt. Ask in another one.".formatted(label));
            case "IMAGE_OTHER", "OTHER" ->
                invalid("%s gave up on this without a reason.".formatted(label) + kept
                        + " Retry, or say it differently.");
            case "CONTINUATION" ->
                invalid("The answer of %s never came to an end.".formatted(label) + kept + " Retry.");
            case "CANCELLED" ->
                invalid("The service of %s stopped this before it was done.".formatted(label) + kept + " Retry.");
            case "BUDGET_EXCEEDED" ->
                new ModelException(
                        Kind.BUDGET_EXHAUSTED,
                        false,
                        "The spending limit that is set at the service of %s is used up.".formatted(label) + kept
                                + " Whoever runs this server can raise it there. Choose another model meanwhile.");
            case "MALFORMED_FUNCTION_CALL",
                    "MALFORMED_TOOL_CALL",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "REQUIRES_ACTION" ->
                invalid("%s tried to use a tool that it does not have here, and stopped.".formatted(label) + kept
                        + " Retry, or say it differently.");
            case MISSING_SIGNATURE ->
                new ModelException(
                        Kind.INVALID_REQUEST,
                        false,
                        "%s does not accept this conversation as it was sent.".formatted(label) + kept
                                + " Start a new session with the last picture, or choose another model.");
            default ->
                invalid("%s could not finish its answer (%s%s)."
                                .formatted(
                                        label,
                                        finish,
                                        finishMessage == null || finishMessage.isBlank() ? "" : ": " + finishMessage)
                        + kept + " Retry, or say it differently.");
        };
    }

    private static @Nullable ModelException stopped(String label, int pictures, boolean saidWords) {
        return pictures == 0 && !saidWords ? invalid("%s answered with nothing at all. Retry.".formatted(label)) : null;
    }

    private static ModelException forbidden(String message) {
        return new ModelException(Kind.PROMPT_BLOCKED, false, message);
    }

    private static ModelException invalid(String message) {
        return new ModelException(Kind.INVALID_ANSWER, true, message);
    }
}

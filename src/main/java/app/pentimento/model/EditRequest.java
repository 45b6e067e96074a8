package app.pentimento.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one turn sends to a model, as the context planner chose it.
 *
 * @param turnId for logs and for idempotency at the vendor
 * @param prompt the person's words, never empty
 * @param workingImage the image that the edit is about; null where the conversation has none yet
 * @param attached further pictures that this turn brings, in their order
 * @param mask of the working image's shape, white where change is allowed
 * @param options what the person chose
 * @param editStack how the working image came about, where this model made it and left an edit stack; null otherwise
 * @param conversation this turn with what was said before it, for a model with
 *     {@link ModelInfo.Capabilities#conversation}; null where the request stands alone
 */
public record EditRequest(
        String turnId,
        String prompt,
        @Nullable InputImage workingImage,
        List<InputImage> attached,
        @Nullable InputImage mask,
        EditOptions options,
        @Nullable EditStack editStack,
        @Nullable Conversation conversation) {
    public EditRequest {
        attached = List.copyOf(attached);
    }

    /** A request that stands alone. */
    public EditRequest(
            String turnId,
            String prompt,
            @Nullable InputImage workingImage,
            List<InputImage> attached,
            @Nullable InputImage mask,
            EditOptions options) {
        this(turnId, prompt, workingImage, attached, mask, options, null, null);
    }
}

package app.pentimento.editing;

import app.pentimento.editing.region.Cut;
import app.pentimento.image.Image;
import app.pentimento.model.EditRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one turn sends, with the images that it stands for.
 *
 * @param workingImage what is changed; null where the model changes nothing
 * @param attached what is used beside it
 * @param cut the part of the working image that goes in its place, where only what is masked is to change; null otherwise
 * @param sent the same for people to see
 * @param transcriptFormat what the transcript of the answer is understood by
 */
record Plan(
        EditRequest request,
        @Nullable Image workingImage,
        List<Image> attached,
        @Nullable Cut cut,
        SentContext sent,
        String transcriptFormat) {
    Plan {
        attached = List.copyOf(attached);
    }
}

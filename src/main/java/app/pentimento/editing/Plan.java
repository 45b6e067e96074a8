package app.pentimento.editing;

import app.pentimento.editing.answer.AnswerBasis;
import app.pentimento.editing.region.Cut;
import app.pentimento.image.Image;
import app.pentimento.image.Lineage;
import app.pentimento.model.EditRequest;
import app.pentimento.session.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one turn sends, with the images that it stands for.
 *
 * @param workingImage what is changed; null where the model changes nothing
 * @param attached what is used beside it
 * @param context the pictures of the conversation that are sent besides: the original, and those of earlier turns
 * @param cut the part of the working image that goes in its place, where only what is masked is to change; null otherwise
 * @param sent the same for people to see
 * @param transcriptFormat what the transcript of the answer is understood by
 */
record Plan(
        EditRequest request,
        @Nullable Image workingImage,
        List<Image> attached,
        List<Image> context,
        @Nullable Cut cut,
        SentContext sent,
        String transcriptFormat) {
    Plan {
        attached = List.copyOf(attached);
        context = List.copyOf(context);
    }

    /** What the answer is made from: every picture that is sent, once, with the most that it is. */
    AnswerBasis basis(Turn turn) {
        Map<String, Lineage> lineage = new LinkedHashMap<>();
        if (workingImage != null) {
            lineage.put(workingImage.id(), new Lineage(workingImage, Lineage.Relation.PARENT));
        }
        attached.forEach(image -> lineage.putIfAbsent(image.id(), new Lineage(image, Lineage.Relation.INPUT)));
        context.forEach(image -> lineage.putIfAbsent(image.id(), new Lineage(image, Lineage.Relation.CONTEXT)));
        return new AnswerBasis(
                turn,
                List.copyOf(lineage.values()),
                cut == null ? null : turn.mask(),
                cut == null ? null : cut.aspectRatio(),
                transcriptFormat);
    }
}

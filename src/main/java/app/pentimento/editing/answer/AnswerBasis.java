package app.pentimento.editing.answer;

import app.pentimento.image.Image;
import app.pentimento.image.Lineage;
import app.pentimento.session.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is made from, as it was sent: all that its pictures need on their way, also after a restart.
 *
 * @param lineage every picture that was sent, each with its part
 * @param mask the mask, where only the part around it was sent; null otherwise
 * @param cutRatio the aspect ratio of that part; null where it has any
 * @param transcriptFormat what the transcript of the answer is in
 */
public record AnswerBasis(
        Turn turn,
        List<Lineage> lineage,
        @Nullable Image mask,
        @Nullable String cutRatio,
        String transcriptFormat) {
    public AnswerBasis {
        lineage = List.copyOf(lineage);
    }

    /** The picture that was to be changed; null where the model made one from nothing. */
    @Nullable
    Image workingImage() {
        return lineage.stream()
                .filter(from -> from.relation() == Lineage.Relation.PARENT)
                .map(Lineage::parent)
                .findFirst()
                .orElse(null);
    }

    /** Whether only the part around a mask was sent, so that the answer has to be put back. */
    boolean masked() {
        return mask != null;
    }
}

package app.pentimento.editing.answer;

import app.pentimento.image.AiLabel;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.Lineage;
import app.pentimento.keep.Composition;
import app.pentimento.keep.Region;
import app.pentimento.provenance.Aigc;
import app.pentimento.provenance.ForeignLabels;
import app.pentimento.provenance.LabelFacts;
import app.pentimento.provenance.Labeller;
import app.pentimento.provenance.LabellingException;
import app.pentimento.provenance.SourceType;
import app.pentimento.provenance.TakenRegion;
import app.pentimento.provenance.UnsignedPicture;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what AI did to a picture, in its pixels and in its metadata. */
@Component
class LabelStep {
    private final Labeller labeller;
    private final ForeignLabels foreign;

    LabelStep(Labeller labeller, ForeignLabels foreign) {
        this.labeller = labeller;
        this.foreign = foreign;
    }

    /** A picture with what is said of it. */
    record Labelled(LabelFacts facts, UnsignedPicture picture) {}

    /**
     * Labels a picture.
     *
     * @param whole the picture, and what was kept in it of the working image
     * @throws LabellingException where it cannot be labelled, and so must not be shown
     */
    Labelled label(AnswerBasis basis, ReceivedPart.Picture received, ComposeStep.Whole whole)
            throws LabellingException {
        AiLabel label = label(received.generative(), basis.lineage());
        LabelFacts facts = new LabelFacts(
                received.imageId(),
                label,
                SourceType.of(label, fromPhoto(basis.lineage())),
                madeBy(basis, received),
                Instant.now(),
                received.generative(),
                received.actions(),
                basis.lineage(),
                taken(whole),
                inherited(basis, received));
        return new Labelled(facts, labeller.draw(whole.picture(), facts));
    }

    /** The rectangle outside of which every pixel is the working image's; null where the answer is the picture. */
    private static @Nullable TakenRegion taken(ComposeStep.Whole whole) {
        Composition composition = whole.composition();
        Region region = composition == null ? null : composition.kept().region();
        if (composition == null || region == null || !composition.kept().applied()) {
            return null;
        }
        int edge = composition.kept().softEdge();
        int x = Math.max(0, region.x() - edge);
        int y = Math.max(0, region.y() - edge);
        return new TakenRegion(
                x,
                y,
                Math.min(whole.picture().file().width(), region.x() + region.width() + edge) - x,
                Math.min(whole.picture().file().height(), region.y() + region.height() + edge) - y);
    }

    /**
     * Labels a picture that the model has not finished, small, to be looked at while it goes on.
     *
     * @return a JPEG
     */
    byte[] preview(AnswerBasis basis, byte[] bytes) throws LabellingException {
        AiLabel label = label(true, basis.lineage());
        return labeller.preview(
                bytes,
                label,
                SourceType.of(label, fromPhoto(basis.lineage())),
                basis.turn().id());
    }

    /** Whether a photo is among all that went in. */
    static boolean fromPhoto(List<Lineage> lineage) {
        return lineage.stream().anyMatch(from -> from.parent().fromPhoto());
    }

    /** What AI did to a picture: what it did now, or else what it had done to what went in. */
    private static AiLabel label(boolean generative, List<Lineage> lineage) {
        boolean ai =
                generative || lineage.stream().anyMatch(from -> from.parent().aiLabel() != AiLabel.NONE);
        if (!ai) {
            return AiLabel.NONE;
        }
        return fromPhoto(lineage) ? AiLabel.EDITED : AiLabel.GENERATED;
    }

    /** What a tool changes keeps the label that it came with; what a model makes is a new work with its own. */
    private @Nullable Aigc inherited(AnswerBasis basis, ReceivedPart.Picture received) {
        Image working = basis.workingImage();
        return received.generative() || working == null ? null : foreign.of(working);
    }

    /** The id of the model that made a picture: the one that the vendor says it was, else the one that was asked. */
    static String madeBy(AnswerBasis basis, ReceivedPart.Picture received) {
        String asked = basis.turn().model();
        String served = received.servedBy();
        return served == null ? asked : asked.substring(0, asked.indexOf(':') + 1) + served;
    }
}

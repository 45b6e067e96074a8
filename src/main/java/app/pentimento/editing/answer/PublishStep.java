package app.pentimento.editing.answer;

import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.image.Origin;
import app.pentimento.keep.Composition;
import app.pentimento.keep.KeptRows;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.provenance.Labels;
import app.pentimento.quality.PictureChecks;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a part's rows, and with them what is to be inspected; from then on people see it. */
@Component
class PublishStep {
    private final Images images;
    private final Labels labels;
    private final EditStacks editStacks;
    private final KeptRows kept;
    private final ReceivedParts received;
    private final PictureChecks checks;
    private final TurnLog log;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    PublishStep(
            Images images,
            Labels labels,
            EditStacks editStacks,
            KeptRows kept,
            ReceivedParts received,
            PictureChecks checks,
            TurnLog log,
            TurnSignals signals,
            TransactionTemplate transaction) {
        this.images = images;
        this.labels = labels;
        this.editStacks = editStacks;
        this.kept = kept;
        this.received = received;
        this.checks = checks;
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
    }

    /** @throws AnswerStopped where the turn is no longer running */
    void words(Turn turn, ReceivedPart.Words part) {
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            log.addText(turn.id(), part.text());
            received.published(part.id());
            signals.changed(turn);
        });
    }

    /** @throws AnswerStopped where the turn is no longer running */
    void picture(
            AnswerBasis basis,
            ReceivedPart.Picture part,
            LabelStep.Labelled labelled,
            FileContent answer,
            LabelledPicture signed,
            @Nullable Composition composition) {
        Turn turn = basis.turn();
        NewImage image = image(basis, part, labelled, answer, signed);
        images.keep(image, signed.rendition(), answer, signed.master());
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            Image added = add(image, part, labelled, signed, composition);
            received.published(part.id());
            log.addPicture(turn.id(), added, part.caption());
            checks.add(added.id(), part.askedWords());
            signals.changed(turn);
        });
    }

    /** A picture that was made once more of an answer, whose files are durable. */
    record Again(
            Turn turn,
            NewImage image,
            ReceivedPart.Picture part,
            LabelStep.Labelled labelled,
            LabelledPicture signed,
            @Nullable Composition composition) {}

    /** Makes the files of such a picture durable, ahead of the transaction that adds it. */
    Again prepare(
            AnswerBasis basis,
            ReceivedPart.Picture part,
            LabelStep.Labelled labelled,
            FileContent answer,
            LabelledPicture signed,
            @Nullable Composition composition) {
        NewImage image = image(basis, part, labelled, answer, signed);
        images.keep(image, signed.rendition(), answer, signed.master());
        return new Again(basis.turn(), image, part, labelled, signed, composition);
    }

    /**
     * Adds such a picture to a turn that has ended, in the caller's transaction.
     *
     * @param shown whether it becomes a part of the turn
     * @throws NotFoundException where the turn was deleted meanwhile
     */
    Image again(Again again, boolean shown) {
        if (!log.lock(again.turn().id())) {
            throw NotFoundException.turn();
        }
        Image added = add(again.image(), again.part(), again.labelled(), again.signed(), again.composition());
        if (shown) {
            log.addPicture(again.turn().id(), added, null);
            checks.add(added.id(), again.part().askedWords());
            signals.changed(again.turn());
        }
        return added;
    }

    private static NewImage image(
            AnswerBasis basis,
            ReceivedPart.Picture part,
            LabelStep.Labelled labelled,
            FileContent answer,
            LabelledPicture signed) {
        return new NewImage(
                part.imageId(),
                part.generative() ? Origin.MODEL : Origin.TOOL,
                basis.turn().id(),
                labelled.facts().model(),
                labelled.facts().label(),
                LabelStep.fromPhoto(basis.lineage()),
                signed.rendition().file(),
                answer.file(),
                signed.master().file(),
                basis.lineage(),
                Set.of());
    }

    private Image add(
            NewImage image,
            ReceivedPart.Picture part,
            LabelStep.Labelled labelled,
            LabelledPicture signed,
            @Nullable Composition composition) {
        Image added = images.add(image);
        labels.record(part.imageId(), labelled.facts().source(), signed.visible());
        if (part.editStack() != null) {
            editStacks.record(part.imageId(), part.editStack());
        }
        if (composition != null) {
            kept.add(part.imageId(), composition);
        }
        return added;
    }

    private void requireRunning(Turn turn) {
        if (!log.lockRunning(turn.id())) {
            throw new AnswerStopped();
        }
    }
}

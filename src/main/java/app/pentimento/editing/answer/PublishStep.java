package app.pentimento.editing.answer;

import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.image.Origin;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.provenance.Labels;
import app.pentimento.quality.PictureChecks;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a part's rows, and with them what is to be inspected; from then on people see it. */
@Component
class PublishStep {
    private final Images images;
    private final Labels labels;
    private final EditStacks editStacks;
    private final ReceivedParts received;
    private final PictureChecks checks;
    private final TurnLog log;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    PublishStep(
            Images images,
            Labels labels,
            EditStacks editStacks,
            ReceivedParts received,
            PictureChecks checks,
            TurnLog log,
            TurnSignals signals,
            TransactionTemplate transaction) {
        this.images = images;
        this.labels = labels;
        this.editStacks = editStacks;
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
            LabelledPicture signed) {
        Turn turn = basis.turn();
        NewImage image = new NewImage(
                part.imageId(),
                part.generative() ? Origin.MODEL : Origin.TOOL,
                turn.id(),
                labelled.facts().model(),
                labelled.facts().label(),
                LabelStep.fromPhoto(basis.lineage()),
                signed.rendition().file(),
                answer.file(),
                signed.master().file(),
                basis.lineage(),
                Set.of());
        images.keep(image, signed.rendition(), answer, signed.master());
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            Image added = images.add(image);
            labels.record(part.imageId(), labelled.facts().source(), signed.visible());
            if (part.editStack() != null) {
                editStacks.record(part.imageId(), part.editStack());
            }
            received.published(part.id());
            log.addPicture(turn.id(), added, part.caption());
            checks.add(added.id(), part.askedWords());
            signals.changed(turn);
        });
    }

    private void requireRunning(Turn turn) {
        if (!log.lockRunning(turn.id())) {
            throw new AnswerStopped();
        }
    }
}

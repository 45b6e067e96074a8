package app.pentimento.editing;

import app.pentimento.editing.region.RegionEdits;
import app.pentimento.id.Ids;
import app.pentimento.image.AiLabel;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.Images;
import app.pentimento.image.Lineage;
import app.pentimento.image.NewImage;
import app.pentimento.image.Origin;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.Waiting;
import app.pentimento.provenance.Aigc;
import app.pentimento.provenance.ForeignLabels;
import app.pentimento.provenance.LabelFacts;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.provenance.Labeller;
import app.pentimento.provenance.LabellingException;
import app.pentimento.provenance.Labels;
import app.pentimento.provenance.SourceType;
import app.pentimento.quality.AskedWords;
import app.pentimento.quality.PictureChecks;
import app.pentimento.session.Said;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnWait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes each part of an answer durable before anybody sees it: labels a picture, stores it, and writes the row. */
@Component
class AnswerRecorder {
    private final ImageProbe probe;
    private final Labeller labeller;
    private final Labels labels;
    private final ForeignLabels foreign;
    private final Images images;
    private final Recipes recipes;
    private final HeldPictures held;
    private final RegionEdits regions;
    private final PictureChecks checks;
    private final TurnLog log;
    private final Said said;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    AnswerRecorder(
            ImageProbe probe,
            Labeller labeller,
            Labels labels,
            ForeignLabels foreign,
            Images images,
            Recipes recipes,
            HeldPictures held,
            RegionEdits regions,
            PictureChecks checks,
            TurnLog log,
            Said said,
            TurnSignals signals,
            TransactionTemplate transaction) {
        this.probe = probe;
        this.labeller = labeller;
        this.labels = labels;
        this.foreign = foreign;
        this.images = images;
        this.recipes = recipes;
        this.held = held;
        this.regions = regions;
        this.checks = checks;
        this.log = log;
        this.said = said;
        this.signals = signals;
        this.transaction = transaction;
    }

    /**
     * Writes words; {@link AnswerChannel.Stopped} where the turn is no longer running.
     *
     * <p>What a model said of a part of a picture is not kept as said: it goes back as what became of the picture, which
     * is not what the model gave.
     */
    void text(Turn turn, Plan plan, String text, List<Message.Words> raw) {
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            (plan.cut() == null ? raw : List.<Message.Words>of())
                    .forEach(words -> said.add(turn.id(), words.text(), null, words.signature()));
            if (!text.isBlank()) {
                log.addText(turn.id(), text);
                signals.changed(turn);
            }
        });
    }

    /** Tells why nothing comes for a while; null where it goes on. */
    void waiting(Turn turn, @Nullable Waiting why) {
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            log.waiting(
                    turn.id(),
                    why == null
                            ? null
                            : new TurnWait(why.reason().name().toLowerCase(Locale.ROOT), why.sentence(), why.until()));
            signals.changed(turn);
        });
    }

    /**
     * Writes a picture; {@link AnswerChannel.Stopped} where the turn is no longer running.
     *
     * @throws LabellingException where the picture cannot be labelled, and so must not be shown; it is held for a retry
     *     where a model made it
     * @throws app.pentimento.image.ImageRejected where it is not a picture that can be taken
     */
    void picture(Turn turn, Plan plan, AnswerChannel.Picture came) throws LabellingException {
        ModelImage made = came.image();
        boolean generative = made.making() == ModelImage.Making.GENERATIVE;
        // What its bytes say counts, whatever the model calls it. A tool of ours may make more of a picture than is
        // taken.
        ImageFile raw = generative ? probe.probe(made.bytes(), null) : probe.ownFile(made.bytes());
        FileContent answer = new FileContent(raw, made.bytes());
        FileContent picture = plan.cut() == null ? answer : regions.putBack(plan.cut(), made.bytes());
        List<Lineage> lineage = lineage(plan);
        boolean fromPhoto = lineage.stream().anyMatch(from -> from.parent().fromPhoto());
        AiLabel label = label(generative, fromPhoto, lineage);
        SourceType source = SourceType.of(label, fromPhoto);
        String id = Ids.next();
        LabelFacts facts = new LabelFacts(
                id,
                label,
                source,
                turn.model(),
                Instant.now(),
                generative,
                made.actions(),
                lineage,
                inherited(generative, plan));
        LabelledPicture labelled;
        try {
            labelled = labeller.label(picture, answer, facts);
        } catch (LabellingException e) {
            if (generative && came.held() == null) {
                held.hold(turn.id(), raw, made);
            }
            throw e;
        }
        NewImage image = new NewImage(
                id,
                generative ? Origin.MODEL : Origin.TOOL,
                turn.id(),
                turn.model(),
                label,
                fromPhoto,
                labelled.rendition().file(),
                raw,
                labelled.master().file(),
                lineage);
        images.keep(image, labelled.rendition(), answer, labelled.master());
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            Image added = images.add(image);
            labels.record(id, source, labelled.visible());
            if (made.recipe() != null) {
                recipes.record(id, made.recipe());
            }
            if (came.held() != null) {
                held.labelled(came.held());
            }
            if (plan.cut() == null) {
                said.add(turn.id(), null, added.id(), made.signature());
            }
            log.addPicture(turn.id(), added, made.caption());
            checks.add(added.id(), generative ? AskedWords.in(turn.prompt()) : made.words());
            signals.changed(turn);
        });
    }

    /** What AI did to a picture: what it did now, or else what it had done to what went in. */
    private static AiLabel label(boolean generative, boolean fromPhoto, List<Lineage> lineage) {
        boolean ai =
                generative || lineage.stream().anyMatch(from -> from.parent().aiLabel() != AiLabel.NONE);
        if (!ai) {
            return AiLabel.NONE;
        }
        return fromPhoto ? AiLabel.EDITED : AiLabel.GENERATED;
    }

    /** What a tool changes keeps the label that it came with; what a model makes is a new work with its own. */
    private @Nullable Aigc inherited(boolean generative, Plan plan) {
        return generative || plan.workingImage() == null ? null : foreign.of(plan.workingImage());
    }

    private static List<Lineage> lineage(Plan plan) {
        List<Lineage> lineage = new ArrayList<>();
        if (plan.workingImage() != null) {
            lineage.add(new Lineage(plan.workingImage(), Lineage.Relation.PARENT));
        }
        plan.attached().forEach(image -> lineage.add(new Lineage(image, Lineage.Relation.INPUT)));
        return lineage;
    }

    private void requireRunning(Turn turn) {
        if (!log.lockRunning(turn.id())) {
            throw new AnswerChannel.Stopped();
        }
    }
}

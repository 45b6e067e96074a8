package app.pentimento.editing;

import app.pentimento.editing.region.RegionEdits;
import app.pentimento.id.Ids;
import app.pentimento.image.AiLabel;
import app.pentimento.image.FileContent;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.Images;
import app.pentimento.image.Lineage;
import app.pentimento.image.NewImage;
import app.pentimento.image.Origin;
import app.pentimento.model.Choice;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
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
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Transcripts;
import app.pentimento.session.Transcripts.TranscriptPart;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnChoice;
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
    private final Models models;
    private final TurnLog log;
    private final Transcripts transcripts;
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
            Models models,
            TurnLog log,
            Transcripts transcripts,
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
        this.models = models;
        this.log = log;
        this.transcripts = transcripts;
        this.signals = signals;
        this.transaction = transaction;
    }

    /**
     * Writes words; {@link AnswerChannel.Stopped} where the turn is no longer running.
     *
     * <p>What a model said of a part of a picture is not kept in the transcript: what became of the picture is not what
     * the model gave.
     */
    void text(Turn turn, Plan plan, String text, List<Message.Item> transcript) {
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            if (plan.cut() == null) {
                transcript.forEach(item -> transcripts.add(turn.id(), part(plan, item)));
            }
            if (!text.isBlank()) {
                log.addText(turn.id(), text);
                signals.changed(turn);
            }
        });
    }

    private static TranscriptPart part(Plan plan, Message.Item item) {
        String format = plan.transcriptFormat();
        return switch (item) {
            case Message.Words words ->
                new TranscriptPart(format, Transcripts.Kind.TEXT, words.text(), null, words.signature());
            case Message.Raw raw -> new TranscriptPart(format, Transcripts.Kind.RAW, raw.json(), null, null);
            case Message.Picture picture -> throw new IllegalArgumentException("A picture is a part of its own");
        };
    }

    /**
     * Writes down where the answer comes from. The answer to a part of a picture is nothing that a later turn can go on
     * from.
     */
    void origin(Turn turn, Plan plan, AnswerOrigin origin) {
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            log.origin(turn.id(), plan.cut() == null ? origin : origin.servedBy(origin.servedBy(), null));
            signals.changed(turn);
        });
    }

    /** Writes down what the answer offers. */
    void choices(Turn turn, List<Choice> choices) {
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            log.choices(turn.id(), choices.stream().map(this::resolved).toList());
        });
    }

    private TurnChoice resolved(Choice choice) {
        ModelInfo model =
                choice.generative() ? models.generative().map(ImageModel::info).orElse(null) : null;
        return model == null
                ? new TurnChoice(choice.label(), choice.prompt(), null, choice.generative())
                : new TurnChoice("Ask " + model.labelWithPrice(), choice.prompt(), model.id(), true);
    }

    /** Shows the picture as it is so far, small and labelled; where that cannot be done, the person waits for the whole. */
    void preview(Turn turn, Plan plan, AnswerChannel.Preview preview) {
        List<Lineage> lineage = lineage(plan);
        boolean fromPhoto = lineage.stream().anyMatch(from -> from.parent().fromPhoto());
        AiLabel label = label(true, fromPhoto, lineage);
        byte[] jpeg;
        try {
            jpeg = labeller.preview(preview.bytes(), label, SourceType.of(label, fromPhoto), turn.id());
        } catch (LabellingException | ImageRejected e) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            requireRunning(turn);
            log.preview(turn.id(), preview.number(), jpeg);
            signals.changed(turn);
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
    void picture(Turn turn, Plan plan, AnswerChannel.Picture came, AnswerOrigin origin) throws LabellingException {
        ModelImage made = came.image();
        boolean generative = made.making() == ModelImage.Making.GENERATIVE;
        String madeBy = madeBy(turn, origin);
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
                madeBy,
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
                madeBy,
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
                transcripts.add(
                        turn.id(),
                        new TranscriptPart(
                                plan.transcriptFormat(), Transcripts.Kind.IMAGE, null, added.id(), made.signature()));
            }
            log.addPicture(turn.id(), added, made.caption());
            checks.add(added.id(), generative ? AskedWords.in(turn.prompt()) : made.words());
            signals.changed(turn);
        });
    }

    /** The id of the model that made a picture: the one that the vendor says it was, else the one that was asked. */
    private static String madeBy(Turn turn, AnswerOrigin origin) {
        String asked = turn.model();
        String served = origin.servedBy();
        return served == null ? asked : asked.substring(0, asked.indexOf(':') + 1) + served;
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

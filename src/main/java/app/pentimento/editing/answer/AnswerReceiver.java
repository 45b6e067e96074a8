package app.pentimento.editing.answer;

import app.pentimento.model.Choice;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Models;
import app.pentimento.model.Waiting;
import app.pentimento.provenance.LabellingException;
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Transcripts;
import app.pentimento.session.Transcripts.TranscriptPart;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnChoice;
import app.pentimento.session.TurnError;
import app.pentimento.session.TurnLog;
import app.pentimento.session.TurnSignals;
import app.pentimento.session.TurnUsage;
import app.pentimento.session.TurnWait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes durable what a model gives, as it comes. Each call throws {@link AnswerStopped} where the turn is over. */
@Component
public class AnswerReceiver {
    private final ReceivedParts received;
    private final AnswerPipeline pipeline;
    private final LabelStep labels;
    private final Transcripts transcripts;
    private final Answers answers;
    private final KeptAnswers kept;
    private final Models models;
    private final TurnLog log;
    private final TurnSignals signals;
    private final TransactionTemplate transaction;

    AnswerReceiver(
            ReceivedParts received,
            AnswerPipeline pipeline,
            LabelStep labels,
            Transcripts transcripts,
            Answers answers,
            KeptAnswers kept,
            Models models,
            TurnLog log,
            TurnSignals signals,
            TransactionTemplate transaction) {
        this.received = received;
        this.pipeline = pipeline;
        this.labels = labels;
        this.transcripts = transcripts;
        this.answers = answers;
        this.kept = kept;
        this.models = models;
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
    }

    /** One answer that is being received. */
    public final class Receiving {
        private final AnswerBasis basis;
        private final AnswerRun run;
        private final AtomicInteger position = new AtomicInteger();
        private final List<Runnable> notes = new ArrayList<>();

        private Receiving(AnswerBasis basis) {
            this.basis = basis;
            this.run = new AnswerRun(basis, pipeline);
        }

        /** The parts on their way. */
        public AnswerRun run() {
            return run;
        }

        /** Goes on with what was received before. */
        public void resume() {
            received.of(basis.turn()).forEach(run::add);
        }

        /** Receives what came through the channel; true where it needs no answer of the caller. */
        public boolean take(AnswerChannel.Event event) throws StepFailed {
            switch (event) {
                case AnswerChannel.Text text -> text(text.text(), text.transcript());
                case AnswerChannel.Picture picture -> picture(picture.image(), picture.servedBy());
                case AnswerChannel.Origin origin -> origin(origin.origin());
                case AnswerChannel.Choices choices -> choices(choices.choices());
                case AnswerChannel.Preview preview -> preview(preview);
                case AnswerChannel.Pause pause -> waiting(pause.why());
                case AnswerChannel.Kept one -> {
                    // written down already
                }
                case AnswerChannel.Taken taken -> {
                    return false;
                }
                case AnswerChannel.End end -> {
                    return false;
                }
                case AnswerChannel.Nothing nothing -> {
                    return false;
                }
            }
            return true;
        }

        /** Also of a turn that was stopped it must be known what its vendor keeps, so that the vendor can forget it. */
        public void keptByVendor(AnswerChannel.Event event) throws StepFailed {
            if (event instanceof AnswerChannel.Kept one) {
                pipeline.step(AnswerStep.RECEIVE, turn(), () -> kept.add(turn().model(), one.answerId(), turn().id()));
            }
        }

        private Turn turn() {
            return basis.turn();
        }

        private void text(String text, List<Message.Item> transcript) throws StepFailed {
            List<ReceivedPart> behind = new ArrayList<>();
            keep(() -> {
                behind.clear();
                if (!basis.masked()) {
                    transcript.forEach(item -> transcripts.add(turn().id(), part(item)));
                }
                if (text.isBlank()) {
                    return;
                }
                if (run.idle()) {
                    log.addText(turn().id(), text);
                    signals.changed(turn());
                } else {
                    behind.add(received.words(turn().id(), position.getAndIncrement(), text));
                }
            });
            behind.forEach(run::add);
        }

        private TranscriptPart part(Message.Item item) {
            String format = basis.transcriptFormat();
            return switch (item) {
                case Message.Words words ->
                    new TranscriptPart(format, Transcripts.Kind.TEXT, words.text(), null, words.signature());
                case Message.Raw raw -> new TranscriptPart(format, Transcripts.Kind.RAW, raw.json(), null, null);
                case Message.Picture picture -> throw new IllegalArgumentException("A picture is a part of its own");
            };
        }

        /** What a tool of ours made can be made again; what a model was paid for cannot. */
        private void picture(ModelImage image, @Nullable String servedBy) throws StepFailed {
            if (image.making() == ModelImage.Making.TOOL) {
                run.add(pipeline.step(AnswerStep.RECEIVE, turn(), () -> received.byTool(image)));
                return;
            }
            run.add(pipeline.step(
                    AnswerStep.RECEIVE,
                    turn(),
                    () -> received.picture(basis, position.getAndIncrement(), image, servedBy, this::write)));
            notes.clear();
        }

        /** The answer to a part of a picture is nothing that a later turn can go on from. */
        private void origin(AnswerOrigin origin) {
            notes.add(() -> {
                log.origin(turn().id(), basis.masked() ? origin.servedBy(origin.servedBy(), null) : origin);
                signals.changed(turn());
            });
        }

        private void choices(List<Choice> choices) throws StepFailed {
            keep(() -> log.choices(
                    turn().id(),
                    choices.stream().map(AnswerReceiver.this::resolved).toList()));
        }

        /** Where the picture so far cannot be shown, the person waits for the whole. */
        private void preview(AnswerChannel.Preview preview) throws StepFailed {
            byte[] jpeg;
            try {
                jpeg = labels.preview(basis, preview.bytes());
            } catch (LabellingException | app.pentimento.image.ImageRejected e) {
                return;
            }
            keep(() -> {
                log.preview(turn().id(), preview.number(), jpeg);
                signals.changed(turn());
            });
        }

        /** While the vendor asks to wait it has done nothing, so that the request can be sent again after a crash. */
        private void waiting(@Nullable Waiting why) throws StepFailed {
            keep(() -> {
                log.waiting(
                        turn().id(),
                        why == null
                                ? null
                                : new TurnWait(
                                        why.reason().name().toLowerCase(Locale.ROOT), why.sentence(), why.until()));
                answers.asked(turn().id(), why == null || why.reason() == Waiting.Reason.SILENT);
                signals.changed(turn());
            });
        }

        /** What the answer took so far, and what it cost; null where that is not known. */
        public void taken(TurnUsage usage, @Nullable BigDecimal cost) {
            notes.add(() -> answers.taken(turn().id(), usage, cost));
        }

        /** Whether something is noted that is not yet written down: it goes with what comes next. */
        public boolean hasNotes() {
            return !notes.isEmpty();
        }

        /** Writes down what is noted. */
        public void writeNotes() throws StepFailed {
            keep(() -> {});
        }

        /** The model has said all, or has failed; null where it has not failed. */
        public void ended(@Nullable TurnError error) throws StepFailed {
            keep(() -> answers.ended(turn().id(), error));
        }

        /** Writes something down for a turn that is running, as soon as that can be done. */
        private void keep(Runnable writing) throws StepFailed {
            pipeline.step(
                    AnswerStep.RECEIVE,
                    turn(),
                    () -> transaction.executeWithoutResult(status -> {
                        requireRunning();
                        write();
                        writing.run();
                    }));
            notes.clear();
        }

        private void write() {
            notes.forEach(Runnable::run);
        }

        private void requireRunning() {
            if (!log.lockRunning(turn().id())) {
                throw new AnswerStopped();
            }
        }
    }

    /** Begins to receive an answer. */
    public Receiving receive(AnswerBasis basis) {
        return new Receiving(basis);
    }

    private TurnChoice resolved(Choice choice) {
        ModelInfo model =
                choice.generative() ? models.generative().map(ImageModel::info).orElse(null) : null;
        return model == null
                ? new TurnChoice(choice.label(), choice.prompt(), null, choice.generative())
                : new TurnChoice("Ask " + model.labelWithPrice(), choice.prompt(), model.id(), true);
    }
}

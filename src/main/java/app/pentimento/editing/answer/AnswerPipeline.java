package app.pentimento.editing.answer;

import app.pentimento.image.DecodingMemory;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageRejected;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.session.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a received part through the steps to where people see it. A step that fails because nothing can be stored at the
 * moment is tried again for a while; any other failure names the step, and what came stays received. Receiving itself is
 * tried again whatever fails, since what is not received is lost.
 */
@Component
public class AnswerPipeline {
    /** The answer, what it goes into, and the two files that are delivered, as they are written and as they are signed. */
    private static final int FILES = 4;

    private static final Logger log = LoggerFactory.getLogger(AnswerPipeline.class);

    private final CheckStep check;
    private final ComposeStep compose;
    private final LabelStep label;
    private final SignStep sign;
    private final PublishStep publish;
    private final ReceivedParts received;
    private final DecodingMemory memory;
    private final StorageWait storage;
    private final List<StepProgress> watchers;

    AnswerPipeline(
            CheckStep check,
            ComposeStep compose,
            LabelStep label,
            SignStep sign,
            PublishStep publish,
            ReceivedParts received,
            DecodingMemory memory,
            StorageWait storage,
            List<StepProgress> watchers) {
        this.check = check;
        this.compose = compose;
        this.label = label;
        this.sign = sign;
        this.publish = publish;
        this.received = received;
        this.memory = memory;
        this.storage = storage;
        this.watchers = List.copyOf(watchers);
    }

    /**
     * Takes one part to its end.
     *
     * @throws ImageRejected where a picture is none that can be used; it is not looked at again
     * @throws StepFailed where a step failed; the part can be taken through again
     * @throws AnswerStopped where the turn is no longer running
     */
    void process(AnswerBasis basis, ReceivedPart part) throws StepFailed {
        switch (part) {
            case ReceivedPart.Words words ->
                step(AnswerStep.PUBLISH, basis.turn(), () -> publish.words(basis.turn(), words));
            case ReceivedPart.Picture picture -> picture(basis, picture);
        }
    }

    private void picture(AnswerBasis basis, ReceivedPart.Picture part) throws StepFailed {
        try (DecodingMemory.Share share = memory.hold(FILES * part.bytes())) {
            taken(basis, part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed(AnswerStep.CHECK, e);
        }
    }

    private void taken(AnswerBasis basis, ReceivedPart.Picture part) throws StepFailed {
        Turn turn = basis.turn();
        FileContent answer = checked(turn, part);
        ComposeStep.Whole whole =
                step(AnswerStep.COMPOSE, turn, () -> compose.compose(basis, answer, part.generative()));
        LabelStep.Labelled labelled = step(AnswerStep.LABEL, turn, () -> label.label(basis, part, whole));
        LabelledPicture signed = step(AnswerStep.SIGN, turn, () -> sign.sign(labelled, answer));
        step(AnswerStep.PUBLISH, turn, () -> publish.picture(basis, part, labelled, answer, signed, whole.composition()));
    }

    private FileContent checked(Turn turn, ReceivedPart.Picture part) throws StepFailed {
        try {
            return step(AnswerStep.CHECK, turn, () -> check.check(part));
        } catch (StepFailed e) {
            if (e.getCause() instanceof ImageRejected rejected && isNoPicture(rejected)) {
                received.reject(part.id());
                throw rejected;
            }
            throw e;
        }
    }

    /** Whether it will never be a picture that can be used; memory may be there another time. */
    private static boolean isNoPicture(ImageRejected rejected) {
        return rejected.reason() != ImageRejected.Reason.OVERLOADED
                && rejected.reason() != ImageRejected.Reason.TOO_LARGE;
    }

    /** The work of a step that gives nothing back. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Does one step's work, watched. */
    void step(AnswerStep step, Turn turn, Work work) throws StepFailed {
        step(step, turn, () -> {
            work.run();
            return true;
        });
    }

    /** Does one step's work, watched, and gives back what came of it. */
    <T> T step(AnswerStep step, Turn turn, Callable<T> work) throws StepFailed {
        long began = System.nanoTime();
        Throwable failure = null;
        try {
            return storage.untilStored(step, turn, () -> {
                watchers.forEach(watcher -> watcher.begins(step, turn));
                return work.call();
            });
        } catch (AnswerStopped e) {
            throw e;
        } catch (Exception e) {
            failure = e;
            throw new StepFailed(step, e);
        } finally {
            tellEnd(step, turn, Duration.ofNanos(System.nanoTime() - began), failure);
        }
    }

    /** Whoever watches must not spoil what was done. */
    private void tellEnd(AnswerStep step, Turn turn, Duration took, @Nullable Throwable failure) {
        for (StepProgress watcher : watchers) {
            try {
                watcher.ended(step, turn, took, failure);
            } catch (RuntimeException e) {
                log.warn("The end of the step '{}' could not be told", step.word(), e);
            }
        }
    }
}

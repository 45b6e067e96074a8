package app.pentimento.editing.answer;

import app.pentimento.image.FileContent;
import app.pentimento.image.ImageRejected;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.session.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes a received part through the steps to where people see it. A step that fails because nothing can be stored at the
 * moment is tried again for a while; any other failure names the step, and what came stays received. Receiving itself is
 * tried again whatever fails, since what is not received is lost.
 */
@Component
public class AnswerPipeline implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AnswerPipeline.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CheckStep check;
    private final ComposeStep compose;
    private final LabelStep label;
    private final SignStep sign;
    private final PublishStep publish;
    private final ReceivedParts received;
    private final StorageWait storage;
    private final List<StepProgress> watchers;
    private volatile boolean closed;

    AnswerPipeline(
            CheckStep check,
            ComposeStep compose,
            LabelStep label,
            SignStep sign,
            PublishStep publish,
            ReceivedParts received,
            StorageWait storage,
            List<StepProgress> watchers) {
        this.check = check;
        this.compose = compose;
        this.label = label;
        this.sign = sign;
        this.publish = publish;
        this.received = received;
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
                step(AnswerStep.PUBLISH, basis.turn(), () -> {
                    publish.words(basis.turn(), words);
                    return null;
                });
            case ReceivedPart.Picture picture -> picture(basis, picture);
        }
    }

    private void picture(AnswerBasis basis, ReceivedPart.Picture part) throws StepFailed {
        Turn turn = basis.turn();
        FileContent answer = checked(turn, part);
        FileContent whole = step(AnswerStep.COMPOSE, turn, () -> compose.compose(basis, answer));
        LabelStep.Labelled labelled = step(AnswerStep.LABEL, turn, () -> label.label(basis, part, whole));
        LabelledPicture signed = step(AnswerStep.SIGN, turn, () -> sign.sign(labelled, answer));
        step(AnswerStep.PUBLISH, turn, () -> {
            publish.picture(basis, part, labelled, answer, signed);
            return null;
        });
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

    /** Does one step's work, watched. */
    <T> T step(AnswerStep step, Turn turn, Callable<T> work) throws StepFailed {
        long began = System.nanoTime();
        Throwable failure = null;
        try {
            return untilStored(step, turn, () -> {
                watchers.forEach(watcher -> watcher.begins(step, turn));
                return work.call();
            });
        } catch (AnswerStopped e) {
            throw e;
        } catch (Exception e) {
            failure = e;
            throw new StepFailed(step, e);
        } finally {
            Throwable ended = failure;
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            watchers.forEach(watcher -> watcher.ended(step, turn, took, ended));
        }
    }

    private <T> T untilStored(AnswerStep step, Turn turn, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        boolean waited = false;
        while (true) {
            try {
                T done = work.call();
                if (waited) {
                    storage.ended(turn);
                }
                return done;
            } catch (AnswerStopped e) {
                throw e;
            } catch (RuntimeException e) {
                boolean longEnough = System.nanoTime() - began > PATIENCE.toNanos();
                boolean again = step == AnswerStep.RECEIVE
                        ? !longEnough || StorageAway.is(e)
                        : !longEnough && StorageAway.is(e);
                if (closed || !again) {
                    throw e;
                }
                if (step == AnswerStep.RECEIVE && StorageAway.is(e)) {
                    waited = true;
                    storage.begins(turn);
                }
                log.warn(
                        "The step '{}' is tried again after {}",
                        step.word(),
                        e.getClass().getSimpleName());
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void destroy() {
        closed = true;
    }
}

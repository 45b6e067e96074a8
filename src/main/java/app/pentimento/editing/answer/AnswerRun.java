package app.pentimento.editing.answer;

import app.pentimento.image.ImageRejected;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The parts of one answer on their way to where people see them, one after another, beside the model that goes on
 * answering. After a failure the parts behind it wait, so that their order stays.
 */
public final class AnswerRun {
    private static final Object END = new Object();

    private final AnswerBasis basis;
    private final AnswerPipeline pipeline;
    private final BlockingQueue<Object> parts = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread worker;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable ImageRejected rejected;

    AnswerRun(AnswerBasis basis, AnswerPipeline pipeline) {
        this.basis = basis;
        this.pipeline = pipeline;
        Map<String, String> ids = MDC.getCopyOfContextMap();
        // Never interrupted: an interrupt in the middle of a write would close the embedded database's file.
        this.worker = Thread.ofVirtual().name("answer-" + basis.turn().id()).start(() -> {
            if (ids != null) {
                MDC.setContextMap(ids);
            }
            work();
        });
    }

    /** Whether nothing waits, so that words may be shown at once. */
    boolean idle() {
        return waiting.get() == 0;
    }

    void add(ReceivedPart part) {
        waiting.incrementAndGet();
        parts.add(part);
    }

    private void work() {
        try {
            for (Object next = parts.take(); next != END; next = parts.take()) {
                if (stopped || failure != null) {
                    continue;
                }
                try {
                    pipeline.process(basis, (ReceivedPart) next);
                    waiting.decrementAndGet();
                } catch (ImageRejected e) {
                    rejected = e;
                    waiting.decrementAndGet();
                } catch (Throwable e) {
                    failure = e;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until all parts are through.
     *
     * @throws StepFailed where one is not
     * @throws ImageRejected where one was no picture that can be used
     * @throws AnswerStopped where the turn is no longer running
     */
    public void finish() throws StepFailed, InterruptedException {
        parts.add(END);
        worker.join();
        switch (failure) {
            case null -> {}
            case StepFailed e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
        ImageRejected none = rejected;
        if (none != null) {
            throw none;
        }
    }

    /** Leaves what has not begun where it is; the part that is at a step goes through it. */
    public void stop() throws InterruptedException {
        stopped = true;
        parts.add(END);
        worker.join();
    }
}

package app.pentimento.model.gemini;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.ByteCounter;
import app.pentimento.model.wire.WireModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * One turn, asked for one answer or for several variants at once. A single answer is told piece by piece; of several,
 * each is told whole as soon as it is there, so that they do not mix.
 */
final class GeminiCall implements WireModel.Asking {
    private final List<WholeAnswer> whole = new ArrayList<>();
    private final List<GeminiVariant> variants = new ArrayList<>();
    private final GeminiVariant.Tries tries;

    /** An answer that has not been asked for yet. */
    interface Variant {
        /** The answer that will be told to this listener. */
        GeminiVariant to(AnswerListener listener);
    }

    GeminiCall(List<Variant> variants, AnswerListener listener, GeminiVariant.Tries tries) {
        this.tries = tries;
        for (Variant variant : variants) {
            WholeAnswer answer = new WholeAnswer(listener);
            whole.add(answer);
            this.variants.add(variant.to(variants.size() == 1 ? listener : answer));
        }
    }

    @Override
    public Usage taken() {
        return variants.stream().map(GeminiVariant::taken).reduce(new Usage(0, 0, 0, 0, 0), Usage::plus);
    }

    @Override
    public void run() throws ModelException, InterruptedException {
        if (variants.size() == 1) {
            variants.getFirst().ask(tries);
        } else {
            askAll();
        }
    }

    private void askAll() throws ModelException, InterruptedException {
        ReentrantLock turnToSpeak = new ReentrantLock();
        ByteCounter byteCounter = ByteCounter.current();
        Map<String, String> ids = MDC.getCopyOfContextMap();
        List<Callable<@Nullable ModelException>> asking = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            int number = i;
            asking.add(() -> ask(number, turnToSpeak, byteCounter, ids));
        }
        List<ModelException> failures = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<@Nullable ModelException> one : all.invokeAll(asking)) { // an interrupt interrupts all
                ModelException failure = result(one);
                if (failure != null) {
                    failures.add(failure);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw together(failures);
        }
    }

    /** Asks for one of several; gives its failure, so that the others go on. */
    private @Nullable ModelException ask(
            int number, ReentrantLock turnToSpeak, @Nullable ByteCounter byteCounter, @Nullable Map<String, String> ids)
            throws InterruptedException {
        if (ids != null) {
            MDC.setContextMap(ids);
        }
        ModelException failure = null;
        try (ByteCounter.Counting ignored = byteCounter == null ? () -> {} : byteCounter.countHere()) {
            variants.get(number).ask(tries);
        } catch (ModelException e) {
            failure = e;
        }
        turnToSpeak.lockInterruptibly();
        try {
            whole.get(number).tell();
        } finally {
            turnToSpeak.unlock();
        }
        return failure;
    }

    private static @Nullable ModelException result(Future<@Nullable ModelException> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        }
    }

    private ModelException together(List<ModelException> failures) {
        ModelException first = failures.getFirst();
        int came = variants.size() - failures.size();
        return came == 0
                ? first
                : new ModelException(
                        first.kind(),
                        first.retryable(),
                        "%d of %d variants arrived and are kept. %s"
                                .formatted(came, variants.size(), first.getMessage()),
                        first);
    }
}

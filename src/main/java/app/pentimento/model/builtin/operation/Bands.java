package app.pentimento.model.builtin.operation;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does the work on pixels in bands, on one platform thread per core: such work would pin the carriers of virtual
 * threads. An interrupt of the caller stops it between two bands, so an edit that is cancelled ends within
 * milliseconds.
 */
public final class Bands {
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final ExecutorService POOL = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("pixels-", 0).factory());

    private static final ExecutorService WHOLE = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("picture-", 0).factory());

    private Bands() {}

    /**
     * Does work that cannot be split, such as decoding, off the caller's thread.
     *
     * @throws InterruptedException where the caller was interrupted; the work's result is dropped then
     */
    public static <T> T whole(Callable<T> work) throws InterruptedException {
        Future<T> future = WHOLE.submit(work);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    /** A lack of memory stays one for whoever has asked, wherever the work was done. */
    private static RuntimeException unchecked(@Nullable Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("An operation failed.", e);
    }

    /** Work on the lines from {@code from} to {@code to}, exclusive, that no other band touches. */
    @FunctionalInterface
    public interface Band {
        void work(int from, int to);
    }

    /**
     * Splits {@code lines} lines into bands of at most {@code size} and works on them side by side.
     *
     * @throws InterruptedException where the caller was interrupted; no band is still at work then
     */
    public static void each(int lines, int size, Band band) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int workers = Math.max(1, Math.min(WORKERS, (lines + size - 1) / size));
        CountDownLatch done = new CountDownLatch(workers);
        for (int worker = 0; worker < workers; worker++) {
            POOL.execute(() -> {
                try {
                    for (int from = next.getAndAdd(size); from < lines; from = next.getAndAdd(size)) {
                        band.work(from, Math.min(lines, from + size));
                    }
                } catch (Throwable e) {
                    failure.set(e);
                    next.set(lines);
                } finally {
                    done.countDown();
                }
            });
        }
        await(done, next, lines);
        Throwable e = failure.get();
        if (e != null) {
            throw unchecked(e);
        }
    }

    private static void await(CountDownLatch done, AtomicInteger next, int lines) throws InterruptedException {
        try {
            done.await();
        } catch (InterruptedException e) {
            next.set(lines);
            boolean ended = false;
            while (!ended) {
                try {
                    done.await();
                    ended = true;
                } catch (InterruptedException ignored) {
                    // already on the way out
                }
            }
            throw e;
        }
    }
}

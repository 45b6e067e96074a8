package app.pentimento.model.wire;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells the person when a turn's answer stops in its middle, and when it goes on. Ending it after too long a silence is
 * the business of {@link PhaseLimits}. Where a turn has several answers under way, it is silent when all of them are.
 */
final class StallDetector implements AutoCloseable {
    private static final long NOT_QUIET = Long.MIN_VALUE;
    /** How often to look within the time after which a silence is told. */
    private static final int LOOKS = 5;

    private final String label;
    private final AnswerListener listener;
    private final Duration notice;
    private final Duration limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Stream> underWay = new HashSet<>();
    private @Nullable Thread watching;
    private volatile boolean told;

    /**
     * @param notice the silence after which it is told
     * @param limit the silence after which the answer is given up
     */
    StallDetector(String label, AnswerListener listener, Duration notice, Duration limit) {
        this.label = label;
        this.listener = listener;
        this.notice = notice;
        this.limit = limit;
    }

    /** One answer in its middle. Only the time that its reader waits for more counts as silence. */
    final class Stream {
        private volatile long quietSince = NOT_QUIET;

        private Stream() {}

        /** Its reader waits, and has waited before since the last data came. */
        void waits(long nanosBefore) {
            quietSince = System.nanoTime() - nanosBefore;
        }

        /** It goes on. */
        void data() {
            quietSince = NOT_QUIET;
            if (told) {
                change(() -> {});
            }
        }

        /**
         * It is over.
         *
         * @param failed whether what comes next tells why
         */
        void end(boolean failed) {
            change(() -> {
                underWay.remove(this);
                told &= !failed;
            });
        }

        private long silence(long now) {
            long since = quietSince;
            return since == NOT_QUIET ? 0 : now - since;
        }
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Watches an answer from its beginning on. */
    Stream begin() {
        Stream stream = new Stream();
        change(() -> {
            underWay.add(stream);
            if (watching == null) {
                watching = Thread.ofVirtual().name("silence-watch").start(this::watch);
            }
        });
        return stream;
    }

    private void watch() {
        try {
            while (true) {
                tell(awaitChange());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the turn is over
        }
    }

    private void tell(@Nullable Waiting why) throws InterruptedException {
        try {
            listener.waiting(why);
        } catch (RuntimeException e) { // nobody listens any more
            throw new InterruptedException();
        }
    }

    /** Waits until there is something to tell: that the turn is silent, or, with null, that it goes on. */
    private @Nullable Waiting awaitChange() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                long silence = underWay.stream()
                        .mapToLong(stream -> stream.silence(now))
                        .min()
                        .orElse(0);
                boolean silent = silence >= notice.toNanos();
                if (silent != told) {
                    told = silent;
                    return silent ? waiting(Duration.ofNanos(silence)) : null;
                }
                if (underWay.isEmpty()) {
                    changed.await();
                } else {
                    changed.await(notice.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Waiting waiting(Duration silence) {
        Duration left = limit.minus(silence);
        return new Waiting(
                Waiting.Reason.SILENT,
                "%s stopped responding in the middle of its answer. Waiting %s longer."
                        .formatted(label, Sentences.time(left)),
                Instant.now().plus(left));
    }

    @Override
    public void close() {
        change(() -> {
            if (watching != null) {
                watching.interrupt();
            }
        });
    }
}

package app.pentimento.model.wire;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire for one turn, in all its requests, on every thread that was told to count: its bytes, and
 * whether it is silent.
 */
public final class ByteCounter {
    private static final ThreadLocal<@Nullable ByteCounter> CURRENT = new ThreadLocal<>();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final StallDetector silence;

    ByteCounter(StallDetector silence) {
        this.silence = silence;
    }

    /** Ends the counting on the thread that began it. */
    public interface Counting extends AutoCloseable {
        @Override
        void close();
    }

    /** Counts what this thread sends and gets. */
    public Counting countHere() {
        CURRENT.set(this);
        return CURRENT::remove;
    }

    /** What counts for this thread; null where nothing does. */
    public static @Nullable ByteCounter current() {
        return CURRENT.get();
    }

    /** Watches an answer from its beginning on. */
    StallDetector.Stream watchSilence() {
        return silence.begin();
    }

    void sent(long bytes) {
        sent.addAndGet(bytes);
    }

    void received(long bytes) {
        received.addAndGet(bytes);
    }

    /** The bodies of the requests so far. */
    public long sent() {
        return sent.get();
    }

    /** The bodies of the answers so far. */
    public long received() {
        return received.get();
    }
}

package app.pentimento.model.wire;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the bytes that one turn sends and gets, over all its requests. Bound to the thread that runs the turn. */
public final class Traffic {
    private static final ThreadLocal<@Nullable Traffic> CURRENT = new ThreadLocal<>();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    private Traffic() {}

    /** Starts counting on this thread; {@link #stop} ends it. */
    public static Traffic start() {
        Traffic traffic = new Traffic();
        CURRENT.set(traffic);
        return traffic;
    }

    /** Ends counting on this thread. */
    public static void stop() {
        CURRENT.remove();
    }

    static @Nullable Traffic current() {
        return CURRENT.get();
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

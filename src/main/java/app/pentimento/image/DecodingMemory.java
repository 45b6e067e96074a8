package app.pentimento.image;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Shares out the memory that pictures may use while they are worked on, so that many large ones at once wait for each
 * other instead of exhausting the heap. Whoever has a share must not ask for a second one: two such could wait for each
 * other. What has to stay in memory beyond one piece of work is {@link #hold held} in a part of the heap of its own, and
 * before a share is asked for, never after.
 */
@Component
public final class DecodingMemory {
    private static final int UNIT = 1 << 16;

    private final ImageProperties properties;
    private final int units;
    private final Semaphore free;
    /** Long work gets no more than this altogether, so that somewhat is left for who only looks at a picture. */
    private final int longest;

    private final Semaphore freeForLong;
    private final int holdable;
    private final Semaphore freeToHold;

    DecodingMemory(ImageProperties properties) {
        this.properties = properties;
        units = Math.toIntExact(properties.memoryBytes() / UNIT);
        free = new Semaphore(units, true);
        longest = Math.max(1, units / 5 * 4);
        freeForLong = new Semaphore(longest, true);
        holdable = Math.max(1, units / 3);
        freeToHold = new Semaphore(holdable, true);
    }

    /** A share of the memory; close it when the pixels are no longer used. */
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /** The most that anyone can have, in bytes. */
    public long all() {
        return (long) units * UNIT;
    }

    /**
     * Waits for a share of so many bytes.
     *
     * @throws ImageRejected {@code TOO_LARGE} where there is not so much at all, {@code OVERLOADED} where it is not free
     *     in time
     */
    public Share take(long bytes) {
        checkThereIs(bytes);
        int wanted = Math.max(1, Math.toIntExact(Math.ceilDiv(bytes, UNIT)));
        try {
            if (!free.tryAcquire(wanted, properties.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return () -> free.release(wanted);
    }

    /**
     * Waits for as long as it takes for a share of so many bytes, for work that may take its time. What needs more than
     * there is for such work alone gets all of that.
     *
     * @throws ImageRejected {@code TOO_LARGE} where there is not so much at all
     */
    public Share await(long bytes) throws InterruptedException {
        checkThereIs(bytes);
        int wanted = (int) Math.clamp(Math.ceilDiv(bytes, UNIT), 1L, longest);
        freeForLong.acquire(wanted);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            freeForLong.release(wanted);
            throw e;
        }
        return () -> {
            free.release(wanted);
            freeForLong.release(wanted);
        };
    }

    /**
     * Waits for as long as it takes to hold so many bytes in memory over several pieces of work. What needs more than
     * there is for that is alone there.
     */
    public Share hold(long bytes) throws InterruptedException {
        int wanted = (int) Math.clamp(Math.ceilDiv(bytes, UNIT), 1L, holdable);
        freeToHold.acquire(wanted);
        return () -> freeToHold.release(wanted);
    }

    /**
     * Refuses at once what could never fit, however long it waited.
     *
     * @throws ImageRejected {@code TOO_LARGE} where there is not so much at all
     */
    public void checkThereIs(long bytes) {
        if (bytes > all()) {
            throw new ImageRejected(
                    ImageRejected.Reason.TOO_LARGE,
                    "This picture needs %d MB of memory, and this server has %d MB for it. Send a smaller one, or give the server more (-Xmx, pentimento.image.memory)."
                            .formatted(bytes >> 20, all() >> 20));
        }
    }

    private static ImageRejected busy() {
        return new ImageRejected(
                ImageRejected.Reason.OVERLOADED,
                "The server is working on other large pictures. Try again in a moment.");
    }
}

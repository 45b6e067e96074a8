package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DecodingMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    private final DecodingMemory memory = new Pictures(DataSize.ofMegabytes(100), Duration.ofMillis(50)).memory;

    @Test
    void whoLooksAtAPictureIsNotKeptWaitingByWhoWorksOnALargeOneOrWaitsForThat() throws Exception {
        DecodingMemory.Share edit = memory.await(100 * MEGABYTE);
        Thread next = Thread.ofVirtual().start(() -> awaitAndGiveBack(100 * MEGABYTE));
        while (next.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        memory.take(20 * MEGABYTE).close();
        assertThatThrownBy(() -> memory.take(30 * MEGABYTE))
                .isInstanceOfSatisfying(
                        ImageRejected.class, e -> assertThat(e.reason()).isEqualTo(ImageRejected.Reason.OVERLOADED));
        edit.close();
        next.join();
        memory.take(100 * MEGABYTE).close();
    }

    @Test
    void whatNeedsMoreThanThereIsIsRefusedAtOnce() {
        assertThatThrownBy(() -> memory.await(101 * MEGABYTE))
                .isInstanceOfSatisfying(
                        ImageRejected.class, e -> assertThat(e.reason()).isEqualTo(ImageRejected.Reason.TOO_LARGE));
    }

    @Test
    void longWorkWaitsUntilThereIsMemoryAndNoLonger() throws Exception {
        CountDownLatch got = new CountDownLatch(1);
        DecodingMemory.Share first = memory.await(60 * MEGABYTE);
        Thread second = Thread.ofVirtual().start(() -> {
            awaitAndGiveBack(60 * MEGABYTE);
            got.countDown();
        });
        assertThat(got.await(200, TimeUnit.MILLISECONDS)).isFalse();
        first.close();
        second.join();
        assertThat(got.getCount()).isZero();
    }

    @Test
    void whoStopsWaitingTakesNothingAlong() throws Exception {
        DecodingMemory.Share looking = memory.take(50 * MEGABYTE);
        AtomicBoolean stopped = new AtomicBoolean();
        Thread edit = Thread.ofVirtual().start(() -> {
            try {
                memory.await(80 * MEGABYTE).close();
            } catch (InterruptedException e) {
                stopped.set(true);
            }
        });
        while (edit.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        edit.interrupt();
        edit.join();
        assertThat(stopped).isTrue();
        looking.close();
        memory.await(80 * MEGABYTE).close();
        memory.take(100 * MEGABYTE).close();
    }

    private void awaitAndGiveBack(long bytes) {
        try {
            memory.await(bytes).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

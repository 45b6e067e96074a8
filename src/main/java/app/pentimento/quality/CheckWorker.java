package app.pentimento.quality;

import app.pentimento.image.Image;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.Images;
import app.pentimento.onnx.OnnxUnavailable;
import app.pentimento.quality.PictureQuality.Problem;
import app.pentimento.quality.ocr.TextReader;
import app.pentimento.session.DeploymentTopology;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does the checks that wait, one after another, on one thread of its own: beside the turns, which never wait for it. That
 * is no job of the scheduler's, where checks that wait would hold the places that turns run in; nor is it a virtual
 * thread, since networks run in native code, which would hold a carrier.
 */
@Component
class CheckWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckWorker.class);
    /** How often to look for checks that were added or dropped elsewhere. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);
    /** Longer than any check takes. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    private static final Duration LATER = Duration.ofSeconds(30);
    /** The share of all processors from which on turns are taken to need them. */
    private static final double BUSY = 0.75;

    private static final Duration SAMPLE = Duration.ofMillis(250);
    private static final Duration MOST_WAITED = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);
    /** A picture that a server died of is tried no oftener. */
    private static final int ATTEMPTS = 3;

    private final PictureChecks checks;
    private final Checking checking;
    private final Images images;
    private final DeploymentTopology topology;
    private @Nullable Worker worker;

    /** The thread, and what tells it to end. */
    private record Worker(Thread thread, CountDownLatch end) {}

    CheckWorker(PictureChecks checks, Checking checking, Images images, DeploymentTopology topology) {
        this.checks = checks;
        this.checking = checking;
        this.images = images;
        this.topology = topology;
    }

    private void work(CountDownLatch end) {
        Duration lookAgain = topology.lookEvery(LOOK_ANYWAY);
        try {
            while (!reached(end, Duration.ZERO)) {
                try (TextReader reader = new TextReader()) { // its memory is given back when nothing waits
                    checkAll(reader, end);
                } catch (RuntimeException e) {
                    if (reached(end, Duration.ZERO)) {
                        return; // what it worked with is closed already
                    }
                    log.warn("The checks of pictures are interrupted; they go on in a while", e);
                    reached(end, LATER);
                }
                checks.awaitNew(lookAgain);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end, at most so long, and tells whether it has come. */
    private static boolean reached(CountDownLatch end, Duration atMost) throws InterruptedException {
        return end.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void checkAll(TextReader reader, CountDownLatch end) throws InterruptedException {
        giveWay(end);
        while (!reached(end, Duration.ZERO)) {
            Optional<PictureChecks.Waiting> next = checks.take(HOLD); // an attempt counts from here on
            if (next.isEmpty()) {
                return;
            }
            check(next.get(), reader);
            giveWay(end);
        }
    }

    /** Waits while this server has much to do, though not for ever: turns come first. */
    private static void giveWay(CountDownLatch end) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long until = System.nanoTime() + MOST_WAITED.toNanos();
        double busy;
        do {
            system.getProcessCpuLoad(); // each call tells of the time since the one before
            if (reached(end, SAMPLE)) {
                return;
            }
            busy = system.getProcessCpuLoad();
        } while (busy > BUSY && System.nanoTime() < until);
    }

    private void check(PictureChecks.Waiting waiting, TextReader reader) {
        String id = waiting.imageId();
        Image image = images.find(id).orElse(null);
        if (image == null) {
            return; // deleted, and its check with it
        }
        if (waiting.attempts() >= ATTEMPTS) {
            checks.done(id, null, null, Problem.STOPPED);
            return;
        }
        try {
            Drift drift = checking.drift(image);
            TextScore text = null;
            Problem problem = null;
            try {
                text = checking.text(image, waiting.asked(), reader);
            } catch (OnnxUnavailable e) {
                log.warn("Text on pictures is not read back. {}", e.getMessage());
                problem = Problem.NO_READER;
            }
            checks.done(id, text, drift, problem);
        } catch (ImageRejected e) {
            if (e.reason() == ImageRejected.Reason.OVERLOADED) {
                checks.putOff(waiting, LATER);
            } else {
                log.warn("The picture {} could not be checked: {}", id, e.getMessage());
                checks.done(id, null, null, Problem.UNREADABLE);
            }
        } catch (RuntimeException e) {
            log.error("The picture {} could not be checked", id, e);
            checks.done(id, null, null, Problem.FAILED);
        }
    }

    @Override
    public synchronized void start() {
        if (!checks.doneHere()) {
            return;
        }
        if (topology.alone()) {
            checks.release();
        }
        CountDownLatch end = new CountDownLatch(1);
        worker = new Worker(Thread.ofPlatform().daemon().name("checks").start(() -> work(end)), end);
    }

    /**
     * What is under way may end, or is left and done again after the next start. The thread is not interrupted: that
     * would close the file of the database that it may be writing to, for everybody.
     */
    @Override
    public synchronized void stop() {
        Worker stopped = worker;
        worker = null;
        if (stopped != null) {
            stopped.end().countDown();
            checks.wake();
            try {
                stopped.thread().join(LAST_WORDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}

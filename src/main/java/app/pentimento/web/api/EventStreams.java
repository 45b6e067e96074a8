package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.session.DeploymentTopology;
import app.pentimento.session.TurnSignals;
import app.pentimento.web.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The event streams that are open on this node, each on a virtual thread of its own. A stream reads the rows again after
 * each signal, and where there may be other nodes also from time to time without one: their signals do not come here.
 */
@Component
class EventStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
    /** How often another node's changes are looked for: people who look at one session agree within a second. */
    private static final Duration LOOK_ANYWAY = Duration.ofMillis(500);
    /** How often where there is no other node: a change without a signal would be a fault, and this mends it. */
    private static final Duration LOOK_SELDOM = Duration.ofMinutes(1);

    /** How soon a stream ends whose reader may see it no more. */
    private static final Duration LOOK_AT_RIGHTS = Duration.ofSeconds(2);

    private final TurnSignals signals;
    private final Standing standing;
    /** How often a stream reads the rows without a signal. */
    private final Duration lookEvery;

    private final Semaphore places;
    private final Duration heartbeat;
    /** The streams that are open, each by what wakes it. */
    private final Set<Semaphore> open = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;

    EventStreams(
            TurnSignals signals,
            Standing standing,
            DeploymentTopology topology,
            MeterRegistry registry,
            @Value("${pentimento.web.max-event-streams:2000}") int maxEventStreams,
            @Value("${pentimento.web.event-heartbeat:15s}") Duration heartbeat) {
        this.signals = signals;
        this.standing = standing;
        this.lookEvery = topology.alone() ? LOOK_SELDOM : LOOK_ANYWAY;
        this.places = new Semaphore(maxEventStreams);
        this.heartbeat = heartbeat;
        registry.gaugeCollectionSize("pentimento.event.streams", Tags.empty(), open);
    }

    /** How a look at the rows went. */
    enum Look {
        NOTHING_NEW,
        TOLD,
        ENDED
    }

    /** What one stream tells. It remembers what it has told, and is asked by one thread only. */
    interface Source {
        /** Reads the rows and sends what is new in them. */
        Look look(SseEmitter emitter) throws IOException;
    }

    /**
     * Opens a stream about a turn or a session.
     *
     * @param id whose signals wake it
     * @param viewer who follows it; it ends where they may log in no more
     * @throws Overloaded where too many are open
     */
    ResponseEntity<SseEmitter> open(String id, Viewer viewer, Source source) {
        if (!places.tryAcquire()) {
            throw new Overloaded("Too many event streams are open on this server. Try again in a minute.");
        }
        SseEmitter emitter = new SseEmitter(0L);
        Semaphore changed = new Semaphore(0);
        open.add(changed);
        Thread.ofVirtual().name("events-" + id).start(() -> {
            try {
                follow(id, viewer, source, emitter, changed);
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                log.trace("The client has gone", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("An event stream failed; the client will resume it", e);
                emitter.complete();
            } finally {
                open.remove(changed);
                places.release();
            }
        });
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
    }

    private void follow(String id, Viewer viewer, Source source, SseEmitter emitter, Semaphore changed)
            throws IOException, InterruptedException {
        Duration look = viewer.reach() == Viewer.Reach.EVERYTHING || lookEvery.compareTo(LOOK_AT_RIGHTS) < 0
                ? lookEvery
                : LOOK_AT_RIGHTS;
        try (TurnSignals.Subscription ignored = signals.listen(id, changed::release)) {
            long spoke = System.nanoTime();
            while (!stopping) {
                long looked = System.nanoTime();
                Look told = standing.holds(viewer) ? source.look(emitter) : Look.ENDED;
                if (told == Look.ENDED) {
                    return;
                }
                if (told == Look.TOLD) {
                    spoke = System.nanoTime();
                }
                // Until it is time to look, or a signal comes, at most a sign of life is due, which costs no look.
                while (!stopping && !await(changed, earlier(looked + look.toNanos(), spoke + heartbeat.toNanos()))) {
                    long now = System.nanoTime();
                    if (now - spoke >= heartbeat.toNanos()) {
                        emitter.send(SseEmitter.event().comment("still here"));
                        spoke = now;
                    }
                    if (now - looked >= look.toNanos()) {
                        break;
                    }
                }
                changed.drainPermits();
            }
        }
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /** Whether a signal came before this moment. */
    private static boolean await(Semaphore changed, long until) throws InterruptedException {
        return changed.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Sends one event. */
    static void send(SseEmitter emitter, String name, String id, Object data) throws IOException {
        emitter.send(SseEmitter.event().id(id).name(name).data(data, MediaType.APPLICATION_JSON));
    }

    @Override
    public void start() {
        stopping = false;
    }

    /**
     * Ends the open streams, so that a graceful shutdown need not wait for them; the clients resume. Each is woken and ends
     * itself: to complete it from here, while its own thread writes, would give its response back to the server in the
     * middle of that write, which then meets headers that are being cleared for the next request.
     */
    @Override
    public void stop() {
        stopping = true;
        open.forEach(Semaphore::release);
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}

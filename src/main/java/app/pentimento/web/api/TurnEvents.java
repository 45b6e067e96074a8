package app.pentimento.web.api;

import app.pentimento.editing.TurnSignals;
import app.pentimento.session.Commits;
import app.pentimento.session.NoSuch;
import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.TurnWait;
import app.pentimento.session.Turns;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams what happens to a turn. Every event is read from the turn's rows, so a stream that resumes on another node or
 * after a restart goes on where the last one ended. The ids follow from the rows alone: 0 for queued, 1 for running,
 * 2 + n for part n, and 2 + the number of parts for the end.
 */
@Component
class TurnEvents implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TurnEvents.class);
    private static final long FIRST_PART = 2;
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    private final Turns turns;
    private final TurnSignals signals;
    private final Commits commits;
    private final Semaphore places;
    private final Duration heartbeat;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    TurnEvents(
            Turns turns,
            TurnSignals signals,
            Commits commits,
            MeterRegistry registry,
            @Value("${pentimento.web.max-event-streams:2000}") int maxEventStreams,
            @Value("${pentimento.web.event-heartbeat:15s}") Duration heartbeat) {
        this.turns = turns;
        this.signals = signals;
        this.commits = commits;
        this.places = new Semaphore(maxEventStreams);
        this.heartbeat = heartbeat;
        registry.gaugeCollectionSize("pentimento.event.streams", Tags.empty(), open);
    }

    /** Opens a stream; where the client has seen the end already, 204 tells it not to come back. */
    ResponseEntity<SseEmitter> stream(String turnId, @Nullable String lastEventId) {
        Turn turn = turns.find(turnId).orElseThrow(NoSuch::turn);
        long seen = seen(lastEventId);
        if (turn.status().ended() && seen >= FIRST_PART + turn.parts().size()) {
            return ResponseEntity.noContent().build();
        }
        if (!places.tryAcquire()) {
            throw new Overloaded("Too many event streams are open on this server. Try again in a minute.");
        }
        SseEmitter emitter = new SseEmitter(0L);
        open.add(emitter);
        Thread.ofVirtual().name("events-" + turnId).start(() -> {
            try {
                send(turnId, seen, emitter);
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                log.trace("The client has gone", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("An event stream failed; the client will resume it", e);
                emitter.complete();
            } finally {
                open.remove(emitter);
                places.release();
            }
        });
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
    }

    private void send(String turnId, long seenBefore, SseEmitter emitter) throws IOException, InterruptedException {
        Semaphore changed = new Semaphore(0);
        long seen = seenBefore;
        long spoke = System.nanoTime();
        Turns.Progress last = null;
        TurnWait waiting = null;
        try (TurnSignals.Subscription ignored = signals.listen(turnId, changed::release)) {
            while (!stopping) {
                Turns.Progress progress = turns.progress(turnId).orElse(null);
                if (progress == null) {
                    return; // deleted with its session
                }
                if (!progress.equals(last)) {
                    Turn turn = turns.find(turnId).orElse(null);
                    if (turn == null) {
                        return;
                    }
                    commits.await();
                    seen = tell(turn, seen, emitter);
                    if (turn.status().ended()) {
                        return;
                    }
                    if (!Objects.equals(waiting, turn.waiting())) {
                        waiting = turn.waiting();
                        send(emitter, "status", seen, TurnJson.withoutParts(turn)); // what was seen before stays seen
                    }
                    last = progress;
                    spoke = System.nanoTime();
                } else if (System.nanoTime() - spoke > heartbeat.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    spoke = System.nanoTime();
                }
                if (changed.tryAcquire(lookAnyway().toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        }
    }

    /** How long to wait for a signal, of which there is none when the turn runs on another node. */
    private Duration lookAnyway() {
        return heartbeat.compareTo(LOOK_ANYWAY) < 0 ? heartbeat : LOOK_ANYWAY;
    }

    /** Sends what the client has not seen, and tells what it has seen then. */
    private static long tell(Turn turn, long seen, SseEmitter emitter) throws IOException {
        long now = seen;
        long status = turn.status() == TurnStatus.QUEUED ? 0 : 1;
        if (now < status) {
            send(emitter, "status", status, TurnJson.withoutParts(turn));
            now = status;
        }
        for (Part part : turn.parts()) {
            long id = FIRST_PART + part.index();
            if (now < id) {
                send(emitter, "part", id, PartJson.of(part));
                now = id;
            }
        }
        if (turn.status().ended()) {
            now = FIRST_PART + turn.parts().size();
            send(emitter, "end", now, TurnJson.of(turn));
        }
        return now;
    }

    private static void send(SseEmitter emitter, String name, long id, Object data) throws IOException {
        emitter.send(SseEmitter.event().id(Long.toString(id)).name(name).data(data, MediaType.APPLICATION_JSON));
    }

    private static long seen(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? -1 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void start() {
        stopping = false;
    }

    /** Ends the open streams, so that a graceful shutdown need not wait for them; the clients resume. */
    @Override
    public void stop() {
        stopping = true;
        open.forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}

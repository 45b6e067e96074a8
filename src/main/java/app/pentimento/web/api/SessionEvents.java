package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.session.DurableTransactionManager;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turns;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams what happens to a session, so that everybody who looks at it sees the same: {@code session} when its head,
 * title or turns have changed, {@code turn} for each step of a turn that is under way, {@code deleted} at its end. The
 * id of each event is the session's revision; a client that comes back with the newest is told nothing twice.
 */
@Component
class SessionEvents {
    private final Sessions sessions;
    private final Turns turns;
    private final DurableTransactionManager commits;
    private final EventStreams streams;

    SessionEvents(Sessions sessions, Turns turns, DurableTransactionManager commits, EventStreams streams) {
        this.sessions = sessions;
        this.turns = turns;
        this.commits = commits;
        this.streams = streams;
    }

    /** The data of a {@code deleted} event. */
    record Deleted(String id) {}

    ResponseEntity<SseEmitter> stream(Viewer viewer, String sessionId, @Nullable String lastEventId) {
        if (sessions.access(viewer, sessionId).isEmpty()) {
            throw NotFoundException.session();
        }
        return streams.open(sessionId, viewer, new Telling(viewer, sessionId, lastEventId));
    }

    /** What one client was told of a session. */
    private final class Telling implements EventStreams.Source {
        private final Viewer viewer;
        private final String sessionId;
        private @Nullable String seen;
        private Map<String, Turns.Progress> underWay = Map.of();

        Telling(Viewer viewer, String sessionId, @Nullable String seen) {
            this.viewer = viewer;
            this.sessionId = sessionId;
            this.seen = seen;
        }

        @Override
        public EventStreams.Look look(SseEmitter emitter) throws IOException {
            String revision = sessions.revision(viewer, sessionId).orElse(null);
            Map<String, Turns.Progress> now = turns.underWay(sessionId);
            if (revision == null) {
                commits.await();
                EventStreams.send(emitter, "deleted", "", new Deleted(sessionId));
                return EventStreams.Look.ENDED;
            }
            if (revision.equals(seen) && now.equals(underWay)) {
                return EventStreams.Look.NOTHING_NEW;
            }
            commits.await();
            if (!revision.equals(seen)) {
                Session session = sessions.find(viewer, sessionId).orElse(null);
                if (session == null) {
                    return EventStreams.Look.NOTHING_NEW; // the next look finds it deleted
                }
                EventStreams.send(emitter, "session", revision, SessionJson.of(session));
                seen = revision;
            }
            tellTurns(now, revision, emitter);
            return EventStreams.Look.TOLD;
        }

        private void tellTurns(Map<String, Turns.Progress> now, String revision, SseEmitter emitter)
                throws IOException {
            Set<String> changed = new HashSet<>(underWay.keySet());
            changed.addAll(now.keySet());
            changed.removeIf(id -> Objects.equals(now.get(id), underWay.get(id)));
            underWay = now;
            for (String id : changed.stream().sorted().toList()) {
                var turn = turns.find(viewer, id);
                if (turn.isPresent()) {
                    EventStreams.send(emitter, "turn", revision, TurnJson.withoutParts(turn.get()));
                }
            }
        }
    }
}

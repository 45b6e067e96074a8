package app.pentimento.web.api;

import app.pentimento.keep.Kept;
import app.pentimento.keep.KeptRows;
import app.pentimento.session.DurableTransactionManager;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import app.pentimento.session.TurnWait;
import app.pentimento.session.Turns;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams what happens to a turn. Every event is read from the turn's rows, so a stream that resumes on another node or
 * after a restart goes on where the last one ended. The ids follow from the rows alone: 0 for queued, 1 for running,
 * 2 + n for part n, and 2 + the number of parts for the end.
 */
@Component
class TurnEvents {
    private static final long FIRST_PART = 2;

    private final Turns turns;
    private final DurableTransactionManager commits;
    private final EventStreams streams;
    private final KeptRows kept;

    TurnEvents(Turns turns, DurableTransactionManager commits, EventStreams streams, KeptRows kept) {
        this.turns = turns;
        this.commits = commits;
        this.streams = streams;
        this.kept = kept;
    }

    /** Opens a stream; where the client has seen the end already, 204 tells it not to come back. */
    ResponseEntity<SseEmitter> stream(String turnId, @Nullable String lastEventId) {
        Turn turn = turns.find(turnId).orElseThrow(NotFoundException::turn);
        long seen = seen(lastEventId);
        if (turn.status().ended() && seen >= FIRST_PART + turn.parts().size()) {
            return ResponseEntity.noContent().build();
        }
        return streams.open(turnId, new Telling(turnId, seen));
    }

    /** What one client was told of a turn. */
    private final class Telling implements EventStreams.Source {
        private final String turnId;
        private long seen;
        private Turns.@Nullable Progress last;
        private @Nullable TurnWait waiting;

        Telling(String turnId, long seen) {
            this.turnId = turnId;
            this.seen = seen;
        }

        @Override
        public EventStreams.Look look(SseEmitter emitter) throws IOException {
            Turns.Progress progress = turns.progress(turnId).orElse(null);
            if (progress == null) {
                return EventStreams.Look.ENDED; // deleted
            }
            if (progress.equals(last)) {
                return EventStreams.Look.NOTHING_NEW;
            }
            Turn turn = turns.find(turnId).orElse(null);
            if (turn == null) {
                return EventStreams.Look.ENDED;
            }
            commits.await();
            tell(turn, emitter);
            if (turn.status().ended()) {
                return EventStreams.Look.ENDED;
            }
            if (!Objects.equals(waiting, turn.waiting())) {
                waiting = turn.waiting();
                send(emitter, "status", seen, TurnJson.withoutParts(turn)); // what was seen before stays seen
            }
            last = progress;
            return EventStreams.Look.TOLD;
        }

        /** Sends what the client has not seen. */
        private void tell(Turn turn, SseEmitter emitter) throws IOException {
            long status = turn.status() == TurnStatus.QUEUED ? 0 : 1;
            if (seen < status) {
                send(emitter, "status", status, TurnJson.withoutParts(turn));
                seen = status;
            }
            for (Part part : turn.parts()) {
                long id = FIRST_PART + part.index();
                if (seen < id) {
                    send(emitter, "part", id, PartJson.of(part, null, kept(part)));
                    seen = id;
                }
            }
            if (turn.status().ended()) {
                seen = FIRST_PART + turn.parts().size();
                send(emitter, "end", seen, TurnJson.of(turn, Map.of(), kept.of(turn.pictureIds())));
            }
        }

        private @Nullable Kept kept(Part part) {
            return part instanceof Part.Picture picture
                    ? kept.find(picture.image().id()).orElse(null)
                    : null;
        }
    }

    private static void send(SseEmitter emitter, String name, long id, Object data) throws IOException {
        EventStreams.send(emitter, name, Long.toString(id), data);
    }

    private static long seen(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? -1 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

package app.pentimento.session;

import app.pentimento.id.Ids;
import app.pentimento.image.Image;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes turns that have ended somewhere else before: those of a session that is copied, or of one that is imported. */
@Service
public class SessionCopies {
    /** What the model of an imported turn begins with: which model it was, only the archive says. */
    public static final String IMPORTED = "imported:";

    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Turns turns;
    private final Transcripts transcripts;

    SessionCopies(JdbcClient jdbc, Sessions sessions, Turns turns, Transcripts transcripts) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.turns = turns;
        this.transcripts = transcripts;
    }

    /**
     * Copies a session with all its turns that have ended. The pictures are the same; what the turns had cost is not
     * spent again.
     *
     * @param title of the copy; empty for the same
     * @throws NotFoundException where it is not there
     */
    @Transactional
    public Session duplicate(String id, String title) {
        if (sessions.lock(id).isEmpty()) { // so that it is not deleted meanwhile
            throw NotFoundException.session();
        }
        Session original = sessions.find(id).orElseThrow(NotFoundException::session);
        List<Turn> ended = new ArrayList<>();
        String cursor = null;
        do {
            Page<Turn> page = turns.list(id, PAGE, cursor);
            page.items().stream().filter(turn -> turn.status().ended()).forEach(ended::add);
            cursor = page.next();
        } while (cursor != null);
        Session copy = sessions.create(title.isEmpty() ? original.title() : title);
        Map<String, String> ids = write(copy.id(), ended, original.headTurnId());
        ids.forEach(transcripts::copy);
        return sessions.find(copy.id()).orElseThrow();
    }

    /**
     * Writes turns into a new session, in the caller's transaction.
     *
     * @param ended oldest first, a parent before its children; one whose parent is not among them is left out, unless it
     *     is a root
     * @param head the id of the turn among them that becomes the head; where it is not there, the last one does
     * @return the new id of each turn by its old one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, String> write(String sessionId, List<Turn> ended, @Nullable String head) {
        Map<String, String> ids = new HashMap<>();
        String last = null;
        for (Turn turn : ended) {
            if (turn.parentId() == null || ids.containsKey(turn.parentId())) {
                last = Ids.next();
                ids.put(turn.id(), last);
                add(last, sessionId, turn, ids);
            }
        }
        if (head != null && last != null) {
            jdbc.sql("update session set head_turn_id = :head where id = :id")
                    .param("head", ids.getOrDefault(head, last))
                    .param("id", sessionId)
                    .update();
        }
        return ids;
    }

    private void add(String id, String sessionId, Turn turn, Map<String, String> ids) {
        TurnError error = turn.error();
        jdbc.sql("""
                        insert into turn (id, session_id, parent_id, status, attempts, prompt, model, mask_image_id,
                            aspect_ratio, resolution, variants, seed, temperature, thinking, grounding, keep, served_by, sources, choices,
                            error_code, error_message, error_retryable, created_at, started_at, finished_at)
                        values (:id, :session, :parent, :status, :attempts, :prompt, :model, :mask,
                            :aspectRatio, :resolution, :variants, :seed, :temperature, :thinking, :grounding, :keep, :servedBy, :sources, :choices,
                            :code, :message, :retryable, :created, :started, :finished)
                        """)
                .param("id", id)
                .param("session", sessionId)
                .param("parent", turn.parentId() == null ? null : ids.get(turn.parentId()))
                .param("status", turn.status().word())
                .param("attempts", turn.attempts())
                .param("prompt", turn.prompt())
                .param("model", turn.model())
                .param("mask", turn.mask() == null ? null : turn.mask().id())
                .param("aspectRatio", turn.options().aspectRatio())
                .param("resolution", turn.options().resolution())
                .param("variants", turn.options().variants())
                .param("seed", turn.options().seed())
                .param("temperature", turn.options().temperature())
                .param("thinking", turn.options().thinking())
                .param("grounding", turn.options().grounding())
                .param("keep", turn.options().keep())
                .param("servedBy", turn.origin().servedBy())
                .param("sources", TurnRows.json(turn.origin().sources()))
                .param("choices", TurnRows.json(turn.choices()))
                .param("code", error == null ? null : error.code())
                .param("message", error == null ? null : error.message())
                .param("retryable", error == null ? null : error.retryable())
                .param("created", Times.of(turn.createdAt()))
                .param("started", timeOrNull(turn.startedAt()))
                .param("finished", timeOrNull(turn.finishedAt()))
                .update();
        int position = 0;
        for (Image input : turn.inputs()) {
            jdbc.sql("insert into turn_input (turn_id, position, image_id) values (:turn, :position, :image)")
                    .param("turn", id)
                    .param("position", position++)
                    .param("image", input.id())
                    .update();
        }
        turn.parts().forEach(part -> addPart(id, part, turn.createdAt()));
    }

    private void addPart(String turnId, Part part, Instant at) {
        boolean picture = part instanceof Part.Picture;
        jdbc.sql("""
                        insert into part (turn_id, position, kind, words, image_id, caption, created_at)
                        values (:turn, :position, :kind, :words, :image, :caption, :at)
                        """)
                .param("turn", turnId)
                .param("position", part.index())
                .param("kind", picture ? "image" : "text")
                .param("words", part instanceof Part.Text text ? text.text() : null)
                .param(
                        "image",
                        part instanceof Part.Picture shown ? shown.image().id() : null)
                .param("caption", part instanceof Part.Picture shown ? shown.caption() : null)
                .param("at", Times.of(at))
                .update();
    }

    private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant at) {
        return at == null ? null : Times.of(at);
    }
}

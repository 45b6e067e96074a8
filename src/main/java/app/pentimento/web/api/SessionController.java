package app.pentimento.web.api;

import app.pentimento.session.NoSuch;
import app.pentimento.session.Session;
import app.pentimento.session.SessionDeletion;
import app.pentimento.session.SessionEdits;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "Sessions")
class SessionController {
    private final Sessions sessions;
    private final SessionEdits edits;
    private final SessionDeletion deletion;
    private final Turns turns;
    private final Idempotency idempotency;

    SessionController(
            Sessions sessions, SessionEdits edits, SessionDeletion deletion, Turns turns, Idempotency idempotency) {
        this.sessions = sessions;
        this.edits = edits;
        this.deletion = deletion;
        this.turns = turns;
        this.idempotency = idempotency;
    }

    /** The body of {@code POST /sessions}. */
    record NewSession(@Nullable String title) {}

    @PostMapping
    @Operation(summary = "Start a session")
    @ApiResponse(responseCode = "201")
    ResponseEntity<String> create(
            @RequestBody(required = false) @Nullable NewSession body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String title = body == null || body.title() == null ? "" : body.title().strip();
        checkTitle(title);
        return idempotency.once(key, new Fingerprint("POST /sessions").add(title), () -> {
            Session session = sessions.create(title);
            return new Idempotency.Answer(201, "/api/v1/sessions/" + session.id(), SessionJson.of(session));
        });
    }

    @GetMapping
    @Operation(summary = "List sessions, latest activity first", description = "q searches titles and prompts.")
    PageJson<SessionJson> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        try {
            return PageJson.of(sessions.list(q, archived, Limits.page(limit), cursor), SessionJson::of);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("cursor", "This cursor is not one that this list gave. Start without one.");
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "One session")
    SessionJson get(@PathVariable String id) {
        return SessionJson.of(sessions.find(id).orElseThrow(NoSuch::session));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Rename, archive, or move the head",
            description = "headTurnId moves the head: undo and redo. null undoes everything.")
    ResponseEntity<String> change(
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String title = title(body);
        Boolean archived = archived(body);
        String head = head(body);
        Fingerprint asked =
                new Fingerprint("PATCH /sessions").add(id).add(title).add(archived);
        asked.add(body.containsKey("headTurnId")).add(head);
        return idempotency.once(key, asked, () -> {
            if (title != null) {
                edits.rename(id, title);
            }
            if (archived != null) {
                edits.archive(id, archived);
            }
            if (body.containsKey("headTurnId")) {
                edits.moveHead(id, head);
            }
            return Idempotency.Answer.ok(get(id));
        });
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a session and the pictures that only it uses")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> delete(@PathVariable String id) {
        deletion.delete(id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/turns")
    @Operation(summary = "A session's turns on all branches, oldest first")
    PageJson<TurnJson> turns(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (sessions.find(id).isEmpty()) {
            throw NoSuch.session();
        }
        return PageJson.of(turns.list(id, Limits.page(limit), cursor), TurnJson::of);
    }

    private static @Nullable String title(Map<String, @Nullable Object> body) {
        if (!body.containsKey("title")) {
            return null;
        }
        if (!(body.get("title") instanceof String title)) {
            throw new InvalidRequest("title", "The title must be text.");
        }
        checkTitle(title.strip());
        return title.strip();
    }

    private static @Nullable Boolean archived(Map<String, @Nullable Object> body) {
        if (!body.containsKey("archived")) {
            return null;
        }
        if (!(body.get("archived") instanceof Boolean archived)) {
            throw new InvalidRequest("archived", "archived must be true or false.");
        }
        return archived;
    }

    private static @Nullable String head(Map<String, @Nullable Object> body) {
        Object head = body.get("headTurnId");
        if (head != null && !(head instanceof String)) {
            throw new InvalidRequest("headTurnId", "headTurnId must be the id of a turn, or null.");
        }
        return (String) head;
    }

    private static void checkTitle(String title) {
        if (title.length() > Sessions.MAX_TITLE) {
            throw new InvalidRequest(
                    "title",
                    "The title has %d characters; at most %d are taken.".formatted(title.length(), Sessions.MAX_TITLE));
        }
    }
}

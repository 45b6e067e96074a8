package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Session;
import app.pentimento.session.SessionCopies;
import app.pentimento.session.SessionDeletion;
import app.pentimento.session.SessionEdits;
import app.pentimento.session.SessionList;
import app.pentimento.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
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
@Tag(name = "Sessions", description = "Conversations about pictures")
class SessionController {
    private static final int LONGEST_QUERY = 1000;

    private final Sessions sessions;
    private final SessionList list;
    private final SessionEdits edits;
    private final SessionDeletion deletion;
    private final SessionCopies copies;
    private final Idempotency idempotency;

    SessionController(
            Sessions sessions,
            SessionList list,
            SessionEdits edits,
            SessionDeletion deletion,
            SessionCopies copies,
            Idempotency idempotency) {
        this.copies = copies;
        this.sessions = sessions;
        this.list = list;
        this.edits = edits;
        this.deletion = deletion;
        this.idempotency = idempotency;
    }

    /** The body of {@code POST /sessions}. */
    record NewSession(@Nullable String title) {}

    @PostMapping
    @Operation(operationId = "startSession", summary = "Start a session")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SessionJson.class)))
    ResponseEntity<String> create(
            Viewer viewer,
            @RequestBody(required = false) @Nullable NewSession body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String title = body == null || body.title() == null ? "" : SessionChange.checkedTitle(body.title());
        return idempotency.once(viewer, key, new Fingerprint("POST /sessions").add(title), () -> {
            Session session = sessions.create(viewer.id(), title);
            return new Idempotency.Answer(201, "/api/v1/sessions/" + session.id(), SessionJson.of(session));
        });
    }

    @GetMapping
    @Operation(
            operationId = "listSessions",
            summary = "List sessions, latest activity first",
            description = "q searches titles and prompts.")
    PageJson<SessionJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (q.length() > LONGEST_QUERY) {
            throw new InvalidRequest("q", "Search for at most 1,000 characters.");
        }
        int length = Limits.page(limit);
        return Limits.following(
                cursor, () -> PageJson.of(list.list(viewer, q, archived, length, cursor), SessionJson::of));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getSession", summary = "One session")
    SessionJson get(Viewer viewer, @PathVariable String id) {
        return SessionJson.of(sessions.find(viewer, id).orElseThrow(NotFoundException::session));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changeSession",
            summary = "Rename, archive, pin, or move the head",
            description = "What is not named stays. headTurnId moves the head: undo and redo. null undoes everything.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = SessionJson.Change.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionJson.class)))
    ResponseEntity<String> change(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SessionChange change = SessionChange.of(body);
        Fingerprint asked = new Fingerprint("PATCH /sessions")
                .add(id)
                .add(change.title())
                .add(change.archived())
                .add(change.pinned())
                .add(change.model())
                .add(change.movesHead())
                .add(change.headTurnId());
        return idempotency.once(viewer, key, asked, () -> {
            if (change.title() != null) {
                edits.rename(id, change.title());
            }
            if (change.archived() != null) {
                edits.archive(id, change.archived());
            }
            if (change.pinned() != null) {
                edits.pin(id, change.pinned());
            }
            if (change.model() != null) {
                edits.chooseModel(id, change.model());
            }
            if (change.movesHead()) {
                moveHead(viewer, id, change.headTurnId());
            }
            return Idempotency.Answer.ok(get(viewer, id));
        });
    }

    @PostMapping("/{id}/duplicate")
    @Operation(
            operationId = "duplicateSession",
            summary = "Copy a session",
            description = "All its turns that have ended, on all branches, with the same pictures. Nothing is sent to a"
                    + " model, so the copies cost nothing.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SessionJson.class)))
    ResponseEntity<String> duplicate(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable NewSession body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String title = body == null || body.title() == null ? "" : SessionChange.checkedTitle(body.title());
        return idempotency.once(
                viewer, key, new Fingerprint("POST /sessions/duplicate").add(id).add(title), () -> {
                    Session copy = copies.duplicate(id, title, viewer.id());
                    return new Idempotency.Answer(201, "/api/v1/sessions/" + copy.id(), SessionJson.of(copy));
                });
    }

    private void moveHead(Viewer viewer, String id, @Nullable String turnId) {
        try {
            edits.moveHead(id, turnId);
        } catch (NotFoundException e) {
            get(viewer, id);
            throw new InvalidRequest("headTurnId", "This session has no such turn.");
        }
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "deleteSession", summary = "Delete a session and the pictures that only it uses")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<String> delete(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        List<String> files = new ArrayList<>();
        ResponseEntity<String> answer =
                idempotency.once(viewer, key, new Fingerprint("DELETE /sessions").add(id), () -> {
                    files.addAll(deletion.deleteRows(id));
                    return new Idempotency.Answer(204, null, null);
                });
        deletion.removeFiles(files);
        return answer;
    }
}

package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Editing;
import app.pentimento.editing.SentContext;
import app.pentimento.editing.SentContexts;
import app.pentimento.editing.TurnDeletion;
import app.pentimento.image.Images;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.Turns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Turns", description = "Requests and what models answered")
class TurnController {
    private final Editing editing;
    private final TurnDeletion deletion;
    private final Images images;
    private final Sessions sessions;
    private final Turns turns;
    private final SentContexts contexts;
    private final TurnQualityEnricher known;
    private final Idempotency idempotency;

    TurnController(
            Editing editing,
            TurnDeletion deletion,
            Images images,
            Sessions sessions,
            Turns turns,
            SentContexts contexts,
            TurnQualityEnricher known,
            Idempotency idempotency) {
        this.editing = editing;
        this.deletion = deletion;
        this.images = images;
        this.sessions = sessions;
        this.turns = turns;
        this.contexts = contexts;
        this.known = known;
        this.idempotency = idempotency;
    }

    @GetMapping("/sessions/{sessionId}/turns")
    @Operation(
            operationId = "listTurns",
            summary = "A session's turns on all branches, oldest first",
            description = TurnQualityEnricher.WHY_ASK)
    PageJson<TurnJson> list(
            Viewer viewer,
            @PathVariable String sessionId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean quality) {
        int length = Limits.page(limit);
        if (sessions.access(viewer, sessionId).isEmpty()) {
            throw NotFoundException.session();
        }
        return Limits.following(cursor, () -> known.page(turns.list(sessionId, length, cursor), quality));
    }

    @GetMapping("/turns/{id}")
    @Operation(operationId = "getTurn", summary = "One turn", description = TurnQualityEnricher.WHY_ASK)
    TurnJson get(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "false") boolean quality) {
        return known.json(turns.find(viewer, id).orElseThrow(NotFoundException::turn), quality);
    }

    @GetMapping("/turns/{id}/context")
    @Operation(
            operationId = "turnContext",
            summary = "What was sent to the model for a turn, and why",
            description =
                    "Empty while nothing was sent. In time, each picture says how it went: inline, uploaded, held.")
    ResponseEntity<SentContext> context(Viewer viewer, @PathVariable String id) {
        if (sessions.accessByTurn(viewer, id).isEmpty()) {
            throw NotFoundException.turn();
        }
        return contexts.find(id)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/turns/{id}/cancel")
    @Operation(operationId = "cancelTurn", summary = "Cancel a turn that has not ended; its parts are kept")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TurnJson.class)))
    ResponseEntity<String> cancel(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(
                viewer,
                key,
                new Fingerprint("POST /turns/cancel").add(id),
                () -> Idempotency.Answer.ok(TurnJson.of(editing.cancel(id))));
    }

    @PostMapping(path = "/turns/{id}/retry", consumes = "!" + MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "retryTurn", summary = "Ask the same again, as a new turn beside the old one")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TurnJson.class)))
    ResponseEntity<String> retry(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return retry(viewer, id, null, key);
    }

    /**
     * The body of {@code POST /turns/{id}/retry}, which may be left out.
     *
     * @param model the model to ask this time; the same where it is not named
     */
    record Retry(@Nullable String model) {}

    @PostMapping(path = "/turns/{id}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "retryTurn", summary = "Ask the same again, of the same model or of another")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TurnJson.class)))
    ResponseEntity<String> retry(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Retry body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String model = body == null ? null : body.model();
        Fingerprint asked = new Fingerprint("POST /turns/retry").add(id);
        return idempotency.once(
                viewer,
                key,
                model == null ? asked : asked.add(model),
                () -> accepted(editing.retry(id, model, viewer)));
    }

    @DeleteMapping("/turns/{id}")
    @Operation(
            operationId = "deleteTurn",
            summary = "Delete a turn that no other follows",
            description = "The pictures that only it uses go with it. Where it was the head, its parent is now.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<String> delete(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        List<String> files = new ArrayList<>();
        ResponseEntity<String> answer = idempotency.once(viewer, key, new Fingerprint("DELETE /turns").add(id), () -> {
            files.addAll(deletion.deleteRows(id));
            return new Idempotency.Answer(204, null, null);
        });
        images.removeFiles(files);
        return answer;
    }

    static Idempotency.Answer accepted(Turn turn) {
        return new Idempotency.Answer(202, "/api/v1/turns/" + turn.id(), TurnJson.of(turn));
    }
}

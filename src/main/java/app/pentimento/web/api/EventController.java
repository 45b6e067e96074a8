package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class EventController {
    private final Sessions sessions;
    private final SessionEvents sessionEvents;
    private final TurnEvents turnEvents;

    EventController(Sessions sessions, SessionEvents sessionEvents, TurnEvents turnEvents) {
        this.sessions = sessions;
        this.sessionEvents = sessionEvents;
        this.turnEvents = turnEvents;
    }

    @GetMapping("/sessions/{id}/events")
    @Tag(name = "Sessions")
    @Operation(
            operationId = "sessionEvents",
            summary = "What happens to a session, as it happens",
            description =
                    "Events: session (a Session), turn (a Turn without its parts), deleted (its id). After a reconnection, what was missed is told as one event.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
    ResponseEntity<SseEmitter> session(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpMethod method) {
        if (method.equals(HttpMethod.HEAD)) {
            return headers(sessions.access(viewer, id).isPresent(), NotFoundException.session());
        }
        return sessionEvents.stream(viewer, id, lastEventId);
    }

    @GetMapping("/turns/{id}/events")
    @Tag(name = "Turns")
    @Operation(
            operationId = "turnEvents",
            summary = "What happens to a turn, as it happens",
            description =
                    "Events: status (a Turn without its parts), part (a Part), end (a Turn). Last-Event-ID resumes without a gap or a repeat.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "The end was seen already", content = @Content)
    ResponseEntity<SseEmitter> turn(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpMethod method) {
        if (method.equals(HttpMethod.HEAD)) {
            return headers(sessions.accessByTurn(viewer, id).isPresent(), NotFoundException.turn());
        }
        return turnEvents.stream(viewer, id, lastEventId);
    }

    private static ResponseEntity<SseEmitter> headers(boolean found, NotFoundException missing) {
        if (!found) {
            throw missing;
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }
}

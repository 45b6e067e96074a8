package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class ExportController {
    private final Sessions sessions;
    private final SessionArchiveWriter export;
    private final Caller caller;

    ExportController(Sessions sessions, SessionArchiveWriter export, Caller caller) {
        this.sessions = sessions;
        this.export = export;
        this.caller = caller;
    }

    @GetMapping("/api/v1/sessions/{id}/export")
    @Operation(
            operationId = "exportSession",
            summary = "A session as a ZIP",
            description =
                    "Every picture as it is delivered, session.json, and an index.html that shows the conversation"
                            + " offline. Written while it is read, so its length is not known before.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    void export(
            Viewer viewer,
            @PathVariable String id,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Session session = sessions.find(viewer, id).orElseThrow(NotFoundException::session);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(session.title(), "zip"));
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            export.write(session, caller.account(request), locale, response.getOutputStream());
        }
    }
}

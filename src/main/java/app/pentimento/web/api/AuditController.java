package app.pentimento.web.api;

import app.pentimento.provenance.audit.AuditCheck;
import app.pentimento.provenance.audit.AuditLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditController {
    private final AuditLog log;
    private final JsonMapper json;

    AuditController(AuditLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    @GetMapping
    @Operation(
            summary = "The audit log, one JSON entry a line, oldest first",
            description = "Each entry holds the hash of the one before. Save it, and check it anywhere with"
                    + " java -jar pentimento.jar audit-check FILE [HASH].")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("pentimento-audit.jsonl")
                        .build()
                        .toString());
        OutputStream out = response.getOutputStream();
        log.each(entry -> {
            try {
                out.write(json.writeValueAsBytes(entry));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What a check found; {@code head} is the last entry's hash, to be kept elsewhere. */
    record Check(
            boolean whole,
            long entries,
            String head,
            @Nullable String problem) {}

    @GetMapping("/check")
    @Operation(
            summary = "Whether the audit log is whole",
            description = "head is the last head that you kept: an earlier entry that is gone shows by it.")
    Check check(@RequestParam(required = false) @Nullable String head) {
        AuditCheck.Result found = log.check(head);
        return new Check(found.whole(), found.entries(), found.head(), found.problem());
    }
}

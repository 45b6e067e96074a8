package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.export.SessionImport;
import app.pentimento.session.Session;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class ImportController {
    private static final long MOST_BYTES = 500L << 20;

    private final SessionImport imports;
    private final Idempotency idempotency;

    ImportController(SessionImport imports, Idempotency idempotency) {
        this.imports = imports;
        this.idempotency = idempotency;
    }

    @PostMapping(path = "/api/v1/sessions/import", consumes = "application/zip")
    @Operation(
            operationId = "importSession",
            summary = "Make a new session of an exported one",
            description = "The body is the ZIP of an export, up to 500 MB. Every picture must have the SHA-256 that"
                    + " session.json names. Pictures that this server made are those pictures again; all others are"
                    + " uploads, and the model of a turn is marked as imported: who made them is the archive's claim.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SessionJson.class)))
    ResponseEntity<String> take(
            Viewer viewer,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        try (Incoming.Spooled file = Incoming.spool(request.getInputStream(), MOST_BYTES + 1)) {
            if (file.size() > MOST_BYTES) {
                throw new TooLarge("The archive is larger than 500 MB, the most this server accepts.");
            }
            Fingerprint asked = new Fingerprint("POST /sessions/import").add(hash(file));
            SessionImport.Prepared prepared = imports.prepare(viewer, file.file());
            return idempotency.once(viewer, key, asked, () -> {
                Session session = imports.add(prepared);
                return new Idempotency.Answer(201, "/api/v1/sessions/" + session.id(), SessionJson.of(session));
            });
        }
    }

    private static String hash(Incoming.Spooled file) throws IOException {
        try (InputStream in = file.open();
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

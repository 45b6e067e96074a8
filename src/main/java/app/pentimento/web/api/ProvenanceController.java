package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageFormat;
import app.pentimento.provenance.Provenance;
import app.pentimento.provenance.Unlabelled;
import app.pentimento.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/images/{id}")
@Tag(name = "Provenance", description = "How pictures were made, and what their files say of it")
class ProvenanceController {
    private final Provenance provenance;
    private final Unlabelled unlabelled;
    private final Caller caller;

    ProvenanceController(Provenance provenance, Unlabelled unlabelled, Caller caller) {
        this.provenance = provenance;
        this.unlabelled = unlabelled;
        this.caller = caller;
    }

    /** The body of {@code POST /images/{id}/unlabelled}. */
    record Acceptance(@Nullable Boolean accepted) {}

    /** What was accepted, and when first. */
    record Accepted(boolean accepted, Instant at, String contentUrl) {}

    @GetMapping("/provenance")
    @Operation(operationId = "imageProvenance", summary = "How a picture was made, and what its file says of it")
    ProvenanceJson provenance(Viewer viewer, @PathVariable String id) {
        return ProvenanceJson.of(provenance.story(viewer, id));
    }

    @PostMapping("/unlabelled")
    @Operation(
            operationId = "acceptLabelDuty",
            summary = "Accept the duty to label a picture yourself",
            description = "Whoever publishes an AI picture must label it as such. Who accepted this and when is logged;"
                    + " GET /images/{id}/content?label=none then gives the picture without its visible label.")
    Accepted accept(@PathVariable String id, @RequestBody Acceptance body, HttpServletRequest request) {
        if (!Boolean.TRUE.equals(body.accepted())) {
            throw new InvalidRequest(
                    "accepted", "Send {\"accepted\": true} to accept the duty to label this picture yourself.");
        }
        Instant at = unlabelled.accept(id, caller.account(request), request.getRemoteAddr());
        return new Accepted(true, at, "/api/v1/images/" + id + "/content?label=none");
    }

    @GetMapping(path = "/content", params = "label")
    @Operation(
            hidden = true,
            summary = "A picture without its visible label",
            description = "Needs the duty to label it accepted first. Every other label stays in the file. Each such"
                    + " delivery is logged.")
    ResponseEntity<byte[]> content(@PathVariable String id, @RequestParam String label, HttpServletRequest request) {
        if (!label.equals("none")) {
            throw new InvalidRequest("label", "label can only be none. Leave it out for the picture with its labels.");
        }
        FileContent picture = unlabelled.picture(id, caller.account(request), request.getRemoteAddr());
        MediaType type = MediaType.parseMediaType(picture.file().mediaType());
        String extension = ImageFormat.ofMediaType(picture.file().mediaType())
                .orElseThrow()
                .extension();
        return ResponseEntity.ok()
                .eTag(picture.file().sha256())
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("pentimento-" + id + "-unlabelled." + extension)
                                .build()
                                .toString())
                .body(picture.bytes());
    }
}

package app.pentimento.web.api;

import app.pentimento.provenance.SigningCertificates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Provenance")
class RootCertificateController {
    private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");

    private final SigningCertificates certificates;

    RootCertificateController(SigningCertificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/api/v1/provenance/root.pem")
    @Operation(
            operationId = "rootCertificates",
            summary = "The root certificates that this server's manifests chain to",
            description = "Public. Give them to a C2PA verifier as trust anchors.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/x-pem-file", schema = @Schema(type = "string")))
    ResponseEntity<String> root() {
        return ResponseEntity.ok()
                .contentType(PEM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("pentimento-root.pem")
                                .build()
                                .toString())
                .body(certificates.rootsPem());
    }
}

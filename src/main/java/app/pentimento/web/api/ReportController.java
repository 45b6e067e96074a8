package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.provenance.PictureProvenance;
import app.pentimento.provenance.Provenance;
import app.pentimento.provenance.SigningCertificates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Provenance")
class ReportController {
    private final Provenance provenance;
    private final SigningCertificates certificates;

    ReportController(Provenance provenance, SigningCertificates certificates) {
        this.provenance = provenance;
        this.certificates = certificates;
    }

    @GetMapping("/api/v1/images/{id}/report")
    @Operation(
            operationId = "imageReport",
            summary = "All that is known of a picture's making, to be kept beside it",
            description =
                    "Its provenance, the hashes of its files, what each of its manifests says, and the certificates"
                            + " to check them with. /images/{id}/report is the same as a page to print.")
    ResponseEntity<ReportJson> report(Viewer viewer, @PathVariable String id) {
        PictureProvenance story = provenance.story(viewer, id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("pentimento-" + id + "-report.json")
                                .build()
                                .toString())
                .body(ReportJson.of(story, certificates.signerFacts(), certificates.rootFacts()));
    }
}

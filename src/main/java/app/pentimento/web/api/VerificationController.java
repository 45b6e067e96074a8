package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.UploadedFile;
import app.pentimento.provenance.FindingDescriptions;
import app.pentimento.provenance.Findings;
import app.pentimento.provenance.Verification;
import app.pentimento.web.ReceivedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/verify")
@Tag(name = "Provenance")
class VerificationController {
    private final Verification verification;
    private final FindingDescriptions plainWords;
    private final ImageProbe probe;

    VerificationController(Verification verification, FindingDescriptions plainWords, ImageProbe probe) {
        this.verification = verification;
        this.plainWords = plainWords;
        this.probe = probe;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "verify",
            summary = "Look into any picture for what it tells of its making",
            description = "As the multipart field file, or as the bare bytes. Nothing of it is kept. words says the"
                    + " same in the language of Accept-Language.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                        schema = @Schema(implementation = UploadForm.class)),
                @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary"))
            })
    FindingsJson verify(Viewer viewer, @RequestParam @Parameter(hidden = true) MultipartFile file, Locale locale)
            throws IOException {
        probe.checkBytes(file.getSize());
        return answer(viewer, new ReceivedFile(file), locale);
    }

    @PostMapping(consumes = "image/*")
    @Operation(summary = "Look into a picture sent as bare bytes", hidden = true)
    FindingsJson verify(Viewer viewer, HttpServletRequest request, Locale locale) throws IOException {
        probe.checkBytes(request.getContentLengthLong());
        try (Incoming.Spooled file = Incoming.spool(request.getInputStream(), probe.maxBytes() + 1)) {
            return answer(viewer, file, locale);
        }
    }

    private FindingsJson answer(Viewer viewer, UploadedFile file, Locale locale) {
        Findings findings = verification.verify(viewer, file);
        return FindingsJson.of(findings, plainWords.of(findings, locale));
    }
}

package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.Origin;
import app.pentimento.image.StoredFiles;
import app.pentimento.provenance.audit.DeliveryLog;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.VisibleImages;
import app.pentimento.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives an upload back as it came. What a model answered with never leaves without its labels, so it is not given. */
@RestController
@Tag(name = "Images")
class OriginalController {
    private final VisibleImages images;
    private final StoredFiles files;
    private final DeliveryLog deliveries;
    private final Caller caller;

    OriginalController(VisibleImages images, StoredFiles files, DeliveryLog deliveries, Caller caller) {
        this.images = images;
        this.files = files;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GetMapping("/api/v1/images/{id}/original")
    @Operation(
            operationId = "imageOriginal",
            summary = "An upload as it came, byte for byte",
            description = "With all that is in it, also where it was taken. Only uploads have one.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> original(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        Image image = images.find(viewer, id).orElseThrow(NotFoundException::image);
        if (image.origin() != Origin.UPLOAD) {
            throw new InvalidRequest("id", "Only uploads have an original. Use the content of this picture instead.");
        }
        deliveries.delivered(image, DeliveryLog.Form.ORIGINAL, caller.account(request));
        String extension = ImageFormat.ofMediaType(image.source().mediaType())
                .orElseThrow()
                .extension();
        return ResponseEntity.ok()
                .eTag(image.source().sha256())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(image.source().mediaType()))
                .contentLength(image.source().bytes())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("pentimento-" + id + "-original." + extension)
                                .build()
                                .toString())
                .body(new StoredResource(files, image.source()).withoutRanges());
    }
}

package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.TurnPreviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Turns")
class PreviewController {
    private final TurnPreviews previews;

    PreviewController(TurnPreviews previews) {
        this.previews = previews;
    }

    @GetMapping(path = "/turns/{id}/preview", produces = MediaType.IMAGE_JPEG_VALUE)
    @Operation(
            operationId = "turnPreview",
            summary = "The picture of a running turn as it is so far, small and labelled",
            description =
                    "Where the model sends pictures before they are finished. It is gone when the picture is there.")
    ResponseEntity<byte[]> preview(Viewer viewer, @PathVariable String id) {
        byte[] jpeg = previews.find(viewer, id).orElseThrow(NotFoundException::preview);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(jpeg);
    }
}

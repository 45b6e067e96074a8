package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.image.Image;
import app.pentimento.model.builtin.Selections;
import app.pentimento.model.builtin.operation.Selection;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.VisibleImages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Masks that nobody has to paint. */
@RestController
@Tag(name = "Images")
class SelectionController {
    /** A number for how things are found: another one where the same picture gives another mask. */
    private static final String WAY = "2";

    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    private final VisibleImages images;
    private final Selections selections;

    SelectionController(VisibleImages images, Selections selections) {
        this.images = images;
        this.selections = selections;
    }

    @GetMapping("/api/v1/images/{id}/selection")
    @Operation(
            operationId = "imageSelection",
            summary = "A mask of the subject, the background or the faces of a picture",
            description =
                    "A grey PNG of the picture's shape, with at most 4 megapixels: white where it is, grey on soft"
                            + " edges. Enlarge it to the picture's size, change it as you like, and upload it to use it as the"
                            + " mask of a turn. 404 nothing-found where it is not there or does not stand out clearly enough.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> selection(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam @Parameter(schema = @Schema(allowableValues = {"subject", "background", "faces"})) String of,
            WebRequest request)
            throws InterruptedException {
        Selection selection = Arrays.stream(Selection.values())
                .filter(each -> each.word().equals(of))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("of", "of must be subject, background or faces."));
        Image image = images.find(viewer, id).orElseThrow(NotFoundException::image);
        String etag = "\"%s-%s-%s\"".formatted(image.master().sha256(), of, WAY);
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(etag)
                    .cacheControl(FOR_A_DAY)
                    .build();
        }
        byte[] mask = selections
                .find(image, selection)
                .orElseThrow(() -> new SubjectNotFoundException(
                        selection == Selection.FACES
                                ? "No faces found in this picture. Select the area by hand."
                                : "Nothing in this picture stands out clearly enough. Select the area by hand."));
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(FOR_A_DAY)
                .contentType(MediaType.IMAGE_PNG)
                .header("X-Content-Type-Options", "nosniff")
                .body(mask);
    }
}

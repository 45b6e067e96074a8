package app.pentimento.web.api;

import app.pentimento.editing.answer.KeptPictures;
import app.pentimento.image.Image;
import app.pentimento.keep.KeepMode;
import app.pentimento.keep.KeptRows;
import app.pentimento.provenance.LabellingException;
import app.pentimento.session.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Chooses between the change alone and the whole answer, after the answer came. */
@RestController
@RequestMapping("/api/v1/images")
@Tag(name = "Images")
class KeepController {
    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    private final KeptPictures pictures;
    private final KeptRows kept;
    private final Idempotency idempotency;

    KeepController(KeptPictures pictures, KeptRows kept, Idempotency idempotency) {
        this.pictures = pictures;
        this.kept = kept;
        this.idempotency = idempotency;
    }

    @PostMapping("/{id}/keep")
    @Operation(
            operationId = "keepImage",
            summary = "Make a picture the other way",
            description = "rest: only the change is taken from the model's answer. whole: the answer is the picture. A new"
                    + " picture in the same turn, made of the same answer; no model is asked.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImageJson.class)))
    ResponseEntity<String> keep(
            @PathVariable String id,
            @RequestBody KeepRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws InterruptedException, LabellingException {
        KeepMode mode = request.wanted();
        String mask = request.maskImageId();
        Fingerprint asked = new Fingerprint("POST /images/keep")
                .add(id)
                .add(mode.word())
                .add(mask == null ? "" : mask);
        KeptPictures.Made made = pictures.again(id, mode, mask);
        return idempotency.once(key, asked, () -> {
            Image image = pictures.add(made);
            return new Idempotency.Answer(
                    201,
                    "/api/v1/images/" + image.id(),
                    ImageJson.of(image, kept.find(image.id()).orElse(null)));
        });
    }

    @GetMapping("/{id}/kept/area")
    @Operation(
            summary = "What an answer changed in the working image",
            description = "A grey PNG of the picture's shape, of about a megapixel: white where it was changed. Enlarge it"
                    + " to the picture's size to use it as a mask.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> area(@PathVariable String id) {
        return png(kept.area(id));
    }

    @GetMapping("/{id}/kept/drift")
    @Operation(
            summary = "What an answer changed although nobody asked for it",
            description = "A grey PNG of the picture's shape: the brighter, the more the answer differs there from the"
                    + " working image, outside of what was changed on purpose.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> drift(@PathVariable String id) {
        return png(kept.drift(id));
    }

    private static ResponseEntity<byte[]> png(Optional<byte[]> found) {
        byte[] png = found.orElseThrow(NotFoundException::image);
        return ResponseEntity.ok()
                .cacheControl(FOR_A_DAY)
                .contentType(MediaType.IMAGE_PNG)
                .header("X-Content-Type-Options", "nosniff")
                .body(png);
    }
}

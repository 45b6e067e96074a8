package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.image.Image;
import app.pentimento.image.ImageRejected;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.image.ResumableUploads;
import app.pentimento.image.ResumableUploads.Upload;
import app.pentimento.image.Uploads;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.VisibleImages;
import app.pentimento.web.BasePath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Uploads that go on after a lost connection, with the headers and the media type of the IETF's draft "Resumable Uploads
 * for HTTP": begin one, ask how far it came, send the rest.
 */
@RestController
@RequestMapping("/api/v1/uploads")
@Tag(name = "Uploads", description = "Large pictures, sent so that a lost connection loses nothing")
class UploadController {
    private static final String OFFSET = "Upload-Offset";
    private static final String COMPLETE = "Upload-Complete";

    private final ResumableUploads resumable;
    private final Uploads uploads;
    private final Images images;
    private final VisibleImages visible;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    UploadController(
            ResumableUploads resumable,
            Uploads uploads,
            Images images,
            VisibleImages visible,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.resumable = resumable;
        this.uploads = uploads;
        this.images = images;
        this.visible = visible;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    /**
     * The body of {@code POST /uploads}.
     *
     * @param bytes of the whole file
     * @param mediaType what it is; its bytes decide where this is left out
     */
    record NewUpload(@Nullable Long bytes, @Nullable String mediaType) {}

    /** An upload under way: how many of its bytes are here. */
    record UploadJson(String id, long bytes, long received) {
        static UploadJson of(Upload upload) {
            return new UploadJson(upload.id(), upload.bytes(), upload.received());
        }
    }

    @PostMapping
    @Operation(operationId = "beginUpload", summary = "Begin an upload that can be resumed")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UploadJson.class)))
    ResponseEntity<String> begin(
            Viewer viewer,
            @RequestBody NewUpload body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (body.bytes() == null || body.bytes() < 1) {
            throw new InvalidRequest("bytes", "bytes must be the size of the file, 1 or more.");
        }
        if (body.mediaType() != null && body.mediaType().length() > 200) {
            throw new InvalidRequest("mediaType", "mediaType is too long.");
        }
        long bytes = body.bytes();
        Fingerprint asked = new Fingerprint("POST /uploads").add(bytes).add(body.mediaType());
        return idempotency.once(viewer, key, asked, () -> {
            Upload upload = resumable.begin(viewer.id(), bytes, body.mediaType());
            return new Idempotency.Answer(201, "/api/v1/uploads/" + upload.id(), UploadJson.of(upload));
        });
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Operation(operationId = "uploadOffset", summary = "How far an upload has come: Upload-Offset, Upload-Complete")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> offset(Viewer viewer, @PathVariable String id) {
        Upload upload = find(viewer, id);
        return ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore())
                .header(OFFSET, Long.toString(upload.received()))
                .header("Upload-Length", Long.toString(upload.bytes()))
                .header(COMPLETE, upload.imageId() == null ? "?0" : "?1")
                .build();
    }

    @PatchMapping(path = "/{id}", consumes = "application/partial-upload")
    @Operation(
            operationId = "appendToUpload",
            summary = "Send the rest of an upload, or the next piece of it",
            description = "What arrives is kept, also when the connection breaks. The last byte makes it an image.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/partial-upload",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImageJson.class)))
    @ApiResponse(responseCode = "204", description = "The piece is kept; more has to come", content = @Content)
    ResponseEntity<ImageJson> append(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(OFFSET) long offset,
            HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Upload before = find(viewer, id);
        if (before.imageId() == null) {
            if (offset != before.received()) {
                throw conflict(before, response);
            }
            receive(viewer, before, request.getInputStream(), response);
        }
        Upload after = find(viewer, id);
        if (after.imageId() == null && after.received() < after.bytes()) {
            return ResponseEntity.noContent()
                    .header(OFFSET, Long.toString(after.received()))
                    .header(COMPLETE, "?0")
                    .build();
        }
        Image image = finish(viewer, after);
        return ResponseEntity.status(201)
                .header(OFFSET, Long.toString(after.bytes()))
                .header(COMPLETE, "?1")
                .header("Location", BasePath.of("/api/v1/images/" + image.id()))
                .body(ImageJson.of(image));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "cancelUpload", summary = "Give an upload up")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> cancel(Viewer viewer, @PathVariable String id) {
        resumable.delete(find(viewer, id).id());
        return ResponseEntity.noContent().build();
    }

    /** Keeps what arrives piece by piece, so that it stays when the connection breaks. */
    private void receive(Viewer viewer, Upload upload, InputStream body, HttpServletResponse response)
            throws IOException {
        byte[] piece = new byte[ResumableUploads.PIECE];
        long at = upload.received();
        int filled = 0;
        try {
            for (int read; (read = body.read(piece, filled, piece.length - filled)) > 0; ) {
                filled += read;
                if (filled == piece.length) {
                    append(viewer, upload, at, piece, filled, response);
                    at += filled;
                    filled = 0;
                }
            }
        } finally {
            if (filled > 0) {
                append(viewer, upload, at, piece, filled, response);
            }
        }
    }

    private void append(Viewer viewer, Upload upload, long at, byte[] piece, int length, HttpServletResponse response) {
        if (at + length > upload.bytes()) {
            throw new InvalidRequest(
                    "body",
                    "The upload was announced as %,d bytes, but more arrived. Start a new one."
                            .formatted(upload.bytes()));
        }
        if (!resumable.append(upload.id(), at, piece, length)) {
            throw conflict(find(viewer, upload.id()), response);
        }
    }

    /** Makes the file an image; once, however often the last request is repeated. */
    private Image finish(Viewer viewer, Upload upload) {
        if (upload.imageId() != null) {
            return visible.find(viewer, upload.imageId()).orElseThrow(NotFoundException::image);
        }
        NewImage taken;
        try {
            taken = uploads.take(viewer, resumable.file(upload), upload.mediaType());
        } catch (ImageRejected e) {
            if (e.reason() != ImageRejected.Reason.OVERLOADED) {
                resumable.delete(upload.id()); // it will not get better
            }
            throw e;
        }
        Image image = transaction.execute(status -> {
            Image added = images.add(taken, viewer.id());
            if (resumable.finish(upload.id(), added.id())) {
                return added;
            }
            status.setRollbackOnly();
            return null;
        });
        return image != null ? image : finish(viewer, find(viewer, upload.id()));
    }

    private static UploadConflict conflict(Upload upload, HttpServletResponse response) {
        response.setHeader(OFFSET, Long.toString(upload.received()));
        return new UploadConflict("The upload is at byte %,d. Continue from there with Upload-Offset: %d."
                .formatted(upload.received(), upload.received()));
    }

    private Upload find(Viewer viewer, String id) {
        return resumable.find(viewer, id).orElseThrow(NotFoundException::upload);
    }
}

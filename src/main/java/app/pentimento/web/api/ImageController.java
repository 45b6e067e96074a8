package app.pentimento.web.api;

import app.pentimento.editing.answer.KeptPictures;
import app.pentimento.image.Image;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.image.Preview;
import app.pentimento.image.Previews;
import app.pentimento.image.StoredFiles;
import app.pentimento.image.Uploads;
import app.pentimento.keep.KeptRows;
import app.pentimento.provenance.LabellingException;
import app.pentimento.provenance.SourceType;
import app.pentimento.provenance.audit.DeliveryLog;
import app.pentimento.session.NotFoundException;
import app.pentimento.web.Caller;
import app.pentimento.web.ReceivedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/images")
@Tag(name = "Images", description = "Pictures: uploads, and what models answered with")
class ImageController {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Uploads uploads;
    private final Images images;
    private final KeptPictures pictures;
    private final KeptRows kept;
    private final ImageProbe probe;
    private final StoredFiles files;
    private final Previews previews;
    private final Idempotency idempotency;
    private final DeliveryLog deliveries;
    private final Caller caller;

    ImageController(
            Uploads uploads,
            Images images,
            KeptPictures pictures,
            KeptRows kept,
            ImageProbe probe,
            StoredFiles files,
            Previews previews,
            Idempotency idempotency,
            DeliveryLog deliveries,
            Caller caller) {
        this.uploads = uploads;
        this.images = images;
        this.pictures = pictures;
        this.kept = kept;
        this.probe = probe;
        this.files = files;
        this.previews = previews;
        this.idempotency = idempotency;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "uploadImage",
            summary = "Upload a picture",
            description = "As the multipart field file, or as the bare bytes.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                        schema = @Schema(implementation = UploadForm.class)),
                @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImageJson.class)))
    ResponseEntity<String> upload(
            @RequestParam @Parameter(hidden = true) MultipartFile file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return add(uploads.take(new ReceivedFile(file), file.getContentType()), key);
    }

    @PostMapping(consumes = "image/*")
    @Operation(summary = "Upload a picture as bare bytes", hidden = true)
    ResponseEntity<String> upload(
            HttpServletRequest request,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        probe.checkBytes(request.getContentLengthLong());
        try (Incoming.Spooled file = Incoming.spool(request.getInputStream(), probe.maxBytes() + 1)) {
            return add(uploads.take(file, type), key);
        }
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getImage", summary = "One picture's facts")
    ImageJson get(@PathVariable String id) {
        return ImageJson.of(find(id), kept.find(id).orElse(null));
    }

    @GetMapping("/{id}/content")
    @Operation(
            operationId = "imageContent",
            summary = "A picture as it is delivered, or a preview of it",
            description = "width asks for a preview at most so wide: 160, 320, 640, 1280 or 2560, rounded up.")
    @Parameter(
            name = "label",
            in = ParameterIn.QUERY,
            schema = @Schema(allowableValues = "none"),
            description = "none: without the visible label, where the duty to label was accepted")
    @Parameter(
            name = "as",
            in = ParameterIn.QUERY,
            schema = @Schema(allowableValues = "answer"),
            description = "answer: the model's whole answer, where only the change was taken from it")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> content(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer width,
            @RequestParam(required = false) @Nullable String as,
            @RequestHeader HttpHeaders request,
            HttpServletRequest asked)
            throws HttpMediaTypeNotAcceptableException, InterruptedException, LabellingException {
        Image image = as == null ? find(id) : answer(id, as);
        ImageFile file = image.delivered();
        if (width != null && width < 1) {
            throw new InvalidRequest("width", "width must be a number of pixels, 1 or more.");
        }
        if (!HttpMethod.HEAD.matches(asked.getMethod())) {
            DeliveryLog.Form form = width == null ? DeliveryLog.Form.WHOLE : DeliveryLog.Form.PREVIEW;
            deliveries.delivered(image, form, caller.account(asked));
        }
        if (width == null) {
            return whole(image.id(), file, request);
        }
        Preview preview = previews.of(file, width, Accepted.previewTypes(request), SourceType.toState(image));
        return answer(file.sha256() + "-" + preview.name(), preview.mediaType(), image.id() + "-" + preview.name())
                .varyBy(HttpHeaders.ACCEPT)
                .body(preview.bytes());
    }

    /** The whole answer that a picture was made of. */
    private Image answer(String id, String as) throws InterruptedException, LabellingException {
        if (!as.equals("answer")) {
            throw new InvalidRequest("as", "as must be answer.");
        }
        return pictures.wholeAnswer(id);
    }

    private ResponseEntity<Resource> whole(String id, ImageFile file, HttpHeaders request) {
        String extension =
                ImageFormat.ofMediaType(file.mediaType()).orElseThrow().extension();
        StoredResource resource = new StoredResource(files, file);
        ResponseEntity.BodyBuilder answer = answer(file.sha256(), file.mediaType(), id + "." + extension)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes");
        return switch (resource.ranges(request)) {
            case SATISFIABLE -> answer.body(resource);
            case IGNORED -> answer.contentLength(file.bytes()).body(resource.withoutRanges());
            case UNSATISFIABLE ->
                ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes())
                        .build();
        };
    }

    private static ResponseEntity.BodyBuilder answer(String etag, String mediaType, String fileName) {
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(FOR_EVER)
                .contentType(MediaType.parseMediaType(mediaType))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("pentimento-" + fileName)
                                .build()
                                .toString());
    }

    private ResponseEntity<String> add(NewImage taken, @Nullable String key) {
        Fingerprint asked = new Fingerprint("POST /images").add(taken.source().sha256());
        return idempotency.once(key, asked, () -> {
            Image image = images.add(taken);
            return new Idempotency.Answer(201, "/api/v1/images/" + image.id(), ImageJson.of(image));
        });
    }

    private Image find(String id) {
        return images.find(id).orElseThrow(NotFoundException::image);
    }
}

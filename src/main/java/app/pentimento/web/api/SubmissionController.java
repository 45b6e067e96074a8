package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Editing;
import app.pentimento.editing.Submission;
import app.pentimento.image.NewImage;
import app.pentimento.image.Uploads;
import app.pentimento.session.TurnOptions;
import app.pentimento.web.ReceivedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Takes requests for edits, as JSON or as a form with files. */
@RestController
@RequestMapping("/api/v1/sessions/{sessionId}/turns")
@Tag(name = "Turns", description = "Requests and what models answered")
class SubmissionController {
    private final Editing editing;
    private final Uploads uploads;
    private final Idempotency idempotency;
    private final JsonMapper json;

    SubmissionController(Editing editing, Uploads uploads, Idempotency idempotency, JsonMapper json) {
        this.editing = editing;
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "submitTurn",
            summary = "Ask for an edit",
            description = "Follows the session's head, or branches at parentTurnId.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TurnJson.class)))
    ResponseEntity<String> submit(
            Viewer viewer,
            @PathVariable String sessionId,
            @RequestBody TurnRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        body.check();
        return submit(viewer, sessionId, body, List.of(), null, key);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "submitTurn", summary = "Ask for an edit")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = TurnForm.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TurnJson.class)))
    ResponseEntity<String> submit(
            Viewer viewer,
            @PathVariable String sessionId,
            @ModelAttribute @Parameter(hidden = true) TurnForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        TurnRequest body = form.request(json);
        body.check();
        List<NewImage> taken = new ArrayList<>();
        for (MultipartFile file : form.pictures()) {
            taken.add(take(viewer, file));
        }
        MultipartFile mask = form.chosenMask();
        return submit(viewer, sessionId, body, taken, mask == null ? null : take(viewer, mask), key);
    }

    private ResponseEntity<String> submit(
            Viewer viewer,
            String sessionId,
            TurnRequest body,
            List<NewImage> uploaded,
            @Nullable NewImage mask,
            @Nullable String key) {
        Submission submission = new Submission(
                viewer,
                sessionId,
                body.prompt() == null ? "" : body.prompt(),
                body.imageIds() == null ? List.of() : body.imageIds(),
                uploaded,
                body.maskImageId(),
                mask,
                body.parentTurnId(),
                body.model(),
                body.options() == null ? TurnOptions.NONE : body.options());
        Fingerprint asked = new Fingerprint("POST /sessions/turns")
                .add(sessionId)
                .add(submission.prompt())
                .add(submission.imageIds())
                .add(uploaded.stream().map(image -> image.source().sha256()).toList())
                .add(submission.maskId())
                .add(mask == null ? null : mask.source().sha256())
                .add(submission.parentId())
                .add(submission.model())
                .add(submission.options());
        return idempotency.once(viewer, key, asked, () -> TurnController.accepted(editing.submit(submission)));
    }

    private NewImage take(Viewer viewer, MultipartFile file) throws IOException {
        return uploads.take(viewer, new ReceivedFile(file), file.getContentType());
    }
}

package app.pentimento.web.api;

import app.pentimento.account.Viewer;
import app.pentimento.export.BeforeAfter;
import app.pentimento.export.ContactSheet;
import app.pentimento.export.StoryPdf;
import app.pentimento.image.Image;
import app.pentimento.provenance.LabellingException;
import app.pentimento.provenance.audit.DeliveryLog;
import app.pentimento.session.Branches;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Session;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A session's current branch in forms to show others. Whoever gets one is noted for each picture in it. */
@RestController
@RequestMapping("/api/v1/sessions/{id}/export")
@Tag(name = "Sessions")
class ExportFormatsController {
    private final Sessions sessions;
    private final StoryPdf story;
    private final ContactSheet sheet;
    private final BeforeAfter animation;
    private final DeliveryLog deliveries;
    private final Caller caller;

    ExportFormatsController(
            Sessions sessions,
            StoryPdf story,
            ContactSheet sheet,
            BeforeAfter animation,
            DeliveryLog deliveries,
            Caller caller) {
        this.sessions = sessions;
        this.story = story;
        this.sheet = sheet;
        this.animation = animation;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GetMapping("/story")
    @Operation(
            operationId = "exportStory",
            summary = "The current branch as a PDF",
            description = "What was asked and answered, with the pictures, their visible labels and what AI did.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    void story(
            Viewer viewer,
            @PathVariable String id,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Session session = find(viewer, id);
        List<Turn> branch = story.branch(session);
        note(story.pictures(branch), request);
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(session.title(), "pdf"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            story.write(session, branch, locale, response.getOutputStream());
        }
    }

    @GetMapping("/contact-sheet")
    @Operation(
            operationId = "exportContactSheet",
            summary = "The pictures of the current branch on one sheet",
            description = "With numbers, requests and what AI did; the last 48 of a longer branch. Labelled and signed,"
                    + " with the pictures as its ingredients.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> sheet(Viewer viewer, @PathVariable String id, Locale locale, HttpServletRequest request)
            throws LabellingException {
        Session session = find(viewer, id);
        List<Branches.Frame> frames = sheet.frames(session);
        note(frames.stream().map(Branches.Frame::image).toList(), request);
        return file(session, sheet.draw(viewer, session, frames, locale), MediaType.IMAGE_JPEG_VALUE, "jpg");
    }

    @GetMapping("/before-after")
    @Operation(
            operationId = "exportBeforeAfter",
            summary = "The first and the last picture of the current branch as an animation",
            description = "A GIF that wipes from one to the other, with the visible label on each frame that shows what"
                    + " AI made, and the labels that machines read. GIF cannot hold Content Credentials.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/gif", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> animation(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        Session session = find(viewer, id);
        BeforeAfter.Pair pair = animation.pair(session);
        note(List.of(pair.before(), pair.after()), request);
        return file(session, animation.draw(session, pair), MediaType.IMAGE_GIF_VALUE, "gif");
    }

    private Session find(Viewer viewer, String id) {
        return sessions.find(viewer, id).orElseThrow(NotFoundException::session);
    }

    private void note(Collection<Image> images, HttpServletRequest request) {
        String who = caller.account(request);
        images.forEach(image -> deliveries.delivered(image, DeliveryLog.Form.EXPORT, who));
    }

    private static ResponseEntity<byte[]> file(Session session, byte[] bytes, String type, String extension) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(session.title(), extension))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(bytes);
    }
}

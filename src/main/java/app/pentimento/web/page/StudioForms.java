package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.editing.Editing;
import app.pentimento.editing.Submission;
import app.pentimento.editing.TurnDeletion;
import app.pentimento.image.Images;
import app.pentimento.image.NewImage;
import app.pentimento.image.Uploads;
import app.pentimento.session.NotFoundException;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
import app.pentimento.session.Turns;
import app.pentimento.web.ReceivedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The forms of turns as a browser without scripts posts them; each answers with a redirect to what it changed. Scripts
 * use the API instead.
 */
@Controller
class StudioForms {
    private final Sessions sessions;
    private final Turns turns;
    private final Editing editing;
    private final TurnDeletion deletion;
    private final Images images;
    private final Uploads uploads;
    private final TransactionTemplate transaction;

    StudioForms(
            Sessions sessions,
            Turns turns,
            Editing editing,
            TurnDeletion deletion,
            Images images,
            Uploads uploads,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.sessions = sessions;
        this.turns = turns;
        this.editing = editing;
        this.deletion = deletion;
        this.images = images;
        this.uploads = uploads;
    }

    /** Starts a session with its first turn. */
    @PostMapping("/sessions")
    String begin(
            Viewer viewer,
            @RequestParam(defaultValue = "") String prompt,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable List<MultipartFile> image) {
        List<NewImage> taken = take(viewer, image);
        return transaction.execute(
                status -> submit(viewer, sessions.create(viewer.id(), "").id(), prompt, model, null, taken));
    }

    @PostMapping("/sessions/{id}/turns")
    String send(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String prompt,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String parentTurnId,
            @RequestParam(required = false) @Nullable List<MultipartFile> image) {
        return submit(viewer, id, prompt, model, parentTurnId, take(viewer, image));
    }

    @PostMapping("/turns/{id}/cancel")
    String cancel(@PathVariable String id) {
        Turn turn = editing.cancel(id);
        return redirect(turn.sessionId());
    }

    @PostMapping("/turns/{id}/retry")
    String retry(Viewer viewer, @PathVariable String id, @RequestParam(required = false) @Nullable String model) {
        Turn turn = editing.retry(id, blankToNull(model), viewer);
        return redirect(turn.sessionId());
    }

    /** Deletes a turn that nothing follows; its parent is shown then. */
    @PostMapping("/turns/{id}/delete")
    String delete(Viewer viewer, @PathVariable String id) {
        Turn turn = turns.find(viewer, id).orElseThrow(NotFoundException::turn);
        List<String> files = transaction.execute(status -> deletion.deleteRows(id));
        images.removeFiles(files);
        return redirect(turn.sessionId());
    }

    private String submit(
            Viewer viewer,
            String session,
            String prompt,
            @Nullable String model,
            @Nullable String parent,
            List<NewImage> pictures) {
        editing.submit(new Submission(
                viewer,
                session,
                prompt,
                List.of(),
                pictures,
                null,
                null,
                blankToNull(parent),
                blankToNull(model),
                TurnOptions.NONE));
        return redirect(session);
    }

    private List<NewImage> take(Viewer viewer, @Nullable List<MultipartFile> files) {
        List<NewImage> taken = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                taken.add(uploads.take(viewer, new ReceivedFile(file), file.getContentType()));
            }
        }
        return taken;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static String redirect(String session) {
        return "redirect:/sessions/" + session;
    }
}

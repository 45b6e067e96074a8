package app.pentimento.web.page;

import app.pentimento.editing.Editing;
import app.pentimento.editing.Submission;
import app.pentimento.image.NewImage;
import app.pentimento.image.Uploads;
import app.pentimento.session.SessionDeletion;
import app.pentimento.session.SessionEdits;
import app.pentimento.session.Sessions;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnOptions;
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
 * The page's forms as a browser without scripts posts them; each answers with a redirect to what it changed. Scripts use
 * the API instead.
 */
@Controller
class StudioForms {
    private final Sessions sessions;
    private final SessionEdits edits;
    private final SessionDeletion deletion;
    private final Editing editing;
    private final Uploads uploads;
    private final TransactionTemplate transaction;

    StudioForms(
            Sessions sessions,
            SessionEdits edits,
            SessionDeletion deletion,
            Editing editing,
            Uploads uploads,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.sessions = sessions;
        this.edits = edits;
        this.deletion = deletion;
        this.editing = editing;
        this.uploads = uploads;
    }

    /** Starts a session with its first turn. */
    @PostMapping("/sessions")
    String begin(
            @RequestParam(defaultValue = "") String prompt,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable List<MultipartFile> image) {
        List<NewImage> taken = take(image);
        return transaction.execute(status -> submit(sessions.create("").id(), prompt, model, null, taken));
    }

    @PostMapping("/sessions/{id}/turns")
    String send(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String prompt,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String parentTurnId,
            @RequestParam(required = false) @Nullable List<MultipartFile> image) {
        return submit(id, prompt, model, parentTurnId, take(image));
    }

    @PostMapping("/sessions/{id}/rename")
    String rename(@PathVariable String id, @RequestParam String title) {
        String line = title.strip();
        edits.rename(id, line.substring(0, Math.min(line.length(), Sessions.MAX_TITLE)));
        return redirect(id);
    }

    @PostMapping("/sessions/{id}/delete")
    String delete(@PathVariable String id) {
        deletion.delete(id);
        return "redirect:/";
    }

    /** Moves the head; an empty turn undoes everything. */
    @PostMapping("/sessions/{id}/head")
    String move(@PathVariable String id, @RequestParam String turn) {
        edits.moveHead(id, turn.isEmpty() ? null : turn);
        return redirect(id);
    }

    @PostMapping("/turns/{id}/cancel")
    String cancel(@PathVariable String id) {
        Turn turn = editing.cancel(id);
        return redirect(turn.sessionId());
    }

    @PostMapping("/turns/{id}/retry")
    String retry(@PathVariable String id) {
        Turn turn = editing.retry(id, null);
        return redirect(turn.sessionId());
    }

    private String submit(
            String session, String prompt, @Nullable String model, @Nullable String parent, List<NewImage> pictures) {
        editing.submit(new Submission(
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

    private List<NewImage> take(@Nullable List<MultipartFile> files) {
        List<NewImage> taken = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                taken.add(uploads.take(new ReceivedFile(file), file.getContentType()));
            }
        }
        return taken;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String redirect(String session) {
        return "redirect:/sessions/" + session;
    }
}

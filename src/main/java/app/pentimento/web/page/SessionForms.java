package app.pentimento.web.page;

import app.pentimento.account.Viewer;
import app.pentimento.export.SessionImport;
import app.pentimento.session.SessionCopies;
import app.pentimento.session.SessionDeletion;
import app.pentimento.session.SessionEdits;
import app.pentimento.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The forms of sessions as a browser without scripts posts them; each answers with a redirect to what it changed. Scripts
 * use the API instead.
 */
@Controller
class SessionForms {
    private final SessionEdits edits;
    private final SessionDeletion deletion;
    private final SessionCopies copies;
    private final SessionImport imports;
    private final TransactionTemplate transaction;

    SessionForms(
            SessionEdits edits,
            SessionDeletion deletion,
            SessionCopies copies,
            SessionImport imports,
            TransactionTemplate transaction) {
        this.edits = edits;
        this.deletion = deletion;
        this.copies = copies;
        this.imports = imports;
        this.transaction = transaction;
    }

    @PostMapping("/sessions/{id}/rename")
    String rename(@PathVariable String id, @RequestParam String title) {
        String line = title.strip();
        edits.rename(id, line.substring(0, Math.min(line.length(), Sessions.MAX_TITLE)));
        return StudioForms.redirect(id);
    }

    @PostMapping("/sessions/{id}/archive")
    String archive(@PathVariable String id) {
        edits.archive(id, true);
        return "redirect:/";
    }

    @PostMapping("/sessions/{id}/duplicate")
    String duplicate(Viewer viewer, @PathVariable String id) {
        return StudioForms.redirect(copies.duplicate(id, "", viewer.id()).id());
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
        return StudioForms.redirect(id);
    }

    /** Makes a session of an exported one. */
    @PostMapping("/sessions/import")
    String take(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        Path archive = Files.createTempFile("pentimento-import", null);
        try {
            file.transferTo(archive);
            SessionImport.Prepared prepared = imports.prepare(viewer, archive);
            return StudioForms.redirect(
                    transaction.execute(status -> imports.add(prepared)).id());
        } finally {
            Files.deleteIfExists(archive);
        }
    }
}

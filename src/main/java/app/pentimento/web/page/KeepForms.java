package app.pentimento.web.page;

import app.pentimento.editing.answer.KeptPictures;
import app.pentimento.keep.KeepMode;
import app.pentimento.provenance.LabellingException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets a person choose the model's whole answer where only the change was taken from it. */
@Controller
class KeepForms {
    private final KeptPictures pictures;
    private final TransactionTemplate transaction;

    KeepForms(KeptPictures pictures, TransactionTemplate transaction) {
        this.pictures = pictures;
        this.transaction = transaction;
    }

    /** Adds the whole answer to the turn as one more picture; no model is asked. */
    @PostMapping("/sessions/{sessionId}/images/{id}/whole")
    String whole(@PathVariable String sessionId, @PathVariable String id)
            throws InterruptedException, LabellingException {
        KeptPictures.Made made = pictures.again(id, KeepMode.WHOLE, null);
        transaction.executeWithoutResult(status -> pictures.add(made));
        return StudioForms.redirect(sessionId);
    }
}

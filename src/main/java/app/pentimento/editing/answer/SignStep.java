package app.pentimento.editing.answer;

import app.pentimento.image.FileContent;
import app.pentimento.provenance.LabelledPicture;
import app.pentimento.provenance.Labeller;
import app.pentimento.provenance.LabellingException;
import org.springframework.stereotype.Component;

/** Signs a labelled picture, and reads back what was signed. */
@Component
class SignStep {
    private final Labeller labeller;

    SignStep(Labeller labeller) {
        this.labeller = labeller;
    }

    /** @throws LabellingException where it cannot be signed, and so must not be shown */
    LabelledPicture sign(LabelStep.Labelled labelled, FileContent answer) throws LabellingException {
        return labeller.sign(labelled.picture(), answer, labelled.facts());
    }
}

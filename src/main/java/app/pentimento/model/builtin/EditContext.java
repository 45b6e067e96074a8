package app.pentimento.model.builtin;

import app.pentimento.model.EditRequest;
import app.pentimento.model.EditStack;
import app.pentimento.model.InputImage;
import app.pentimento.model.builtin.stack.CollageLayout;
import app.pentimento.model.builtin.stack.EditStackJson;
import app.pentimento.model.builtin.stack.History;
import app.pentimento.model.builtin.words.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a turn works on.
 *
 * @param original the picture that every edit starts from; null where the conversation has none, or one that was made
 *     from nothing
 * @param history the edits so far
 */
record EditContext(@Nullable InputImage original, History history) {
    /** A picture of the engine's own goes back to its original; any other is an original itself. */
    static EditContext of(EditRequest request) {
        EditStack editStack = request.editStack();
        if (editStack != null) {
            Optional<History> history = EditStackJson.read(editStack.steps());
            if (history.isPresent()) {
                return new EditContext(editStack.original(), history.get());
            }
        }
        return flat(request);
    }

    /** The picture as it is, whatever it was made by. */
    static EditContext flat(EditRequest request) {
        return new EditContext(request.workingImage(), History.start());
    }

    /** The picture as it is, which was joined of several. */
    static EditContext flat(EditRequest request, CollageLayout sheet) {
        return new EditContext(request.workingImage(), History.start().joined(sheet.asOriginal()));
    }

    /** With the panels of a strip as the pictures to choose from. */
    EditContext amongPanels() {
        return new EditContext(original, history.amongPanels());
    }

    Context context() {
        return Context.of(history.current().operations(), history.current().latestOperations());
    }
}

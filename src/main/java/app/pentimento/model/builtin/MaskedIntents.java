package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Retouch;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.operation.UserMask;
import app.pentimento.model.builtin.words.EditIntent;
import java.util.List;

/** Keeps wishes within the mask that a person brushed. */
final class MaskedIntents {
    private MaskedIntents() {}

    /** The same wishes, each within the mask; what can only be done to a whole picture is declined. */
    static List<EditIntent> within(Pixels mask, List<EditIntent> intents) {
        return intents.stream().map(intent -> within(mask, intent)).toList();
    }

    private static EditIntent within(Pixels mask, EditIntent intent) {
        if (!(intent instanceof EditIntent.Do todo)) {
            return intent;
        }
        if (todo.operation() instanceof Retouch) {
            return new EditIntent.Do(Retouch.under(mask));
        }
        if (todo.operation() instanceof SubjectSeparation apart) {
            return new EditIntent.Do(apart.within(UserMask.of(mask)));
        }
        if (todo.operation() instanceof OnFaces faces) {
            return new EditIntent.Do(Masked.of(faces.operation(), mask)); // what was brushed is the face
        }
        if (todo.operation() instanceof Backdrop backdrop) {
            return new EditIntent.Do(backdrop.within(UserMask.of(mask)));
        }
        return Masked.suits(todo.operation())
                ? new EditIntent.Do(Masked.of(todo.operation(), mask))
                : new EditIntent.Not(
                        "",
                        EditIntent.Why.INCOMPLETE,
                        LocalizedMessage.of("mask.whole", todo.operation().message()));
    }
}

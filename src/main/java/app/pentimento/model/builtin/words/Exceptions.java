package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Side;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Edits of the subject or the background only: "brighten the person", "all grey, but keep her in colour". */
final class Exceptions {
    private Exceptions() {}

    /** The wishes, each for the part of the picture that the clause names, if it names one. */
    static List<EditIntent> apart(Clause clause, List<EditIntent> intents) {
        if (clause.hasLeft("face") || clause.hasLeft("faces")) {
            return onFaces(clause, intents);
        }
        Optional<Side> side = SubjectReader.side(clause);
        boolean about = clause.left().stream()
                .anyMatch(token -> token.is("background") || token.is("subject") || token.is("except"));
        if (side.isEmpty() || !about || intents.isEmpty()) {
            return intents;
        }
        boolean all = clause.take("except", "everything");
        clause.take("background", "subject", "add");
        return intents.stream()
                .map(intent -> apart(all ? Exceptions.fully(intent) : intent, side.get()))
                .toList();
    }

    /** "Brighten her face". What spares faces, or is about them and something else, is not known. */
    private static List<EditIntent> onFaces(Clause clause, List<EditIntent> intents) {
        if (clause.has("except", "background", "everything") || intents.isEmpty()) {
            return intents;
        }
        clause.take("face", "faces", "subject", "add");
        return intents.stream()
                .map(intent -> intent instanceof EditIntent.Do todo ? within(todo.operation(), OnFaces::new) : intent)
                .toList();
    }

    /** "Desaturate everything but her" means without any colour. */
    private static EditIntent fully(EditIntent intent) {
        return intent instanceof EditIntent.Do todo
                        && todo.operation() instanceof Saturation saturation
                        && saturation.amount() < 0
                ? new EditIntent.Do(new BlackAndWhite())
                : intent;
    }

    private static EditIntent apart(EditIntent intent, Side side) {
        if (!(intent instanceof EditIntent.Do todo)) {
            return intent;
        }
        return within(todo.operation(), operation -> new SubjectSeparation(side, operation));
    }

    private static EditIntent within(Operation operation, UnaryOperator<Operation> part) {
        return Masked.suits(operation)
                ? new EditIntent.Do(part.apply(operation))
                : new EditIntent.Not(
                        "", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("apart.whole", operation.message()));
    }

    /** Whether a clause says nothing but what is to be spared. */
    static boolean spares(Clause clause) {
        return clause.has("keep", "except")
                && SubjectReader.side(clause).isPresent()
                && clause.left().stream()
                        .allMatch(token -> List.of(
                                        "keep", "except", "subject", "background", "saturation", "sharpness+", "add")
                                .contains(token.id()));
    }

    /** Whether a clause only says what the edits before it should spare; they are changed to that. */
    static boolean takenBack(Clause clause, List<EditIntent> intents) {
        if (!spares(clause) || intents.isEmpty()) {
            return false;
        }
        boolean byName = !clause.has("background");
        List<EditIntent> changed = new ArrayList<>();
        for (EditIntent intent : intents) {
            boolean whole = intent instanceof EditIntent.Do todo && Masked.suits(todo.operation());
            changed.add(whole ? apart(intent, byName ? Side.BACKGROUND : Side.SUBJECT) : intent);
        }
        intents.clear();
        intents.addAll(changed);
        return true;
    }
}

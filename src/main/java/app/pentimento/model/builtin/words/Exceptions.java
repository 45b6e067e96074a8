package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Apart;
import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Edits of the subject or the background only: "brighten the person", "all grey, but keep her in colour". */
final class Exceptions {
    private Exceptions() {}

    /** The wishes, each for the part of the picture that the clause names, if it names one. */
    static List<Wish> apart(Clause clause, List<Wish> wishes) {
        if (clause.hasLeft("face") || clause.hasLeft("faces")) {
            return onFaces(clause, wishes);
        }
        Optional<Side> side = SubjectReader.side(clause);
        boolean about = clause.left().stream()
                .anyMatch(token -> token.is("background") || token.is("subject") || token.is("except"));
        if (side.isEmpty() || !about || wishes.isEmpty()) {
            return wishes;
        }
        boolean all = clause.take("except", "everything");
        clause.take("background", "subject", "add");
        return wishes.stream()
                .map(wish -> apart(all ? Exceptions.fully(wish) : wish, side.get()))
                .toList();
    }

    /** "Brighten her face". What spares faces, or is about them and something else, is not known. */
    private static List<Wish> onFaces(Clause clause, List<Wish> wishes) {
        if (clause.has("except", "background", "everything") || wishes.isEmpty()) {
            return wishes;
        }
        clause.take("face", "faces", "subject", "add");
        return wishes.stream()
                .map(wish -> wish instanceof Wish.Do todo ? within(todo.operation(), OnFaces::new) : wish)
                .toList();
    }

    /** "Desaturate everything but her" means without any colour. */
    private static Wish fully(Wish wish) {
        return wish instanceof Wish.Do todo
                        && todo.operation() instanceof Saturation saturation
                        && saturation.amount() < 0
                ? new Wish.Do(new BlackAndWhite())
                : wish;
    }

    private static Wish apart(Wish wish, Side side) {
        if (!(wish instanceof Wish.Do todo)) {
            return wish;
        }
        return within(todo.operation(), operation -> new Apart(side, operation));
    }

    private static Wish within(Operation operation, UnaryOperator<Operation> part) {
        return Masked.suits(operation)
                ? new Wish.Do(part.apply(operation))
                : new Wish.Not("", Wish.Why.INCOMPLETE, Said.of("apart.whole", operation.said()));
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
    static boolean takenBack(Clause clause, List<Wish> wishes) {
        if (!spares(clause) || wishes.isEmpty()) {
            return false;
        }
        boolean byName = !clause.has("background");
        List<Wish> changed = new ArrayList<>();
        for (Wish wish : wishes) {
            boolean whole = wish instanceof Wish.Do todo && Masked.suits(todo.operation());
            changed.add(whole ? apart(wish, byName ? Side.BACKGROUND : Side.SUBJECT) : wish);
        }
        wishes.clear();
        wishes.addAll(changed);
        return true;
    }
}

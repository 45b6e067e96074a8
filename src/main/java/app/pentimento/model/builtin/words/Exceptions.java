package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Apart;
import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Edits of the subject or the background only: "brighten the person", "all grey, but keep her in colour". */
final class Exceptions {
    private Exceptions() {}

    /** The wishes, each for the part of the picture that the clause names, if it names one. */
    static List<Wish> apart(Clause clause, List<Wish> wishes) {
        Optional<Side> side = SubjectReader.side(clause);
        boolean about = clause.left().stream().anyMatch(token -> token.is("background") || token.is("subject"));
        if (side.isEmpty() || !about || wishes.isEmpty()) {
            return wishes;
        }
        boolean all = clause.take("except", "everything");
        clause.take("background", "subject", "add");
        return wishes.stream()
                .map(wish -> apart(all ? Exceptions.fully(wish) : wish, side.get()))
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
        Operation operation = todo.operation();
        return Masked.suits(operation)
                ? new Wish.Do(new Apart(side, operation))
                : new Wish.Not("", Wish.Why.INCOMPLETE, Said.of("apart.whole", operation.said()));
    }

    /** Whether a clause only says what the edits before it should spare; they are changed to that. */
    static boolean takenBack(Clause clause, List<Wish> wishes) {
        Optional<Side> spared = SubjectReader.side(clause);
        boolean spares = clause.has("keep", "except") && spared.isPresent();
        boolean nothingElse = clause.left().stream()
                .allMatch(token -> List.of("keep", "except", "subject", "background", "saturation", "sharpness+", "add")
                        .contains(token.id()));
        if (!spares || !nothingElse || wishes.isEmpty()) {
            return false;
        }
        boolean byName = clause.has("subject");
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

package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Set;

/** "Remove the background and make it blue": what was taken away is filled. */
final class Backdrops {
    private static final Set<String> SILENT = Set.of("replace", "instead", "add", "saturation", "background");

    private Backdrops() {}

    /** Whether a clause only says by which colour the background is replaced that the wish before it takes away. */
    static boolean filled(Clause clause, List<Wish> wishes) {
        boolean colour = clause.hasKind(Kind.COLOUR)
                && clause.left().stream().allMatch(token -> token.kind() == Kind.COLOUR || SILENT.contains(token.id()));
        boolean empty = !wishes.isEmpty()
                && wishes.getLast() instanceof Wish.Do todo
                && todo.operation() instanceof Backdrop backdrop
                && backdrop.fill() == Backdrop.Fill.TRANSPARENT;
        if (!colour || !empty) {
            return false;
        }
        Token with = clause.takeKind(Kind.COLOUR).orElseThrow();
        wishes.set(
                wishes.size() - 1, new Wish.Do(new Backdrop(Backdrop.Fill.COLOUR, (int) with.value(), with.id(), 0)));
        return true;
    }
}

package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Side;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "Keep her in colour and make the rest grey": what the rest is follows from what was named before. */
final class Rest {
    private Rest() {}

    /** The clauses, with "the rest" called by its name. A clause that only says what is spared has said it then. */
    static List<Clause> named(List<Clause> clauses) {
        List<Clause> named = new ArrayList<>();
        Side before = null;
        for (Clause clause : clauses) {
            Clause known = clause.has("rest") ? named(clause, before) : clause;
            Side side = SubjectReader.side(known).orElse(null);
            if (side != null && before != null && side != before && Exceptions.spares(named.getLast())) {
                named.removeLast();
            }
            before = side == null ? before : side;
            named.add(known);
        }
        return named;
    }

    private static Clause named(Clause clause, @Nullable Side before) {
        String rest = before == null
                ? clause.has("undo", "remove", "keep", "except") ? "everything" : "rest"
                : before == Side.SUBJECT ? "background" : "subject";
        return new Clause(clause.tokens().stream()
                .map(token -> token.is("rest") ? Token.of(Kind.CONCEPT, rest, token.from(), token.to()) : token)
                .toList());
    }
}

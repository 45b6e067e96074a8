package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Invert;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Sepia;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks that are a thing of their own: one word is enough. */
final class LookReader implements Reader {
    @Override
    public List<Wish> read(Clause clause) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            Operation operation = clause.isTaken(i) ? null : look(token, clause, i);
            if (operation != null) {
                clause.take(i);
                clause.take("up", "exposure", "saturation");
                wishes.add(new Wish.Do(operation));
            }
        }
        return wishes;
    }

    private static @Nullable Operation look(Token token, Clause clause, int at) {
        if (token.kind() != Token.Kind.CONCEPT) {
            return null;
        }
        return switch (token.id()) {
            case "bw" -> new BlackAndWhite();
            case "sepia" -> new Sepia(Math.clamp(amount(clause, at).share(0.9), 0.1, 1));
            case "invert" -> new Invert();
            default -> null;
        };
    }

    private static Amount amount(Clause clause, int at) {
        Token before = clause.takeBetween(at - 1, -1, Amount.SCALES.keySet(), Amount.FIGURES);
        return Amount.of(
                before != null
                        ? before
                        : clause.takeBetween(
                                at + 1, clause.size(), Set.of("slight", "strong", "extreme"), Amount.FIGURES));
    }
}

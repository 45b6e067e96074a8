package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What clauses share: in "increase brightness and contrast by 20%", the direction and the amount hold for both. */
final class Directions {
    private static final Set<String> WAYS = Set.of("up", "down");

    private Directions() {}

    /** Amounts and directions that nothing took do no harm: "make it more black and white". */
    static boolean isModifier(Token token) {
        return token.kind() == Kind.CONCEPT
                && (Amount.SCALES.containsKey(token.id())
                        || Set.of(
                                        "up",
                                        "too",
                                        "add",
                                        "everything",
                                        "same",
                                        "instead",
                                        "another",
                                        "version",
                                        "saturation")
                                .contains(token.id()));
    }

    static List<Clause> shared(List<Clause> clauses) {
        List<Clause> shared = new ArrayList<>(clauses);
        for (int i = 1; i < shared.size(); i++) {
            if (neutralTone(shared.get(i)) && !has(shared.get(i), true) && has(shared.get(i - 1), true)) {
                shared.set(i, with(shared.get(i), of(shared.get(i - 1), true), true));
            }
        }
        for (int i = shared.size() - 2; i >= 0; i--) {
            if (neutralTone(shared.get(i))
                    && !has(shared.get(i), false)
                    && neutralTone(shared.get(i + 1))
                    && has(shared.get(i + 1), false)) {
                shared.set(i, with(shared.get(i), of(shared.get(i + 1), false), false));
            }
        }
        return shared;
    }

    private static boolean neutralTone(Clause clause) {
        return clause.tokens().stream()
                .anyMatch(token -> ToneReader.isTone(token)
                        && !token.id().contains("+")
                        && !token.id().contains("-"));
    }

    private static boolean has(Clause clause, boolean direction) {
        return clause.tokens().stream().anyMatch(token -> matches(token, direction));
    }

    private static Token of(Clause clause, boolean direction) {
        return clause.tokens().stream()
                .filter(token -> matches(token, direction))
                .findFirst()
                .orElseThrow();
    }

    private static boolean matches(Token token, boolean direction) {
        return direction
                ? token.kind() == Kind.CONCEPT && WAYS.contains(token.id())
                : Amount.FIGURES.contains(token.kind())
                        || (token.kind() == Kind.CONCEPT && Amount.SCALES.containsKey(token.id()));
    }

    /** The clause with a token of another: its place in the prompt stays that of the clause. */
    private static Clause with(Clause clause, Token token, boolean first) {
        List<Token> tokens = new ArrayList<>(clause.tokens());
        int at = first ? clause.from() : clause.to();
        tokens.add(
                first ? 0 : tokens.size(), new Token(token.kind(), token.id(), token.value(), token.second(), at, at));
        return new Clause(tokens);
    }
}

package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.Optional;

/** Which of several: "the second one", "version 3". */
final class Ordinals {
    private static final String PREFIX = "ordinal-";

    private Ordinals() {}

    static Optional<Integer> take(Clause clause) {
        boolean version = clause.take("version");
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            if (clause.isTaken(i)) {
                continue;
            }
            if (token.kind() == Kind.CONCEPT && token.id().startsWith(PREFIX)) {
                clause.take(i);
                return Optional.of(Integer.parseInt(token.id().substring(PREFIX.length())));
            }
            if (version && token.kind() == Kind.NUMBER) {
                clause.take(i);
                return Optional.of((int) token.value());
            }
        }
        return Optional.empty();
    }
}

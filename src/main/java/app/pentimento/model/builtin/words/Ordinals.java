package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of several: "the second one", "version 3". */
final class Ordinals {
    private static final String PREFIX = "ordinal-";
    private static final Set<String> PICTURES = Set.of("one", "picture", "photo", "image", "pic", "shot", "photograph");

    private Ordinals() {}

    /**
     * Which of several pictures a clause is about that asks for more than to see it: "make the second panel brighter".
     * Takes the words for it.
     */
    static Optional<Integer> about(Clause clause, String prompt) {
        boolean more = clause.tokens().stream()
                .anyMatch(token -> token.kind() != Kind.FILLER && !isWhich(token) && !token.is("write"));
        if (!more || clause.has("undo", "redo", "original", "keep", "storytelling", "comic-strip", "variants")) {
            return Optional.empty();
        }
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            Token next = i + 1 < clause.size() ? clause.get(i + 1) : null;
            if (token.is("panels") && next != null && next.kind() == Kind.NUMBER) {
                clause.take(i);
                clause.take(i + 1);
                return Optional.of((int) next.value());
            }
            if (isOrdinal(token) && isPicture(token, next, prompt)) {
                clause.take(i);
                if (next != null && (next.is("panels") || next.is("version"))) {
                    clause.take(i + 1);
                }
                return Optional.of(Integer.parseInt(token.id().substring(PREFIX.length())));
            }
        }
        return Optional.empty();
    }

    private static boolean isOrdinal(Token token) {
        return token.kind() == Kind.CONCEPT && token.id().startsWith(PREFIX);
    }

    private static boolean isWhich(Token token) {
        return isOrdinal(token)
                || (token.kind() == Kind.CONCEPT
                        && Set.of("goto", "version", "panels", "add", "number").contains(token.id()));
    }

    /** "The second one", "the second picture", "the second panel", but not "the second title"; in Chinese always. */
    private static boolean isPicture(Token ordinal, @Nullable Token next, String prompt) {
        String words = prompt.substring(ordinal.from(), ordinal.to());
        return words.endsWith("one")
                || Lexer.isChinese(words)
                || (next != null
                        && (next.is("panels")
                                || next.is("version")
                                || (next.kind() == Kind.FILLER && PICTURES.contains(next.id()))));
    }

    static Optional<Integer> take(Clause clause) {
        clause.take("panels");
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

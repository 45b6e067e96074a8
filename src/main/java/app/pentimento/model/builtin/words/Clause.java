package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One wish in a prompt: tokens between two breaks. Readers take what they account for; what is left was not understood. */
final class Clause {
    private final List<Token> tokens;
    private final BitSet taken = new BitSet();

    Clause(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    List<Token> tokens() {
        return tokens;
    }

    int size() {
        return tokens.size();
    }

    Token get(int at) {
        return tokens.get(at);
    }

    boolean isTaken(int at) {
        return taken.get(at);
    }

    void take(int at) {
        taken.set(at);
    }

    void takeAll() {
        taken.set(0, tokens.size());
    }

    /** Whether a concept is there, taken or not. */
    boolean has(String... concepts) {
        Set<String> wanted = Set.of(concepts);
        return tokens.stream().anyMatch(token -> token.kind() == Kind.CONCEPT && wanted.contains(token.id()));
    }

    /** Whether a concept is there that nothing has taken yet. */
    boolean hasLeft(String concept) {
        return left().stream().anyMatch(token -> token.is(concept));
    }

    /** Takes every occurrence of these concepts; false where there is none left. */
    boolean take(String... concepts) {
        Set<String> wanted = Set.of(concepts);
        boolean any = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!taken.get(i) && token.kind() == Kind.CONCEPT && wanted.contains(token.id())) {
                taken.set(i);
                any = true;
            }
        }
        return any;
    }

    /** Takes the first token of these kinds. */
    Optional<Token> takeKind(Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        for (int i = 0; i < tokens.size(); i++) {
            if (!taken.get(i) && wanted.contains(tokens.get(i).kind())) {
                taken.set(i);
                return Optional.of(tokens.get(i));
            }
        }
        return Optional.empty();
    }

    boolean hasKind(Kind kind) {
        return tokens.stream().anyMatch(token -> token.kind() == kind);
    }

    /** Where the clause starts in the prompt. */
    int from() {
        return tokens.getFirst().from();
    }

    int to() {
        return tokens.getLast().to();
    }

    /** The tokens that nothing accounted for; words that carry no request are not among them. */
    List<Token> left() {
        List<Token> left = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Kind kind = tokens.get(i).kind();
            if (!taken.get(i) && kind != Kind.FILLER && kind != Kind.BREAK) {
                left.add(tokens.get(i));
            }
        }
        return left;
    }

    /** The first untaken token from {@code from} to {@code to} that is one of these concepts, searched in that order. */
    @Nullable
    Token takeBetween(int from, int to, Set<String> concepts, Set<Kind> kinds) {
        int step = from <= to ? 1 : -1;
        for (int i = from; i != to; i += step) {
            Token token = tokens.get(i);
            boolean wanted =
                    token.kind() == Kind.CONCEPT ? concepts.contains(token.id()) : kinds.contains(token.kind());
            if (!taken.get(i) && wanted) {
                taken.set(i);
                return token;
            }
        }
        return null;
    }
}

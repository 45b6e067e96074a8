package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posters, with a photo or from nothing. */
final class PosterReader implements Reader {
    private final TextReader text;

    PosterReader(TextReader text) {
        this.text = text;
    }

    @Override
    public List<Wish> read(Clause clause) {
        if (!clause.has("poster")) {
            return List.of();
        }
        Optional<String> words = clause.takeKind(Kind.QUOTE).map(Token::id).or(() -> text.unquoted(clause));
        if (words.isEmpty()) {
            clause.takeAll();
            return List.of(new Wish.Not("", Wish.Why.INCOMPLETE, Said.of("which.poster")));
        }
        clause.take("poster", "saying", "write", "add", "generative", "big", "bold", "background");
        Optional<Token> colour = clause.takeKind(Kind.COLOUR);
        @Nullable
        Integer ink = colour.map(token -> (Integer) (int) token.value()).orElse(null);
        return List.of(
                new Wish.Do(new Poster(words.get(), ink, colour.map(Token::id).orElse(null))));
    }
}

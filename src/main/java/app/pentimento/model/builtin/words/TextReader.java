package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Said;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words to write on the picture: quoted, or after "that says". */
final class TextReader implements Reader {
    private static final double USUAL_SIZE = 0.075;
    private static final double WATERMARK = 0.35;
    private static final Set<String> STYLE = Set.of(
            "top",
            "bottom",
            "left",
            "right",
            "centre",
            "corner",
            "big",
            "huge",
            "small",
            "tiny",
            "bold",
            "thin",
            "serif",
            "handwritten",
            "poster-face",
            "font",
            "outline",
            "larger",
            "smaller");

    private final String prompt;

    TextReader(String prompt) {
        this.prompt = prompt;
    }

    @Override
    public List<Wish> read(Clause clause) {
        if (clause.has("poster")) {
            return new PosterReader(this).read(clause);
        }
        if (clause.has("storytelling", "comic-strip")) {
            return List.of(); // its quotes are captions
        }
        boolean watermark = clause.has("watermark") && !clause.has("remove");
        boolean asked = watermark || clause.has("write", "saying");
        Optional<Token> quote = clause.takeKind(Kind.QUOTE);
        if (!asked && quote.isEmpty()) {
            return List.of();
        }
        if (clause.has("remove", "question") && quote.isEmpty()) {
            return List.of();
        }
        Optional<String> words = quote.map(Token::id).or(() -> unquoted(clause));
        if (words.isEmpty()) {
            clause.takeAll();
            return List.of(new Wish.Not("", Wish.Why.INCOMPLETE, Said.of("which.text")));
        }
        if (clause.take("watermark")) {
            clause.take("write", "saying", "add", "everything", "slight", "small", "big", "thin");
            return List.of(new Wish.Do(new Watermark(words.get(), WATERMARK)));
        }
        clause.take("write", "saying", "add", "up", "font", "face", "saturation", "wide", "high", "resize", "subject");
        return List.of(new Wish.Do(styled(words.get(), clause)));
    }

    private static Write styled(String words, Clause clause) {
        boolean outline = clause.take("outline");
        Face face = face(clause);
        double size = size(clause);
        Optional<Token> colour = clause.takeKind(Kind.COLOUR);
        if (outline) {
            clause.takeKind(Kind.COLOUR);
        }
        Place place = Places.take(clause).orElse(Place.FREE);
        return new Write(
                words,
                place,
                colour.map(token -> (int) token.value()).orElse(null),
                colour.map(Token::id).orElse(null),
                size,
                face,
                outline);
    }

    private static Face face(Clause clause) {
        if (clause.take("handwritten")) {
            return Face.HANDWRITTEN;
        }
        if (clause.take("serif")) {
            return Face.SERIF;
        }
        if (clause.take("poster-face")) {
            return Face.POSTER;
        }
        if (clause.take("thin")) {
            return Face.PLAIN;
        }
        clause.take("bold", "strong");
        return Face.BOLD;
    }

    private static double size(Clause clause) {
        boolean very = clause.take("extreme");
        if (clause.take("huge")) {
            return 0.2;
        }
        if (clause.take("big", "larger")) {
            return very ? 0.2 : 0.12;
        }
        if (clause.take("tiny")) {
            return 0.03;
        }
        if (clause.take("small", "smaller", "slight")) {
            return very ? 0.03 : 0.045;
        }
        return clause.takeKind(Kind.PERCENT)
                .map(token -> Math.clamp(token.value() / 100, 0.01, 0.9))
                .orElse(USUAL_SIZE);
    }

    /** The words after "write" or "that says", up to where their place or style is described. */
    Optional<String> unquoted(Clause clause) {
        int start = -1;
        for (int i = 0; i < clause.size(); i++) {
            if (clause.get(i).is("saying")
                    || ((clause.get(i).is("write") || clause.get(i).is("watermark")) && start < 0)) {
                start = i + 1;
            }
        }
        int end = clause.size();
        while (end > start && isStyle(clause.get(end - 1))) {
            end--;
        }
        if (start < 0 || start >= end || isVague(clause.get(start))) {
            return Optional.empty();
        }
        for (int i = start; i < end; i++) {
            clause.take(i);
        }
        return Optional.of(
                prompt.substring(clause.get(start).from(), clause.get(end - 1).to()));
    }

    private static boolean isStyle(Token token) {
        return token.kind() == Kind.FILLER
                || token.kind() == Kind.COLOUR
                || (token.kind() == Kind.CONCEPT && STYLE.contains(token.id()));
    }

    /** "Write a poem" does not want the words "a poem". */
    private static boolean isVague(Token token) {
        return token.id().matches("一?[个首篇段].*")
                || Set.of("me", "us", "a", "an", "some", "something", "my", "your", "his", "her", "on", "it", "the")
                        .contains(token.id())
                || (token.kind() == Kind.CONCEPT
                        && Set.of("add", "subject", "question").contains(token.id()));
    }
}

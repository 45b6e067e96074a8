package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Write;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an edit that is there is to change: stronger, smaller, in blue, at the top, with other words. */
final class Adjustments {
    private static final Set<String> STYLED = Set.of("write", "border", "poster");
    private static final Set<String> WAYS = Set.of("up", "down", "larger", "smaller", "too");

    private final Clause clause;
    private final Context context;

    Adjustments(Clause clause, Context context) {
        this.clause = clause;
        this.context = context;
    }

    /** Whether the clause says how edits of these kinds should change, rather than asking for new ones. */
    boolean possible(Set<String> kinds) {
        boolean styled = kinds.stream().anyMatch(STYLED::contains);
        if (clause.hasKind(Kind.QUOTE)) {
            return styled && clause.has("instead", "rewrite");
        }
        if (clause.has("add")) {
            return false;
        }
        return clause.has("up", "down", "larger", "smaller", "too")
                || (styled && clause.tokens().stream().anyMatch(Adjustments::isStyle));
    }

    /** Whether the clause says nothing but how the last edit should change. */
    boolean bare() {
        boolean styled = context.latest().stream().anyMatch(STYLED::contains);
        boolean any = false;
        for (Token token : clause.tokens()) {
            boolean way = token.kind() == Kind.CONCEPT
                    && (WAYS.contains(token.id())
                            || Amount.SCALES.containsKey(token.id())
                            || token.is("same")
                            || token.is("instead")
                            || token.is("add"));
            boolean style = styled && isStyle(token);
            if (token.kind() == Kind.FILLER || token.kind() == Kind.PERCENT) {
                continue;
            }
            if (!way && !style) {
                return false;
            }
            // Sizes mean the picture unless words or a frame came last.
            boolean size = token.is("larger") || token.is("smaller");
            any |= style || (way && !token.is("same") && !token.is("add") && (!size || styled));
        }
        return any && !clause.has("same-size");
    }

    /** Takes what the clause says. */
    Wish.Adjust take(Set<String> kinds) {
        clause.take(
                "same",
                "instead",
                "rewrite",
                "add",
                "resize",
                "font",
                "face",
                "wide",
                "high",
                "exposure",
                "saturation");
        boolean letters = clause.has("write", "rewrite", "font");
        boolean more = clause.take("up", "larger");
        boolean less = clause.take("down", "smaller", "too");
        boolean thick = clause.has("bold", "big", "huge");
        boolean thin = clause.has("thin", "small", "tiny");
        Amount amount = Amount.of(
                clause.takeBetween(0, clause.size(), Amount.SCALES.keySet(), Set.of(Kind.PERCENT, Kind.TIMES)));
        double factor = less ? 1 / grown(amount) : more ? grown(amount) : 1;
        Optional<Token> words = clause.takeKind(Kind.QUOTE);
        Optional<Token> colour = clause.takeKind(Kind.COLOUR);
        Optional<Place> place = Places.take(clause);
        boolean outline = clause.take("outline");
        Face face = face();
        clause.take("big", "huge", "small", "tiny", "bold", "thin");
        double size = !more && !less && thick ? 1.6 : !more && !less && thin ? 0.6 : 1;
        return new Wish.Adjust(
                kinds, old -> restyled(old.scaled(factor), words, colour, place, outline, face, size, letters));
    }

    /** "More" without a number is half as much again; "a bit" a quarter, "much" double. */
    private static double grown(Amount amount) {
        if (amount.figure() != null) {
            double share = amount.share(0.5);
            return amount.figure().kind() == Kind.TIMES
                    ? Math.max(0.1, amount.figure().value())
                    : 1 + share;
        }
        return amount.scale() == 2.0 || amount.scale() == 3.0 ? amount.scale() : 1 + 0.5 * amount.scale();
    }

    private static Operation restyled(
            Operation old,
            Optional<Token> words,
            Optional<Token> colour,
            Optional<Place> place,
            boolean outline,
            @Nullable Face face,
            double size,
            boolean letters) {
        if (old instanceof Write write) {
            return new Write(
                    words.map(Token::id).orElse(write.text()),
                    place.orElse(write.place()),
                    colour.map(token -> (Integer) (int) token.value()).orElse(write.colour()),
                    colour.map(Token::id).orElse(write.colourName()),
                    Math.clamp(write.size() * size, 0.01, 0.9),
                    face == null ? write.face() : face,
                    outline || write.outlined());
        }
        if (old instanceof Poster poster) {
            return restyled(poster.scaled(size), words, colour, letters);
        }
        if (old instanceof Border border) {
            return new Border(
                    colour.map(token -> (int) token.value()).orElse(border.colour()),
                    colour.map(Token::id).orElse(border.colourName()),
                    Math.clamp(border.width() * size, 0.002, 1),
                    (int) Math.round(border.pixels() * size));
        }
        return old;
    }

    /** A colour is that of the ground, unless it is asked for the words. */
    private static Poster restyled(Poster old, Optional<Token> words, Optional<Token> colour, boolean letters) {
        Optional<Token> ink = letters ? colour : Optional.empty();
        Optional<Token> ground = letters ? Optional.empty() : colour;
        return new Poster(
                words.map(Token::id).orElse(old.text()),
                ground.map(token -> (Integer) (int) token.value()).orElse(old.colour()),
                ground.map(Token::id).orElse(old.colourName()),
                ink.map(token -> (Integer) (int) token.value()).orElse(old.ink()),
                ink.map(Token::id).orElse(old.inkName()),
                old.size());
    }

    private @Nullable Face face() {
        if (clause.take("handwritten")) {
            return Face.HANDWRITTEN;
        }
        if (clause.take("serif")) {
            return Face.SERIF;
        }
        if (clause.take("poster-face")) {
            return Face.POSTER;
        }
        return clause.has("bold") ? Face.BOLD : clause.has("thin") ? Face.PLAIN : null;
    }

    private static boolean isStyle(Token token) {
        return token.kind() == Kind.COLOUR
                || (token.kind() == Kind.CONCEPT
                        && (Places.WORDS.contains(token.id())
                                || Set.of(
                                                "big",
                                                "huge",
                                                "small",
                                                "tiny",
                                                "bold",
                                                "thin",
                                                "serif",
                                                "handwritten",
                                                "poster-face",
                                                "outline",
                                                "larger",
                                                "smaller")
                                        .contains(token.id())));
    }
}

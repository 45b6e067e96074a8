package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.TextOperation;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an edit that is there is to change: stronger, smaller, in blue, at the top, with other words. */
final class Adjustments {
    /** The kinds of edits that write words. */
    static final Set<String> LETTERED = Set.of("write", "poster", "watermark");

    private static final Set<String> STYLED = Set.of("write", "border", "poster", "watermark");
    private static final Set<String> SIZES = Set.of("big", "huge", "small", "tiny", "larger", "smaller");
    private static final Set<String> WAYS = Set.of("up", "down", "larger", "smaller", "too");
    /** What may go with a wish for another look without saying anything of it. */
    private static final Set<String> SILENT = Set.of("same", "instead", "add", "goto", "another", "font", "saturation");

    /** What an edit becomes times so much: "half as much", "twice as strong". */
    private static final Set<String> MULTIPLES = Set.of("quarter", "half", "double", "triple");

    private final Clause clause;
    private final Context context;

    Adjustments(Clause clause, Context context) {
        this.clause = clause;
        this.context = context;
    }

    /** Whether the clause says how edits of these kinds should change, rather than asking for new ones. */
    boolean possible(Set<String> kinds) {
        boolean styled = kinds.stream().anyMatch(STYLED::contains);
        boolean lettered = kinds.stream().anyMatch(LETTERED::contains);
        if (clause.hasKind(Kind.QUOTE)) {
            return styled && clause.has("instead", "rewrite", "rewrite-watermark");
        }
        boolean styles = styled && clause.tokens().stream().anyMatch(token -> isStyle(token, lettered));
        if (clause.has("add")) {
            return lettered && effects(); // "add a shadow to the text"
        }
        return clause.has("up", "down", "larger", "smaller", "too") || styles;
    }

    private boolean effects() {
        return clause.has("outline", "shadows", "underline");
    }

    /** Whether the clause says nothing but how the last edit should change. */
    boolean bare() {
        boolean styled = context.latest().stream().anyMatch(STYLED::contains);
        boolean lettered = context.latest().stream().anyMatch(LETTERED::contains);
        boolean any = false;
        for (Token token : clause.tokens()) {
            boolean style = styled && isStyle(token, lettered);
            boolean way = token.kind() == Kind.CONCEPT
                    && (WAYS.contains(token.id())
                            || token.is("quarter")
                            || Amount.SCALES.containsKey(token.id())
                            || token.is("instead"));
            boolean silent = token.kind() == Kind.FILLER
                    || token.kind() == Kind.PERCENT
                    || (token.kind() == Kind.CONCEPT && isSilent(token, lettered));
            if (!way && !style && !silent) {
                return false;
            }
            // Sizes mean the picture unless words or a frame came last.
            boolean size = token.is("larger") || token.is("smaller");
            any |= style || (way && (!size || styled));
        }
        boolean tones = clause.has("shadows") && clause.has("up", "down"); // "lift the shadows": the picture's
        return any && !tones && !clause.has("same-size");
    }

    private boolean isSilent(Token token, boolean lettered) {
        return token.is("same")
                || token.is("add")
                || (lettered && (SILENT.contains(token.id()) || (token.is("remove") && effects())));
    }

    /** Takes what the clause says, and tells what of it cannot be had. */
    List<EditIntent> take(Set<String> kinds, boolean chinese) {
        clause.take(
                "same",
                "instead",
                "rewrite",
                "rewrite-watermark",
                "add",
                "goto",
                "another",
                "resize",
                "font",
                "face",
                "wide",
                "high",
                "exposure",
                "saturation");
        // "make them gold with a black outline": they are the letters, where a poster is one
        boolean letters = clause.has("write", "rewrite", "font", "add");
        boolean thick = clause.has("bold");
        boolean thin = clause.has("thin");
        Letterings asked = new LetterReader(clause).read();
        boolean sized = clause.has("larger", "smaller", "resize") || (clause.has("too") && clause.has("big", "small"));
        boolean tooSmall = clause.has("too") && clause.has("small", "tiny", "thin");
        boolean more = clause.take("up", "larger") || tooSmall;
        boolean less = clause.take("down", "smaller", "too") && !tooSmall;
        double factor = factor(more, less);
        Optional<Token> words = clause.takeKind(Kind.QUOTE);
        boolean big = clause.take("big", "huge");
        boolean small = clause.take("small", "tiny");
        double size = more || less ? 1 : big ? 1.6 : small ? 0.6 : 1;
        double width = more || less ? 1 : big || thick ? 1.6 : small || thin ? 0.6 : 1;
        clause.take("remove"); // of an outline or a shadow
        List<EditIntent> intents = new ArrayList<>();
        if (asked.any()
                || words.isPresent()
                || factor * size * width != 1
                || asked.refused().isEmpty()) {
            intents.add(new EditIntent.Adjust(kinds, old -> switch (old) {
                case TextOperation written -> {
                    TextOperation scaled = sized ? written.resized(factor) : (TextOperation) written.scaled(factor);
                    TextOperation restyled = asked.on(scaled.resized(size), letters);
                    yield restyled.with(
                            words.map(Token::id).orElse(restyled.text()), restyled.place(), restyled.letters());
                }
                case Border border -> framed(border.scaled(factor), asked, width);
                default -> old.scaled(factor);
            }));
        }
        intents.addAll(asked.refusals(chinese));
        return intents;
    }

    /** What the edit becomes times so much. */
    private double factor(boolean more, boolean less) {
        Token multiple = clause.takeBetween(0, clause.size(), MULTIPLES, Set.of());
        Amount amount = Amount.of(
                clause.takeBetween(0, clause.size(), Amount.SCALES.keySet(), Set.of(Kind.PERCENT, Kind.TIMES)));
        if (multiple != null) {
            double times = Amount.of(multiple).scale();
            return less && times > 1 ? 1 / times : times;
        }
        return more ? grown(amount) : less ? 1 / grown(amount) : 1;
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

    private static Border framed(Border border, Letterings asked, double width) {
        Token colour = asked.loose() == null ? asked.ink() : asked.loose();
        return new Border(
                colour == null ? border.colour() : (int) colour.value(),
                colour == null ? border.colourName() : colour.id(),
                Math.clamp(border.width() * width, 0.002, 1),
                (int) Math.round(border.pixels() * width));
    }

    private static boolean isStyle(Token token, boolean lettered) {
        if (token.kind() == Kind.COLOUR) {
            return true;
        }
        return token.kind() == Kind.CONCEPT
                && (Places.WORDS.contains(token.id())
                        || SIZES.contains(token.id())
                        || token.is("bold")
                        || token.is("thin")
                        || (lettered && LetterReader.WORDS.contains(token.id())));
    }
}

package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.Align;
import app.pentimento.model.builtin.operation.Effect;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a clause says about the look of words and where they stand, whether they are new or there already. */
final class LetterReader {
    /** What says how letters look, and can be said of nothing else. */
    static final Set<String> LOOKS = Set.of(
            "bold",
            "thin",
            "serif",
            "handwritten",
            "poster-face",
            "plain-face",
            "other-face",
            "italic",
            "underline",
            "outline",
            "align-left",
            "align-centre",
            "align-right");

    /** What says how letters look or where they stand. */
    static final Set<String> WORDS = Stream.concat(LOOKS.stream(), Stream.of("shadows", "move-up", "move-down"))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> EFFECTS = List.of("outline", "shadows");
    /** What may stand between an effect and its colour before it: "a white thick outline". */
    private static final Set<String> MODIFIERS = Set.of("bold", "thin", "big", "small", "slight", "strong", "blur+");

    private final Clause clause;
    private final List<String> refused = new ArrayList<>();

    LetterReader(Clause clause) {
        this.clause = clause;
    }

    /** Whether the clause names an effect that is to be there no more. */
    static boolean takesAway(Clause clause) {
        LetterReader reader = new LetterReader(clause);
        return EFFECTS.stream().map(reader::find).anyMatch(at -> at >= 0 && reader.denial(at) >= 0);
    }

    /** Takes all that the clause says of letters. */
    Letterings read() {
        Effect outline = effect("outline");
        Effect shadow = effect("shadows");
        int background = find("background");
        Token ground = background < 0 ? null : colourOf(background);
        Token ink = ink();
        Token loose = clause.takeKind(Kind.COLOUR).orElse(null);
        boolean up = clause.take("move-up") || (moves() && clause.take("up"));
        boolean down = clause.take("move-down") || (moves() && clause.take("down"));
        Align align = align();
        return new Letterings(
                face(),
                weight(),
                ink,
                ground,
                loose,
                outline,
                shadow,
                align,
                Places.take(clause).orElse(null),
                up ? -0.5 : down ? 0.5 : 0,
                refused());
    }

    private boolean moves() {
        return clause.tokens().stream()
                .anyMatch(token -> token.kind() == Kind.FILLER && token.id().startsWith("move"));
    }

    private @Nullable Face face() {
        Face face = null;
        if (clause.take("plain-face")) {
            face = Face.BOLD;
        }
        if (clause.take("poster-face")) {
            face = Face.POSTER;
        }
        if (clause.take("serif")) {
            face = Face.SERIF;
        }
        if (clause.take("handwritten")) {
            face = Face.HANDWRITTEN;
        }
        return face;
    }

    private @Nullable Boolean weight() {
        boolean thin = clause.take("thin");
        return clause.take("bold") ? Boolean.TRUE : thin ? Boolean.FALSE : null;
    }

    private @Nullable Align align() {
        boolean left = clause.take("align-left");
        boolean right = clause.take("align-right");
        boolean centre = clause.take("align-centre");
        return left ? Align.LEFT : right ? Align.RIGHT : centre ? Align.CENTRE : null;
    }

    /** What no typeface here can do, each by its key in the bundle. */
    private List<String> refused() {
        for (String what : List.of("other-face", "italic", "underline")) {
            if (clause.take(what)) {
                refused.add("letters." + what);
            }
        }
        return List.copyOf(refused);
    }

    private @Nullable Effect effect(String concept) {
        int at = find(concept);
        if (at < 0) {
            return null;
        }
        clause.take(at);
        if (at > 0 && clause.get(at - 1).is("blur+")) {
            clause.take(at - 1); // "a soft shadow": the shadow is soft
        }
        int denial = denial(at);
        if (denial >= 0) {
            clause.take(denial);
            return Effect.OFF;
        }
        if (strength(at)) {
            refused.add("letters.strength");
        }
        Token colour = colourOf(at);
        return colour == null ? Effect.ON : new Effect(true, (int) colour.value(), colour.id());
    }

    /** Takes how strong an effect is to be: "a thick outline", "make the outline thinner", "less shadow". */
    private boolean strength(int at) {
        Set<String> strengths = Set.of("bold", "thin", "up", "down", "larger", "smaller");
        int before = at - 1;
        while (before > 0 && clause.get(before).kind() == Kind.COLOUR) {
            before--;
        }
        int after = past(at + 1);
        for (int i : new int[] {before, after}) {
            boolean inside = i >= 0 && i < clause.size();
            if (inside
                    && !clause.isTaken(i)
                    && clause.get(i).kind() == Kind.CONCEPT
                    && strengths.contains(clause.get(i).id())) {
                clause.take(i);
                return true;
            }
        }
        return false;
    }

    private int find(String concept) {
        for (int i = 0; i < clause.size(); i++) {
            if (!clause.isTaken(i) && clause.get(i).is(concept)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the clause says that an effect is not to be: before it, also before one beside it, or right after it. */
    private int denial(int at) {
        for (int i = at - 1; i >= 0; i--) {
            Token token = clause.get(i);
            if (token.is("remove")) {
                return i;
            }
            boolean passed = token.kind() == Kind.FILLER
                    || (token.kind() == Kind.COLOUR && clause.get(i + 1).kind() == Kind.CONCEPT)
                    || (token.kind() == Kind.CONCEPT
                            && (EFFECTS.contains(token.id()) || MODIFIERS.contains(token.id()) || token.is("write")));
            if (!passed) {
                break;
            }
        }
        int after = past(at + 1);
        if (after >= clause.size() || !clause.get(after).is("remove")) {
            return -1;
        }
        int next = past(after + 1);
        boolean another =
                next < clause.size() && EFFECTS.contains(clause.get(next).id());
        return another ? -1 : after;
    }

    /** A colour that is said of the letters: "white text", "the title in red", "that says 'Hi' in blue". */
    private @Nullable Token ink() {
        boolean message = false;
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            if (isFree(i)) {
                int next = past(i + 1);
                if (message || (next < clause.size() && isOfWords(clause.get(next)))) {
                    clause.take(i);
                    return token;
                }
            } else if (token.kind() == Kind.QUOTE || token.is("saying") || isOfWords(token)) {
                message = true;
            } else if (token.is("poster") || token.is("background")) {
                message = false; // "the text of the red poster"
            }
        }
        return null;
    }

    private static boolean isOfWords(Token token) {
        return token.is("write") || token.is("font");
    }

    /** The colour right before a word, or after it with something between, such as "in"; Chinese needs nothing there. */
    private @Nullable Token colourOf(int at) {
        int before = at - 1;
        while (before >= 0
                && clause.get(before).kind() == Kind.CONCEPT
                && MODIFIERS.contains(clause.get(before).id())) {
            before--;
        }
        if (before >= 0 && isFree(before)) {
            clause.take(before);
            return clause.get(before);
        }
        int after = past(at + 1);
        boolean joined = after > at + 1
                || (after < clause.size()
                        && clause.get(at).to() == clause.get(after).from());
        if (joined && after < clause.size() && isFree(after)) {
            clause.take(after);
            return clause.get(after);
        }
        return null;
    }

    private boolean isFree(int at) {
        return clause.get(at).kind() == Kind.COLOUR && !clause.isTaken(at);
    }

    /** The first place from here on that is not filled by a word without meaning. */
    private int past(int from) {
        int at = from;
        while (at < clause.size() && clause.get(at).kind() == Kind.FILLER) {
            at++;
        }
        return at;
    }
}

package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Operations;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wishes about edits that were made before: undo, redo, go back, take away, do differently. */
final class StackReader implements Reader {
    /** Edits that "more" and "less" change rather than add to. */
    private static final Set<String> LOOKS = Set.of(
            "sepia",
            "enhance",
            "blur",
            "sharpness",
            "border",
            "write",
            "poster",
            "vignette",
            "grain",
            "fade",
            "look",
            "style",
            "duotone",
            "miniature",
            "watermark",
            "clarity",
            "noise");

    private final Context context;
    private final boolean chinese;

    StackReader(Context context, boolean chinese) {
        this.context = context;
        this.chinese = chinese;
    }

    @Override
    public List<EditIntent> read(Clause clause) {
        if (clause.has("undo")) {
            return List.of(undo(clause));
        }
        if (clause.has("original") && !clause.has("write", "before-after", "keep")) {
            clause.take("original", "up", "remove", "question");
            return List.of(new EditIntent.Original());
        }
        Optional<Integer> chosen = onlyOrdinal(clause);
        if (chosen.isPresent()) {
            return List.of(new EditIntent.GoTo(chosen.get()));
        }
        if (clause.take("redo")) {
            return List.of(new EditIntent.Redo());
        }
        if (clause.take("keep")) {
            Set<String> kinds = takeKinds(clause, false);
            clause.take("add", "up");
            return kinds.isEmpty() ? List.of() : List.of(new EditIntent.Keep(kinds));
        }
        return changes(clause);
    }

    /** "The second one, please": nothing but which one. */
    private static Optional<Integer> onlyOrdinal(Clause clause) {
        boolean nothingElse = clause.tokens().stream()
                .allMatch(token -> token.kind() == Kind.FILLER
                        || (token.kind() == Kind.CONCEPT
                                && (token.id().startsWith("ordinal-")
                                        || Set.of("goto", "version", "add", "panels")
                                                .contains(token.id()))));
        clause.take("goto");
        return nothingElse ? Ordinals.take(clause) : Optional.empty();
    }

    private EditIntent undo(Clause clause) {
        clause.take("undo", "remove", "down");
        if (clause.take("original") || clause.take("everything")) {
            return new EditIntent.Original();
        }
        Optional<Integer> ordinal = Ordinals.take(clause);
        if (ordinal.isPresent()) {
            clause.take("write"); // "the first version of the text" is still a version
            return new EditIntent.GoTo(ordinal.get());
        }
        Set<String> kinds = takeKinds(clause, true);
        if (!kinds.isEmpty()) {
            return new EditIntent.Remove(kinds);
        }
        Optional<Token> number = clause.takeKind(Kind.NUMBER, Kind.TIMES);
        boolean twice = clause.take("double");
        return new EditIntent.Undo(number.map(token -> (int) token.value()).orElse(twice ? 2 : 1));
    }

    private List<EditIntent> changes(Clause clause) {
        boolean quote = clause.hasKind(Kind.QUOTE);
        boolean effect = LetterReader.takesAway(clause);
        if (clause.has("remove") && !quote && !effect) {
            Set<String> kinds = kinds(clause);
            if (!kinds.isEmpty() && context.present().containsAll(kinds)) {
                takeKinds(clause, true);
                clause.take("remove", "up", "down", "background", "subject", "face", "faces");
                return List.of(new EditIntent.Remove(kinds));
            }
            if (clause.has("write") && kinds.equals(Set.of("write"))) {
                clause.takeAll();
                return List.of(new EditIntent.Not("", EditIntent.Why.INCOMPLETE, LocalizedMessage.of("text.baked")));
            }
        }
        Adjustments adjustments = new Adjustments(clause, context);
        Set<String> kinds = new HashSet<>(kinds(clause));
        kinds.retainAll(context.present());
        kinds.retainAll(LOOKS);
        if (kinds.isEmpty() && clause.has("font")) {
            kinds.addAll(Adjustments.LETTERED);
            kinds.retainAll(context.present());
        }
        boolean anew = clause.has("another", "new") && !clause.has("font");
        if (!kinds.isEmpty() && !anew && adjustments.possible(kinds)) {
            takeKinds(clause, false);
            List<EditIntent> intents = adjustments.take(kinds, chinese);
            clause.take("background", "subject");
            return intents;
        }
        if (kinds(clause).isEmpty() && !quote && !context.latest().isEmpty() && adjustments.bare()) {
            return adjustments.take(Set.of(), chinese);
        }
        if (!kinds.isEmpty()
                && clause.has("font")
                && !quote
                && clause.left().stream().allMatch(this::asksForAFont)) {
            clause.takeAll();
            return Letterings.refused("letters.which").refusals(chinese);
        }
        return List.of();
    }

    /** "Change the font of the title", "another font". */
    private boolean asksForAFont(Token token) {
        return token.is("font") || token.is("another") || token.is("goto") || kind(token) != null;
    }

    /** The kinds of edits that a clause names. */
    private Set<String> kinds(Clause clause) {
        Set<String> kinds = new HashSet<>();
        for (Token token : clause.tokens()) {
            String kind = kind(token);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private Set<String> takeKinds(Clause clause, boolean presentOnly) {
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < clause.size(); i++) {
            String kind = clause.isTaken(i) ? null : kind(clause.get(i));
            if (kind != null && (!presentOnly || context.present().contains(kind))) {
                clause.take(i);
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** The kind of edit that a token names; a frame may be that of an instant photo, words those of a poster. */
    private @Nullable String kind(Token token) {
        String kind = named(token);
        if (kind == null || context.present().contains(kind)) {
            return kind;
        }
        return switch (kind) {
            case "border" -> context.present().contains("instant-frame") ? "instant-frame" : kind;
            case "write" ->
                context.present().contains("poster")
                        ? "poster"
                        : context.present().contains("watermark") ? "watermark" : kind;
            default -> kind;
        };
    }

    private static @Nullable String named(Token token) {
        if (token.kind() != Kind.CONCEPT) {
            return null;
        }
        String id = token.id().replaceAll("[+\\-!]+$", "");
        return Operations.byName().containsKey(id)
                ? id
                : switch (id) {
                    case "rewrite" -> "write";
                    case "rewrite-watermark" -> "watermark";
                    case "hide" -> "hide-faces";
                    case "closer", "square" -> "crop";
                    default -> null;
                };
    }
}

package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.meaning.IntentSuggestion;
import app.pentimento.model.builtin.meaning.Meanings;
import app.pentimento.model.builtin.words.Token.Kind;
import app.pentimento.onnx.OnnxUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guesses what a wish means that the rules do not understand: by meaning, or by its letters where that cannot be. */
final class IntentSuggester {
    private static final int MOST_READINGS = 3;
    private static final Pattern DENIES = Pattern.compile(
            "\\b(not|no|never|nothing|none|less|without)\\b|n['’]t\\b|[不没别无]", Pattern.CASE_INSENSITIVE);
    private static final Set<Kind> FIGURES = Set.of(
            Kind.NUMBER,
            Kind.PERCENT,
            Kind.PIXELS,
            Kind.DEGREES,
            Kind.TIMES,
            Kind.STOPS,
            Kind.RATIO,
            Kind.SIZE,
            Kind.COLOUR,
            Kind.QUOTE);

    private static final AtomicBoolean ENGLISH_BEGUN = new AtomicBoolean();
    private static final AtomicBoolean CHINESE_BEGUN = new AtomicBoolean();

    private IntentSuggester() {}

    /** What came of reading the examples of a language, which is done once, when they are first needed. */
    private record Attempt(@Nullable Meanings meanings) {
        static Attempt english() {
            try {
                return new Attempt(Meanings.english(Lexicon.lines("examples-en")));
            } catch (OnnxUnavailable e) {
                return new Attempt(null);
            }
        }

        static Attempt chinese() {
            try {
                return new Attempt(Meanings.chinese(Lexicon.lines("examples-zh")));
            } catch (OnnxUnavailable e) {
                return new Attempt(null);
            }
        }
    }

    private static final class English {
        static final Attempt ATTEMPT = Attempt.english();
    }

    private static final class Chinese {
        static final Attempt ATTEMPT = Attempt.chinese();
    }

    /**
     * Reads the examples of a language in the background, so that nobody waits for it later; a wish that needs them
     * meanwhile waits for this. Where it fails, the rules go on alone.
     *
     * @return the thread that does so; empty where it was begun before
     */
    @SuppressWarnings("ThreadPriorityCheck") // a hint to give way, on which nothing relies
    static Optional<Thread> prepare(boolean chinese) {
        if (!(chinese ? CHINESE_BEGUN : ENGLISH_BEGUN).compareAndSet(false, true)) {
            return Optional.empty();
        }
        return Optional.of(Thread.ofPlatform()
                .name("studio-meanings")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(() -> meanings(chinese)));
    }

    private static @Nullable Meanings meanings(boolean chinese) {
        return (chinese ? Chinese.ATTEMPT : English.ATTEMPT).meanings();
    }

    /** What a wish may mean; empty where this machine cannot run the networks that tell. */
    static Optional<IntentSuggestion> of(String intent, boolean chinese) {
        Meanings meanings = meanings(chinese);
        try {
            return meanings == null ? Optional.empty() : Optional.of(meanings.of(intent));
        } catch (OnnxUnavailable e) {
            return Optional.empty();
        }
    }

    /** Whether meaning alone may mislead: what is denied is near to what is asked for, and so are figures and questions. */
    static boolean isTricky(Clause clause, String intent) {
        boolean figures = clause.tokens().stream().anyMatch(token -> FIGURES.contains(token.kind()));
        return figures
                || clause.has("question", "add", "remove", "down", "too", "except", "keep")
                || DENIES.matcher(intent).find();
    }

    /** Wordings to choose from, the likeliest first. What the rules understood of the wish counts most. */
    static List<String> readings(
            Optional<IntentSuggestion> guess, String intent, List<EditIntent> understood, boolean chinese) {
        List<String> meant = guess.map(IntentSuggestion::readings).orElse(List.of());
        List<String> alike =
                guess.isEmpty() || !understood.isEmpty() ? Readings.of(intent, understood, chinese) : List.of();
        return Stream.concat(alike.stream(), meant.stream())
                .distinct()
                .limit(MOST_READINGS)
                .toList();
    }
}

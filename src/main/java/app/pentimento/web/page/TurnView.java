package app.pentimento.web.page;

import app.pentimento.keep.Kept;
import app.pentimento.session.Turn;
import app.pentimento.web.BasePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A turn as the page shows it.
 *
 * @param number its place among its branches, from 1
 * @param branches how many turns follow the same parent, itself included
 * @param previous the newest end of the branch before it, if any
 * @param next the newest end of the branch after it, if any
 * @param usualSeconds how long this model usually takes; null where unknown or the turn has ended
 * @param choices buttons for what the answer offers to do instead of guessing
 * @param remedies buttons for what to do after a failure, the best first
 */
public record TurnView(
        Turn turn,
        String modelLabel,
        List<PictureView> inputs,
        @Nullable PictureView mask,
        List<PartView> parts,
        int number,
        int branches,
        @Nullable String previous,
        @Nullable String next,
        @Nullable Double usualSeconds,
        List<TurnActions.Action> choices,
        List<TurnActions.Action> remedies) {
    /** How many letters stand in a line on a phone, and how many lines are shown of a prompt at first, with one to spare. */
    private static final int LINE = 44;

    private static final int LINES = 7;
    /** Above this, letters are as wide as two of the Latin ones: Chinese, Japanese, Korean. */
    private static final int WIDE = 0x2E80;

    private static final int SHORT = 120;

    static TurnView of(
            Turn turn,
            String modelLabel,
            List<String> siblings,
            UnaryOperator<String> leaf,
            @Nullable Duration usual,
            TurnActions actions,
            Map<String, Kept> kept) {
        int at = Math.max(0, siblings.indexOf(turn.id()));
        return new TurnView(
                turn,
                modelLabel,
                turn.inputs().stream().map(PictureView::of).toList(),
                turn.mask() == null ? null : PictureView.of(turn.mask()),
                PartView.of(turn.parts(), kept),
                at + 1,
                Math.max(1, siblings.size()),
                at > 0 ? leaf.apply(siblings.get(at - 1)) : null,
                at + 1 < siblings.size() ? leaf.apply(siblings.get(at + 1)) : null,
                usual == null ? null : usual.toMillis() / 1000.0,
                actions.choices(turn),
                actions.remedies(turn));
    }

    public String id() {
        return turn.id();
    }

    public boolean ended() {
        return turn.status().ended();
    }

    /** Whether the prompt may be so long that the page shows its beginning only, until it is asked for all. */
    public boolean foldable() {
        return turn.prompt().length() > LINES && lines(turn.prompt()) > LINES;
    }

    private static long lines(String prompt) {
        return prompt.lines()
                .mapToLong(line -> Math.max(
                        1,
                        Math.ceilDiv(
                                line.codePoints().map(c -> c < WIDE ? 1 : 2).sum(), LINE)))
                .sum();
    }

    /** The prompt, or its beginning, as a name for what belongs to it. */
    public String shortPrompt() {
        String prompt = turn.prompt();
        return prompt.codePointCount(0, prompt.length()) <= SHORT
                ? prompt
                : prompt.substring(0, prompt.offsetByCodePoints(0, SHORT)).strip() + "…";
    }

    /** The word for its status. */
    public String status() {
        return turn.status().word();
    }

    /** How many pictures the answer has; more than one at once are variants or an illustrated answer. */
    public long pictures() {
        return parts.stream().filter(part -> part.picture() != null).count();
    }

    /** Seconds since it started, by this server's clock; null where it has ended. */
    public @Nullable Double elapsedSeconds() {
        if (ended()) {
            return null;
        }
        Instant from = turn.startedAt() == null ? turn.createdAt() : turn.startedAt();
        return Duration.between(from, Instant.now()).toMillis() / 1000.0;
    }

    /** Seconds until its model is asked again, by this server's clock; null where it does not wait. */
    public @Nullable Long waitSeconds() {
        return turn.waiting() == null
                ? null
                : Math.max(
                        1,
                        Math.ceilDiv(
                                Duration.between(Instant.now(), turn.waiting().until())
                                        .toMillis(),
                                1000L));
    }

    /** How long it took, such as {@code 3.4}; null while it runs. */
    public @Nullable String seconds() {
        Instant started = turn.startedAt();
        Instant finished = turn.finishedAt();
        if (started == null || finished == null) {
            return null;
        }
        double seconds = Math.max(0.1, Duration.between(started, finished).toMillis() / 1000.0);
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f" : "%.0f", seconds);
    }

    /** What it cost, such as {@code $0.04}; null where it was free or is unknown. */
    public @Nullable String price() {
        return turn.cost() == null || turn.cost().usd().signum() == 0
                ? null
                : Dollars.of(turn.cost().usd());
    }

    /** The vendor's name of the model that answered, where it is another than the one that was asked; null otherwise. */
    public @Nullable String servedByAnother() {
        String served = turn.origin().servedBy();
        String asked = turn.model().substring(turn.model().indexOf(':') + 1);
        return served == null || served.equals(asked) ? null : served;
    }

    /** The picture as it is so far; null where there is none. */
    public @Nullable String previewUrl() {
        return turn.preview() == 0
                ? null
                : BasePath.of("/api/v1/turns/%s/preview?number=%d".formatted(turn.id(), turn.preview()));
    }

    /** The message key that heads its error. */
    public @Nullable String errorKey() {
        return turn.error() == null ? null : "error." + turn.error().code();
    }
}

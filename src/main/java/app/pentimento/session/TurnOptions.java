package app.pentimento.session;

import org.jspecify.annotations.Nullable;

/**
 * What a person chose besides the prompt; null where nothing was chosen.
 *
 * @param thinking how long the model thinks first: {@code minimal}, {@code low}, {@code medium} or {@code high}
 * @param grounding whether the model may search the web
 * @param keep what is kept of the working image: {@code auto}, {@code rest} or {@code whole}
 */
public record TurnOptions(
        @Nullable String aspectRatio,
        @Nullable String resolution,
        @Nullable Integer variants,
        @Nullable Long seed,
        @Nullable Double temperature,
        @Nullable String thinking,
        @Nullable Boolean grounding,
        @Nullable String keep) {
    /** Nothing chosen. */
    public static final TurnOptions NONE = new TurnOptions(null, null, null, null, null, null, null, null);
}

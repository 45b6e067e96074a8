package app.pentimento.session;

import org.jspecify.annotations.Nullable;

/**
 * What a person chose besides the prompt; null where nothing was chosen.
 *
 * @param thinking how long the model thinks first: {@code minimal}, {@code low}, {@code medium} or {@code high}
 * @param grounding whether the model may search the web
 */
public record TurnOptions(
        @Nullable String aspectRatio,
        @Nullable String resolution,
        @Nullable Integer variants,
        @Nullable Long seed,
        @Nullable Double temperature,
        @Nullable String thinking,
        @Nullable Boolean grounding) {
    /** Nothing chosen. */
    public static final TurnOptions NONE = new TurnOptions(null, null, null, null, null, null, null);
}

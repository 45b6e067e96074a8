package app.pentimento.session;

import org.jspecify.annotations.Nullable;

/** What a person chose besides the prompt; null where nothing was chosen. */
public record TurnOptions(
        @Nullable String aspectRatio,
        @Nullable String resolution,
        @Nullable Integer variants,
        @Nullable Long seed,
        @Nullable Double temperature) {
    /** Nothing chosen. */
    public static final TurnOptions NONE = new TurnOptions(null, null, null, null, null);

    /** Without a temperature. */
    public TurnOptions(
            @Nullable String aspectRatio,
            @Nullable String resolution,
            @Nullable Integer variants,
            @Nullable Long seed) {
        this(aspectRatio, resolution, variants, seed, null);
    }
}

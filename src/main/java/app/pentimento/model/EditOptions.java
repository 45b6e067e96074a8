package app.pentimento.model;

import org.jspecify.annotations.Nullable;

/**
 * What a person chose besides the prompt; null where nothing was chosen.
 *
 * @param aspectRatio such as {@code 16:9}
 * @param resolution such as {@code 2K}
 * @param variants how many answers are wanted, from 1
 * @param seed for models that can repeat themselves
 * @param temperature how freely the model answers, from 0; higher is freer
 */
public record EditOptions(
        @Nullable String aspectRatio,
        @Nullable String resolution,
        @Nullable Integer variants,
        @Nullable Long seed,
        @Nullable Double temperature) {
    /** Nothing chosen. */
    public static final EditOptions NONE = new EditOptions(null, null, null, null, null);

    /** Without a temperature. */
    public EditOptions(
            @Nullable String aspectRatio,
            @Nullable String resolution,
            @Nullable Integer variants,
            @Nullable Long seed) {
        this(aspectRatio, resolution, variants, seed, null);
    }

    /** The same with another aspect ratio; null for none. */
    public EditOptions withAspectRatio(@Nullable String ratio) {
        return new EditOptions(ratio, resolution, variants, seed, temperature);
    }
}

package app.pentimento.model;

import org.jspecify.annotations.Nullable;

/**
 * What a person chose besides the prompt; null where nothing was chosen.
 *
 * @param aspectRatio such as {@code 16:9}
 * @param resolution such as {@code 2K}
 * @param variants how many answers are wanted, from 1
 * @param seed for models that can repeat themselves
 * @param temperature how freely the model answers, from 0; higher is freer. Deprecated for new Gemini models since
 *     2026-07-21, so it goes only to models whose catalog entry says that they take it
 * @param thinking how long the model thinks first: {@code minimal}, {@code low}, {@code medium} or {@code high}
 * @param grounding whether the model may search the web
 */
public record EditOptions(
        @Nullable String aspectRatio,
        @Nullable String resolution,
        @Nullable Integer variants,
        @Nullable Long seed,
        @Nullable Double temperature,
        @Nullable String thinking,
        @Nullable Boolean grounding) {
    /** Nothing chosen. */
    public static final EditOptions NONE = new EditOptions(null, null, null, null, null, null, null);

    /** The same with another aspect ratio; null for none. */
    public EditOptions withAspectRatio(@Nullable String ratio) {
        return new EditOptions(ratio, resolution, variants, seed, temperature, thinking, grounding);
    }

    /** Whether the person asked for a web search. */
    public boolean grounded() {
        return Boolean.TRUE.equals(grounding);
    }
}

package app.pentimento.model;

import org.jspecify.annotations.Nullable;

/**
 * How a model's picture came out of another, in the model's own words. It is kept with the picture and given back when
 * the same model edits that picture again, so that the model can start over from the original and change its mind about
 * a step without loss.
 *
 * @param original the picture that the steps start from; null where they make one from nothing
 * @param steps what was done to it; only the model that wrote it reads it
 */
public record EditStack(@Nullable InputImage original, String steps) {
    /** The longest steps that can be kept, in characters. */
    public static final int MAX_STEPS = 200_000;
}

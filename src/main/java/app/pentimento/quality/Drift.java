package app.pentimento.quality;

import org.jspecify.annotations.Nullable;

/**
 * How much a picture differs from the one that it was made from. Both are compared without their visible labels.
 *
 * @param whole over the whole picture; null where the picture has another shape, as after a crop: then nothing stands
 *     where it stood, and there is no telling place by place what changed
 * @param structure how much of the drawing is kept: the mean structural similarity (SSIM) of the brightness, 1 for the
 *     same, down to 0 where edges stand elsewhere; null where the picture has another shape
 * @param outsideMask what changed where the mask of the turn allowed nothing to: 0 for edits that keep to it. Null
 *     without a mask, where it allows all, or where the picture has another size than its mask
 * @param moved how far all of it stands from where it stood, where it was compared from there; null where it did not
 *     move, and where it came of a mask
 */
public record Drift(
        @Nullable Change whole,
        @Nullable Double structure,
        @Nullable Change outsideMask,
        @Nullable Shift moved) {
    /** What changes less is not counted as changed: twice the difference in colour that an eye just notices (2.3). */
    static final double VISIBLE = 4.6;

    /**
     * The change of an area.
     *
     * @param share how much of the area changed visibly, from 0 to 1: where the colour differs by more than
     *     {@value Drift#VISIBLE}
     * @param difference the mean difference in colour: &Delta;E*ab (CIE 1976), 0 for exactly the same pixels, about 2.3
     *     where an eye just notices it, 100 from black to white
     */
    public record Change(double share, double difference) {
        /** Whether every pixel that was compared is the same. */
        public boolean none() {
            return difference == 0;
        }
    }

    /** Whether the picture has another shape than the one it was made from. */
    public boolean reframed() {
        return whole == null;
    }
}

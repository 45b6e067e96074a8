package app.pentimento.editing.region;

import java.awt.Rectangle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a picture that goes to a model: what is masked, with enough around it to be understood, in a shape that
 * the model answers in.
 *
 * @param x of the left edge, in pixels of the picture
 * @param y of the top edge
 * @param aspectRatio the model's aspect ratio that it was cut to, such as {@code 4:3}; null for none
 */
record Region(int x, int y, int width, int height, @Nullable String aspectRatio) {
    /** How much of the mask's own size goes along on each side of it. */
    private static final double AROUND = 0.5;
    /** Models see too little of a smaller part. */
    private static final int LEAST = 512;
    /** Of a picture of which so much would go, all goes. */
    private static final double NEARLY_ALL = 0.8;

    /**
     * The region around what is masked.
     *
     * @param masked where the mask is not black
     * @param ratios the aspect ratios that the model answers in; empty where it takes any
     */
    static Region around(Rectangle masked, int width, int height, List<String> ratios) {
        double wide = Math.min(width, Math.max(LEAST, masked.width * (1 + 2 * AROUND)));
        double high = Math.min(height, Math.max(LEAST, masked.height * (1 + 2 * AROUND)));
        if (wide * high > NEARLY_ALL * width * height) {
            return new Region(0, 0, width, height, nearest(ratios, (double) width / height));
        }
        Region best = null;
        for (String ratio : ratios) {
            Region one = grown(masked, wide, high, ratio, width, height);
            if (one != null && (best == null || one.pixels() < best.pixels())) {
                best = one;
            }
        }
        return best == null ? placed(masked, wide, high, null, width, height) : best;
    }

    private long pixels() {
        return (long) width * height;
    }

    /** The box made longer on one side to have this ratio; null where the picture is not large enough for that. */
    private static @Nullable Region grown(
            Rectangle masked, double wide, double high, String ratio, int width, int height) {
        double shape = value(ratio);
        double w = Math.max(wide, high * shape);
        double h = Math.max(high, wide / shape);
        return w > width || h > height ? null : placed(masked, w, h, ratio, width, height);
    }

    /** A box of this size, as much around the middle of the mask as the picture's edges allow. */
    private static Region placed(
            Rectangle masked, double wide, double high, @Nullable String ratio, int width, int height) {
        int w = (int) Math.min(width, Math.round(wide));
        int h = (int) Math.min(height, Math.round(high));
        int x = Math.clamp(Math.round(masked.getCenterX() - w / 2.0), 0, width - w);
        int y = Math.clamp(Math.round(masked.getCenterY() - h / 2.0), 0, height - h);
        return new Region(x, y, w, h, ratio);
    }

    /** The ratio that is nearest to a shape, where one is so near that nothing would be squeezed visibly. */
    private static @Nullable String nearest(List<String> ratios, double shape) {
        return ratios.stream()
                .filter(ratio -> Math.abs(Math.log(value(ratio) / shape)) < 0.03)
                .findFirst()
                .orElse(null);
    }

    private static double value(String ratio) {
        String[] sides = ratio.split(":", 2);
        return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    }
}

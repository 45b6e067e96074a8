package app.pentimento.model.openai;

import org.jspecify.annotations.Nullable;

/**
 * The size of a picture to ask for, by aspect ratio and resolution, within the rules of gpt-image-2 and its successors:
 * both edges multiples of 16, neither above 3840, the longer at most three times the shorter, 655,360 to 8,294,400 pixels
 * (OpenAI's image generation guide, August 2026). Among the sizes that keep to them it is the one that comes closest: the
 * ratio matters most, then the number of pixels.
 */
record ImageSize(int width, int height) {
    private static final int STEP = 16;
    private static final int LONGEST = 3840;
    private static final double MOST_LENGTH = 3.0;
    private static final long FEWEST_PIXELS = 655_360;
    private static final long MOST_PIXELS = 8_294_400;
    /** A ratio that is off by a thousandth weighs as much as a number of pixels that is off by a fifth. */
    private static final double RATIO_WEIGHT = 200;

    private static final long ONE_K = 1024L * 1024;
    private static final long TWO_K = 2048L * 2048;

    /**
     * The size to ask for.
     *
     * @param ratio width to height, of any value; where it is too long the longest that is allowed is taken
     * @param resolution {@code 1K}, {@code 2K} or {@code 4K}; null for the first
     */
    static ImageSize of(double ratio, @Nullable String resolution) {
        double wanted = Math.clamp(ratio, 1 / MOST_LENGTH, MOST_LENGTH);
        long pixels = pixels(resolution);
        ImageSize best = new ImageSize(1024, 1024);
        double least = Double.MAX_VALUE;
        for (int width = STEP; width <= LONGEST; width += STEP) {
            for (int height = (int) (width / wanted) / STEP * STEP; height <= width / wanted + STEP; height += STEP) {
                ImageSize size = new ImageSize(width, height);
                double off = size.isAllowed() ? size.distance(wanted, pixels) : Double.MAX_VALUE;
                if (off < least) {
                    least = off;
                    best = size;
                }
            }
        }
        return best;
    }

    private static long pixels(@Nullable String resolution) {
        return switch (resolution == null ? "" : resolution) {
            case "4K" -> MOST_PIXELS;
            case "2K" -> TWO_K;
            default -> ONE_K;
        };
    }

    private boolean isAllowed() {
        long pixels = (long) width * height;
        int longer = Math.max(width, height);
        return longer <= LONGEST
                && longer <= MOST_LENGTH * Math.min(width, height)
                && pixels >= FEWEST_PIXELS
                && pixels <= MOST_PIXELS;
    }

    private double distance(double ratio, long pixels) {
        return RATIO_WEIGHT * Math.abs(Math.log((double) width / height / ratio))
                + Math.abs(Math.log((double) width * height / pixels));
    }

    /** The ratio that a word such as {@code 16:9} says; null where it says none. */
    static @Nullable Double ratio(@Nullable String aspectRatio) {
        String[] sides = aspectRatio == null ? new String[0] : aspectRatio.split(":", -1);
        try {
            double ratio = sides.length == 2 ? Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]) : 0;
            return ratio > 0 && Double.isFinite(ratio) ? ratio : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

package app.pentimento.editing.region;

import java.awt.image.BufferedImage;

/**
 * How a model's answer has to be laid over the region that it was asked about: models move and zoom a little. Found by
 * comparing what should not have changed, at a low resolution first and then at higher ones.
 *
 * @param scale about the middle of the region; above 1 the answer is made larger
 * @param dx how far to the right it is then moved, as a share of the region's width
 * @param dy how far down, as a share of the region's height
 * @param likeness from -1 to 1: the correlation of what should not have changed
 */
record Alignment(double scale, double dx, double dy, double likeness) {
    static final Alignment NONE = new Alignment(1, 0, 0, 0);
    /** With less likeness than this the answer is another picture, and moving it would only guess. */
    private static final double SURE = 0.5;
    /** A move that makes it hardly more alike is noise. */
    private static final double WORTH = 0.002;

    private static final int COARSE = 96;
    private static final int FINE = 384;
    private static final int FINEST = 1152;

    /**
     * Finds the alignment.
     *
     * @param region the part as it was sent
     * @param answer what came back, of any size
     * @param mask of the region's shape
     */
    static Alignment find(BufferedImage region, BufferedImage answer, MaskPlane mask) {
        Alignment coarse = search(region, answer, mask, COARSE, NONE, 0.05, 0.01, 0.06);
        if (coarse.likeness < SURE) {
            return NONE;
        }
        Alignment better = search(region, answer, mask, FINE, coarse, 0.01, 0.0025, 1.5 / COARSE);
        Alignment fine = search(region, answer, mask, FINEST, better, 0.0025, 0.00125, 1.0 / FINE);
        Alignment still = search(region, answer, mask, FINEST, NONE, 0, 1, 0);
        return fine.likeness > still.likeness + WORTH ? fine : still;
    }

    private static Alignment search(
            BufferedImage region,
            BufferedImage answer,
            MaskPlane mask,
            int side,
            Alignment around,
            double zoom,
            double zoomStep,
            double move) {
        Grey here = Grey.of(region, side);
        Grey there = Grey.of(answer, here.width(), here.height());
        boolean[] fixed = fixed(mask, here.width(), here.height());
        int reach = (int) Math.round(move * side);
        int stride = Math.max(1, side / FINE);
        int middleX = (int) Math.round(around.dx * here.width());
        int middleY = (int) Math.round(around.dy * here.height());
        Alignment best = new Alignment(around.scale, around.dx, around.dy, -1);
        int steps = (int) Math.round(zoom / zoomStep);
        for (int z = -steps; z <= steps; z++) {
            double scale = around.scale + z * zoomStep;
            Grey scaled = there.scaled(scale);
            for (int y = middleY - reach; y <= middleY + reach; y++) {
                for (int x = middleX - reach; x <= middleX + reach; x++) {
                    double likeness = here.likeness(scaled, x, y, fixed, stride);
                    if (likeness > best.likeness) {
                        best = new Alignment(scale, (double) x / here.width(), (double) y / here.height(), likeness);
                    }
                }
            }
        }
        return best;
    }

    /** Where nothing may change, and so what is there can be compared. */
    private static boolean[] fixed(MaskPlane mask, int width, int height) {
        boolean[] fixed = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            int row = ((int) ((y + 0.5) * mask.height() / height)) * mask.width();
            for (int x = 0; x < width; x++) {
                fixed[y * width + x] = mask.shares()[row + (int) ((x + 0.5) * mask.width() / width)] == 0;
            }
        }
        return fixed;
    }
}

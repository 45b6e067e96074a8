package app.pentimento.quality;

import app.pentimento.image.AreaScaler;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Measures how much a picture differs from the one it was made from. */
final class DriftMeter {
    /** Pictures are compared as copies this long, which a new encoding or another size hardly changes. */
    private static final int SIDE = 512;
    /** Pictures of two sizes are made to one first, at most this long. */
    private static final int COMMON = 1024;
    /** Shapes that differ by less are taken for the same: models answer in the nearest shape that they know. */
    private static final double SAME_SHAPE = 0.03;

    private DriftMeter() {}

    /**
     * Compares two pictures of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}.
     *
     * @param mask black where nothing may change; null for none
     */
    static Drift measure(BufferedImage before, BufferedImage after, @Nullable BufferedImage mask) {
        Drift.Change outside = mask == null ? null : outside(before, after, mask);
        double shape = (double) before.getWidth() / before.getHeight();
        double shapeNow = (double) after.getWidth() / after.getHeight();
        if (Math.abs(Math.log(shapeNow / shape)) > SAME_SHAPE) {
            return new Drift(null, null, outside, null);
        }
        BufferedImage one = before;
        BufferedImage other = after;
        if (differ(before, after)) {
            double scale = Math.min(1, (double) COMMON / Math.max(before.getWidth(), before.getHeight()));
            int width = Math.max(1, Math.min((int) (before.getWidth() * scale), after.getWidth()));
            int height = Math.max(1, Math.min((int) (before.getHeight() * scale), after.getHeight()));
            one = AreaScaler.scale(before, width, height);
            other = AreaScaler.scale(after, width, height);
        }
        // A region edit is laid back where it came from; only whole answers come back a little off.
        Shift shift = mask == null ? Shift.between(one, other) : Shift.NONE;
        Shift moved = shift.times((double) before.getWidth() / one.getWidth());
        return compared(shift.kept(one), shift.keptNow(other), outside, moved.equals(Shift.NONE) ? null : moved);
    }

    private static Drift compared(
            BufferedImage before, BufferedImage after, Drift.@Nullable Change outside, @Nullable Shift moved) {
        double scale = Math.min(1, (double) SIDE / Math.max(before.getWidth(), before.getHeight()));
        int width = Math.max(1, (int) (before.getWidth() * scale));
        int height = Math.max(1, (int) (before.getHeight() * scale));
        BufferedImage small = AreaScaler.scale(before, width, height);
        BufferedImage smallNow = AreaScaler.scale(after, width, height);
        Tally tally = new Tally();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                tally.add(small.getRGB(x, y), smallNow.getRGB(x, y));
            }
        }
        return new Drift(tally.change(), Structure.similarity(small, smallNow), outside, moved);
    }

    /** What changed where the mask is black, pixel by pixel; null where that cannot be said. */
    private static Drift.@Nullable Change outside(BufferedImage before, BufferedImage after, BufferedImage mask) {
        if (differ(before, after) || differ(before, mask)) {
            return null;
        }
        Tally tally = new Tally();
        int width = before.getWidth();
        int[] row = new int[width];
        int[] rowNow = new int[width];
        int[] allowed = new int[width];
        for (int y = 0; y < before.getHeight(); y++) {
            before.getRGB(0, y, width, 1, row, 0, width);
            after.getRGB(0, y, width, 1, rowNow, 0, width);
            mask.getRGB(0, y, width, 1, allowed, 0, width);
            for (int x = 0; x < width; x++) {
                boolean black = (allowed[x] & 0xFFFFFF) == 0 || allowed[x] >>> 24 == 0;
                if (black) {
                    tally.add(row[x], rowNow[x]);
                }
            }
        }
        return tally.pixels == 0 ? null : tally.change();
    }

    private static boolean differ(BufferedImage one, BufferedImage other) {
        return one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight();
    }

    private static final class Tally {
        private long pixels;
        private long visible;
        private double sum;

        void add(int before, int after) {
            double difference = Lab.difference(before, after);
            pixels++;
            visible += difference > Drift.VISIBLE ? 1 : 0;
            sum += difference;
        }

        Drift.Change change() {
            return new Drift.Change((double) visible / pixels, sum / pixels);
        }
    }
}

package app.pentimento.quality;

import app.pentimento.image.AreaScaler;
import java.awt.image.BufferedImage;

/**
 * How far a picture stands from where another has the same: models give whole pictures back a few pixels off.
 *
 * @param across to the right, in pixels
 * @param down in pixels
 */
public record Shift(int across, int down) {
    /** Where both stand at the same place. */
    static final Shift NONE = new Shift(0, 0);

    /** The longer side of the copies that are searched first, and how far, in pixels of theirs. */
    private static final int COARSE = 128;

    private static final int COARSE_REACH = 6;
    /** How many places of a picture are looked at, each way. */
    private static final int SAMPLES = 160;
    /** What differs by more counts no more than that: it was edited, and tells nothing of the place. */
    private static final int EDITED = 40;
    /** A shift has to leave less than this of the difference, or it is none. */
    private static final double CLEARLY_BETTER = 0.5;

    /** How far apart the two stand. */
    public double length() {
        return Math.hypot(across, down);
    }

    /** The same in a picture so many times as large. */
    Shift times(double factor) {
        return new Shift((int) Math.round(across * factor), (int) Math.round(down * factor));
    }

    /** Where the same stands in two pictures of one size: searched in small copies, then refined up to full size. */
    static Shift between(BufferedImage before, BufferedImage after) {
        Shift found = NONE;
        int reach = COARSE_REACH;
        double scale = Math.min(1, (double) COARSE / Math.max(before.getWidth(), before.getHeight()));
        while (true) {
            BufferedImage small = scaled(before, scale);
            BufferedImage smallNow = scaled(after, scale);
            Green one = Green.of(small);
            Green other = Green.of(smallNow);
            found = nearest(one, other, found, reach);
            if (scale == 1) {
                return found.isClearlyBetter(one, other) ? found : NONE;
            }
            double next = Math.min(1, scale * 4);
            found = found.times(next / scale);
            reach = (int) Math.ceil(next / scale);
            scale = next;
        }
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        return scale == 1
                ? image
                : AreaScaler.scale(image, Math.max(1, (int) (image.getWidth() * scale)), Math.max(1, (int)
                        (image.getHeight() * scale)));
    }

    private static Shift nearest(Green before, Green after, Shift around, int reach) {
        Shift best = around;
        double least = difference(before, after, around);
        for (int down = around.down - reach; down <= around.down + reach; down++) {
            for (int across = around.across - reach; across <= around.across + reach; across++) {
                Shift shift = new Shift(across, down);
                double difference = difference(before, after, shift);
                if (difference < least || (difference == least && shift.length() < best.length())) {
                    least = difference;
                    best = shift;
                }
            }
        }
        return best;
    }

    /** The mean difference in brightness where both have something, at places spread over the picture. */
    private static double difference(Green before, Green after, Shift shift) {
        int left = Math.max(0, -shift.across);
        int top = Math.max(0, -shift.down);
        int width = before.width() - Math.abs(shift.across);
        int height = before.height() - Math.abs(shift.down);
        if (width < 1 || height < 1) {
            return Double.MAX_VALUE;
        }
        double stepAcross = Math.max(1, (double) width / SAMPLES);
        double stepDown = Math.max(1, (double) height / SAMPLES);
        long sum = 0;
        int count = 0;
        for (double y = top; y < top + height; y += stepDown) {
            for (double x = left; x < left + width; x += stepAcross) {
                int one = before.at((int) x, (int) y);
                int other = after.at((int) x + shift.across, (int) y + shift.down);
                sum += Math.min(EDITED, Math.abs(one - other));
                count++;
            }
        }
        return (double) sum / count;
    }

    /** Whether the two differ much less with this shift than without; what was edited either way does not count. */
    private boolean isClearlyBetter(Green before, Green after) {
        int left = Math.max(0, -across);
        int top = Math.max(0, -down);
        int right = before.width() - Math.max(0, across);
        int bottom = before.height() - Math.max(0, down);
        double stepAcross = Math.max(1, (double) (right - left) / SAMPLES);
        double stepDown = Math.max(1, (double) (bottom - top) / SAMPLES);
        long without = 0;
        long with = 0;
        for (double y = top; y < bottom; y += stepDown) {
            for (double x = left; x < right; x += stepAcross) {
                int place = before.at((int) x, (int) y);
                int here = Math.abs(place - after.at((int) x, (int) y));
                int there = Math.abs(place - after.at((int) x + across, (int) y + down));
                if (Math.min(here, there) < EDITED) {
                    without += Math.min(EDITED, here);
                    with += Math.min(EDITED, there);
                }
            }
        }
        return with < CLEARLY_BETTER * without;
    }

    /** The greens of a picture on white, row by row: green is most of the brightness. */
    @SuppressWarnings("ArrayRecordComponent") // made once and never compared
    private record Green(int width, int height, byte[] values) {
        static Green of(BufferedImage image) {
            int width = image.getWidth();
            byte[] values = new byte[width * image.getHeight()];
            int[] row = new int[width];
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRGB(0, y, width, 1, row, 0, width);
                for (int x = 0; x < width; x++) {
                    values[y * width + x] = (byte) Lab.onWhite(row[x], 8);
                }
            }
            return new Green(width, image.getHeight(), values);
        }

        int at(int x, int y) {
            return values[y * width + x] & 0xff;
        }
    }

    /** The part of the first picture that the other has too. */
    BufferedImage kept(BufferedImage before) {
        return before.getSubimage(
                Math.max(0, -across),
                Math.max(0, -down),
                before.getWidth() - Math.abs(across),
                before.getHeight() - Math.abs(down));
    }

    /** The same part of the other. */
    BufferedImage keptNow(BufferedImage after) {
        return new Shift(-across, -down).kept(after);
    }
}

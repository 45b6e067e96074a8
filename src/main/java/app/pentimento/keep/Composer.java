package app.pentimento.keep;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/**
 * Puts a region of an answer into the picture, at the picture's own size: brought up to it, in the picture's tones, as
 * sharp and as grainy as what is around it, with a soft edge. No other pixel is written.
 */
final class Composer {
    private static final double MOST_SHARPENED = 1.6;
    private static final float MOST_CORRECTION = 14;
    /** How much smaller the soft edge is than the longer side of what was compared. */
    private static final int EDGE_OF_SIDE = 150;

    private static final int GROWN_OF_SIDE = 340;

    private final Comparison compared;
    private final Placement placement;
    private final Planes small;
    private final boolean[] area;
    private final SoftArea soft;
    private final Flow flow;
    private final int edge;

    /**
     * What was put in.
     *
     * @param region around what was taken from the answer
     * @param softEdge how far its edge reaches beyond, in pixels
     * @param changed how many pixels are not the picture's own any more
     */
    record Put(Region region, int softEdge, long changed) {}

    private Composer(Comparison compared, Placement placement, boolean[] wanted, boolean exact) {
        this.compared = compared;
        this.placement = placement;
        small = compared.picture();
        int w = small.width();
        int h = small.height();
        int side = Math.max(w, h);
        area = Areas.grown(wanted, w, h, exact ? 0 : Math.max(1, side / GROWN_OF_SIDE));
        flow = compared.flow().across(Areas.grown(area, w, h, side / 100));
        edge = Math.max(2, side / EDGE_OF_SIDE);
        soft = SoftArea.of(area, small.brightness(), w, h, edge);
    }

    /**
     * Puts a region in.
     *
     * @param working the picture, which is changed in place
     * @param wanted the region, place by place of what was compared
     * @param exact whether the region is as a person drew it, and so is not grown
     */
    static Put put(BufferedImage working, Comparison compared, Placement placement, boolean[] wanted, boolean exact) {
        return new Composer(compared, placement, wanted, exact).put(working);
    }

    private Put put(BufferedImage working) {
        int width = working.getWidth();
        int height = working.getHeight();
        double perX = (double) width / small.width();
        double perY = (double) height / small.height();
        Region region = bounds(area, small, width, height);
        int softEdge = (int) Math.ceil(edge * Math.max(perX, perY)) + 2;
        float[][] correction = correction();
        Planes answer = sharpened();
        float grain = missingGrain(working, answer);
        int left = Math.max(0, region.x() - softEdge);
        int right = Math.min(width, region.x() + region.width() + softEdge);
        int top = Math.max(0, region.y() - softEdge);
        int bottom = Math.min(height, region.y() + region.height() + softEdge);
        long changed = IntStream.range(top, bottom)
                .parallel()
                .mapToLong(y -> row(working, answer, correction, grain, y, left, right, perX, perY))
                .sum();
        return new Put(region, softEdge, changed);
    }

    /** The box around an area of what was compared, in pixels of the picture. */
    static Region bounds(boolean[] area, Planes small, int width, int height) {
        double perX = (double) width / small.width();
        double perY = (double) height / small.height();
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                if (area[y * small.width() + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        if (right < 0) {
            return new Region(0, 0, 0, 0);
        }
        int x = (int) Math.floor(left * perX);
        int y = (int) Math.floor(top * perY);
        return new Region(
                x,
                y,
                Math.min(width, (int) Math.ceil((right + 1) * perX)) - x,
                Math.min(height, (int) Math.ceil((bottom + 1) * perY)) - y);
    }

    /** One row; tells how many of its pixels are not what they were. */
    private long row(
            BufferedImage working,
            Planes answer,
            float[][] correction,
            float grain,
            int y,
            int left,
            int right,
            double perX,
            double perY) {
        int[] row = new int[right - left];
        working.getRGB(left, y, row.length, 1, row, 0, row.length);
        double[] buffer = ToneMatch.buffer();
        float[] colour = new float[3];
        long changed = 0;
        for (int x = left; x < right; x++) {
            double sx = (x + 0.5) / perX - 0.5;
            double sy = (y + 0.5) / perY - 0.5;
            if (soft.far(sx, sy) >= edge) {
                continue;
            }
            double px = x + 0.5 + flow.dx(sx, sy) * perX;
            double py = y + 0.5 + flow.dy(sx, sy) * perY;
            double ax = placement.x(px, py);
            double ay = placement.y(px, py);
            float shown = shown(answer, ax, ay);
            if (shown <= 0) {
                continue;
            }
            int p = row[x - left];
            float share = shown * soft.share(sx, sy, brightness(p));
            if (share <= 0) {
                continue;
            }
            for (int c = 0; c < 3; c++) {
                colour[c] = answer.sharpAt(c, ax - 0.5, ay - 0.5);
            }
            compared.tones().match(colour, sx, sy, small.width(), small.height(), buffer);
            float noise = grain == 0 ? 0 : grain * grain(x, y);
            int mixed = mixed(p, colour, correction, sx, sy, noise, share);
            if (mixed != p) {
                row[x - left] = mixed;
                changed++;
            }
        }
        if (changed > 0) {
            working.setRGB(left, y, row.length, 1, row, 0, row.length);
        }
        return changed;
    }

    /** How well the answer shows a place: less towards its own edges. */
    private static float shown(Planes answer, double ax, double ay) {
        double inside = Math.min(Math.min(ax, ay), Math.min(answer.width() - ax, answer.height() - ay));
        return (float) Math.clamp((inside - 1) / 3, 0, 1);
    }

    private int mixed(
            int p, float[] colour, float[][] correction, double sx, double sy, float noise, float share) {
        int alpha = p >>> 24;
        int to = Math.round(alpha + (255 - alpha) * share) << 24;
        for (int c = 0; c < 3; c++) {
            float more = Filters.at(correction[c], small.width(), small.height(), sx, sy);
            float value = colour[c] + more + noise;
            int before = p >> (16 - 8 * c) & 255;
            to |= Math.clamp(Math.round(before + (value - before) * share), 0, 255) << (16 - 8 * c);
        }
        return to;
    }

    private static float brightness(int p) {
        return 0.299f * (p >> 16 & 255) + 0.587f * (p >> 8 & 255) + 0.114f * (p & 255);
    }

    /** What is still missing to the picture's tones around the region, carried on smoothly into it. */
    private float[][] correction() {
        int w = small.width();
        int h = small.height();
        boolean[] near = Areas.grown(area, w, h, edge);
        float[] known = new float[w * h];
        for (int i = 0; i < known.length; i++) {
            known[i] = compared.covered()[i] && !near[i] && compared.change().evidence()[i] < 1 ? 1 : 0;
        }
        float[][] correction = new float[3][];
        IntStream.range(0, 3).parallel().forEach(c -> {
            float[] off = new float[w * h];
            for (int i = 0; i < off.length; i++) {
                off[i] = Math.clamp(
                        small.colours()[c][i] - compared.laid().colours()[c][i], -MOST_CORRECTION, MOST_CORRECTION);
            }
            float[] smooth = weighted(off, known, w, h, 6);
            float[] filled = Fill.smooth(smooth, known, w, h);
            correction[c] = Filters.blur(filled, w, h, 4);
        });
        return correction;
    }

    /** Means of what is known alone. */
    private static float[] weighted(float[] plane, float[] known, int w, int h, int radius) {
        float[] parts = new float[plane.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = plane[i] * known[i];
        }
        float[] sums = Filters.mean(parts, w, h, radius);
        float[] all = Filters.mean(known, w, h, radius);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = all[i] < 1e-3f ? 0 : sums[i] / all[i];
        }
        return sums;
    }

    /** The answer as sharp as the picture is where nothing was changed. */
    private Planes sharpened() {
        Planes answer = compared.answer();
        double gain = sharpness(compared.picture()) / Math.max(0.05, sharpness(compared.laid()));
        float more = (float) (Math.clamp(gain, 0.75, MOST_SHARPENED) - 1);
        if (Math.abs(more) < 0.03) {
            return answer;
        }
        float[][] sharp = new float[3][];
        IntStream.range(0, 3).parallel().forEach(c -> {
            float[] plane = answer.colours()[c];
            float[] mean = Filters.mean(plane, answer.width(), answer.height(), 1);
            for (int i = 0; i < mean.length; i++) {
                mean[i] = plane[i] + more * (plane[i] - mean[i]);
            }
            sharp[c] = mean;
        });
        return new Planes(sharp, answer.width(), answer.height());
    }

    /** How strong the finest detail is where something goes on and nothing was changed. */
    private double sharpness(Planes planes) {
        float[] bright = planes.brightness();
        float[] soft = Filters.mean(bright, planes.width(), planes.height(), 1);
        float[] lively = Filters.steepness(compared.picture().brightness(), planes.width(), planes.height());
        double sum = 0;
        double count = 1e-9;
        for (int i = 0; i < bright.length; i++) {
            if (compared.covered()[i] && !area[i] && lively[i] > 5 && lively[i] < 40) {
                sum += Math.abs(bright[i] - soft[i]);
                count++;
            }
        }
        return sum / count;
    }

    /** How much grain the picture has at full size that the answer lacks there, in levels. */
    private float missingGrain(BufferedImage working, Planes answer) {
        int width = working.getWidth();
        int height = working.getHeight();
        int step = Math.max(3, Math.max(width, height) / 500);
        float[] here = new float[(width / step + 1) * (height / step + 1)];
        float[] there = new float[here.length];
        int count = 0;
        int[] pixels = new int[6];
        for (int y = 1; y < height - 1; y += step) {
            for (int x = 1; x < width - 2; x += step) {
                int sx = Math.min(small.width() - 1, x * small.width() / width);
                int sy = Math.min(small.height() - 1, y * small.height() / height);
                double ax = placement.x(x + 0.5, y + 0.5) - 0.5;
                double ay = placement.y(x + 0.5, y + 0.5) - 0.5;
                if (area[sy * small.width() + sx] || !compared.covered()[sy * small.width() + sx]) {
                    continue;
                }
                working.getRGB(x - 1, y, 3, 2, pixels, 0, 3);
                float mine = brightness(pixels[1]) - (brightness(pixels[0]) + brightness(pixels[2])) / 2;
                float reach = (float) placement.density();
                float theirs = bright(answer, ax, ay)
                        - (bright(answer, ax - reach, ay) + bright(answer, ax + reach, ay)) / 2;
                here[count] = Math.abs(mine);
                there[count++] = Math.abs(theirs);
            }
        }
        if (count < 200) {
            return 0;
        }
        // the calm half of the places: what is left there is grain, and not drawing
        double mine = Filters.quantile(here, count, 0.35) / 0.454;
        double theirs = Filters.quantile(there, count, 0.35) / 0.454;
        double missing = (mine * mine - theirs * theirs) / 1.5;
        return missing <= 0.1 ? 0 : (float) Math.min(8, Math.sqrt(missing));
    }

    private static float bright(Planes planes, double x, double y) {
        return 0.299f * planes.sharpAt(0, x, y) + 0.587f * planes.sharpAt(1, x, y) + 0.114f * planes.sharpAt(2, x, y);
    }

    /** Grain that is the same whenever a picture is composed again: normal, with a deviation of 1. */
    private static float grain(int x, int y) {
        int hash = x * 0x9E3779B1 ^ y * 0x85EBCA77;
        float sum = 0;
        for (int k = 0; k < 4; k++) {
            hash ^= hash >>> 15;
            hash *= 0x2C1B3C6D;
            hash ^= hash >>> 12;
            hash *= 0x297A2D39;
            hash ^= hash >>> 15;
            sum += (hash & 0xFFFF) / 65535f;
        }
        return (sum - 2) * 1.732f;
    }

}

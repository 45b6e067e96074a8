package app.pentimento.model.builtin.operation;

import java.util.Arrays;

/**
 * A Gaussian blur of any size in time that does not depend on the size: three running means after another, which come
 * within 3% of the bell curve. Lines are computed in floating point and rounded twice in all.
 */
final class Gaussian {
    private static final int COLUMNS = 16;

    private Gaussian() {}

    /** Blurs pixels in place. Colours are weighted by their alpha, so that transparent ones do not bleed. */
    static void blur(Pixels pixels, double sigma) throws InterruptedException {
        int[] argb = pixels.argb();
        int width = pixels.width();
        int height = pixels.height();
        int[] boxes = boxes(sigma);
        int channels = pixels.alpha() ? 4 : 3;
        Bands.each(height, 16, (from, to) -> {
            float[][] line = new float[channels][width];
            float[] spare = new float[width];
            for (int y = from; y < to; y++) {
                load(argb, y * width, 1, line, width);
                blurLines(line, spare, boxes, width);
                store(argb, y * width, 1, line, width);
            }
        });
        Bands.each((width + COLUMNS - 1) / COLUMNS, 1, (from, to) -> {
            float[][] line = new float[channels][height];
            float[] spare = new float[height];
            for (int x = from * COLUMNS; x < Math.min(width, to * COLUMNS); x++) {
                load(argb, x, width, line, height);
                blurLines(line, spare, boxes, height);
                store(argb, x, width, line, height);
            }
        });
    }

    /** Blurs a plane in place. */
    static void blur(Plane plane, double sigma) throws InterruptedException {
        float[] data = plane.values();
        int width = plane.width();
        int height = plane.height();
        int[] boxes = boxes(sigma);
        Bands.each(height, 32, (from, to) -> {
            float[] line = new float[width];
            float[] spare = new float[width];
            for (int y = from; y < to; y++) {
                System.arraycopy(data, y * width, line, 0, width);
                blurLine(line, spare, boxes, width);
                System.arraycopy(line, 0, data, y * width, width);
            }
        });
        Bands.each((width + COLUMNS - 1) / COLUMNS, 1, (from, to) -> {
            int x0 = from * COLUMNS;
            int x1 = Math.min(width, to * COLUMNS);
            float[][] lines = new float[x1 - x0][height];
            float[] spare = new float[height];
            for (int y = 0; y < height; y++) {
                for (int x = x0; x < x1; x++) {
                    lines[x - x0][y] = data[y * width + x];
                }
            }
            blurLines(lines, spare, boxes, height);
            for (int y = 0; y < height; y++) {
                for (int x = x0; x < x1; x++) {
                    data[y * width + x] = lines[x - x0][y];
                }
            }
        });
    }

    /** How far the value of a pixel depends on others, in pixels. */
    static int reach(double sigma) {
        return Arrays.stream(boxes(sigma)).sum();
    }

    /** The radii of three running means that together have this standard deviation, as nearly as whole ones can. */
    private static int[] boxes(double sigma) {
        double ideal = Math.sqrt(12 * sigma * sigma / 3 + 1);
        int lower = (int) Math.floor(ideal);
        if (lower % 2 == 0) {
            lower--;
        }
        lower = Math.max(1, lower);
        long narrow = Math.round((12 * sigma * sigma - 3.0 * lower * lower - 12.0 * lower - 9) / (-4.0 * lower - 4));
        int[] radii = new int[3];
        for (int i = 0; i < 3; i++) {
            radii[i] = ((i < narrow ? lower : lower + 2) - 1) / 2;
        }
        return radii;
    }

    private static void blurLines(float[][] lines, float[] spare, int[] boxes, int length) {
        for (float[] line : lines) {
            blurLine(line, spare, boxes, length);
        }
    }

    private static void blurLine(float[] line, float[] spare, int[] boxes, int length) {
        float[] from = line;
        float[] to = spare;
        int passes = 0;
        for (int radius : boxes) {
            if (radius > 0) {
                mean(from, to, radius, length);
                float[] swap = from;
                from = to;
                to = swap;
                passes++;
            }
        }
        if (passes % 2 == 1) {
            System.arraycopy(spare, 0, line, 0, length);
        }
    }

    private static void mean(float[] from, float[] to, int radius, int length) {
        double sum = (double) from[0] * (radius + 1);
        for (int i = 1; i <= radius; i++) {
            sum += from[Math.min(i, length - 1)];
        }
        float scale = 1f / (2 * radius + 1);
        for (int i = 0; i < length; i++) {
            to[i] = (float) sum * scale;
            sum += from[Math.min(i + radius + 1, length - 1)] - (double) from[Math.max(i - radius, 0)];
        }
    }

    private static void load(int[] argb, int start, int step, float[][] line, int length) {
        boolean alpha = line.length == 4;
        for (int i = 0, at = start; i < length; i++, at += step) {
            int p = argb[at];
            float a = 1;
            if (alpha) {
                line[3][i] = p >>> 24;
                a = (p >>> 24) / 255f;
            }
            line[0][i] = ((p >> 16) & 0xFF) * a;
            line[1][i] = ((p >> 8) & 0xFF) * a;
            line[2][i] = (p & 0xFF) * a;
        }
    }

    private static void store(int[] argb, int start, int step, float[][] line, int length) {
        boolean alpha = line.length == 4;
        for (int i = 0, at = start; i < length; i++, at += step) {
            float scale = 1;
            int top = 0;
            if (alpha) {
                top = Colours.clampByte(line[3][i]) << 24;
                scale = line[3][i] < 0.5f ? 0 : 255f / line[3][i];
            }
            argb[at] = top
                    | (Colours.clampByte(line[0][i] * scale) << 16)
                    | (Colours.clampByte(line[1][i] * scale) << 8)
                    | Colours.clampByte(line[2][i] * scale);
        }
    }
}

package app.pentimento.keep;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Works on planes of numbers, row by row. */
final class Filters {
    private Filters() {}

    /** Running means over a square, twice: nearly a Gaussian. */
    static float[] blur(float[] plane, int width, int height, int radius) {
        return mean(mean(plane, width, height, radius), width, height, radius);
    }

    /** The mean of the square around each place; beyond the edges goes on what stands there. */
    static float[] mean(float[] plane, int width, int height, int radius) {
        if (radius < 1) {
            return plane.clone();
        }
        float[] across = new float[plane.length];
        float share = 1f / (2 * radius + 1);
        IntStream.range(0, height).parallel().forEach(y -> {
            int row = y * width;
            float first = plane[row];
            float last = plane[row + width - 1];
            double sum = first * (radius + 1.0);
            for (int x = 1; x <= radius; x++) {
                sum += x < width ? plane[row + x] : last;
            }
            for (int x = 0; x < width; x++) {
                across[row + x] = (float) (sum * share);
                sum += (x + radius + 1 < width ? plane[row + x + radius + 1] : last)
                        - (x - radius >= 0 ? plane[row + x - radius] : first);
            }
        });
        float[] to = new float[plane.length];
        int strip = 64;
        IntStream.range(0, (width + strip - 1) / strip).parallel().forEach(part -> {
            int left = part * strip;
            int right = Math.min(width, left + strip);
            double[] sums = new double[right - left];
            for (int k = -radius; k <= radius; k++) {
                int row = Math.clamp(k, 0, height - 1) * width;
                for (int x = left; x < right; x++) {
                    sums[x - left] += across[row + x];
                }
            }
            for (int y = 0; y < height; y++) {
                int leaves = Math.max(0, y - radius) * width;
                int enters = Math.min(height - 1, y + radius + 1) * width;
                for (int x = left; x < right; x++) {
                    to[y * width + x] = (float) (sums[x - left] * share);
                    sums[x - left] += across[enters + x] - across[leaves + x];
                }
            }
        });
        return to;
    }

    /** Makes a plane smaller: each new place is the mean of what it covers. */
    static float[] shrunk(float[] plane, int width, int height, int toWidth, int toHeight) {
        float[] narrow = new float[toWidth * height];
        shrink(plane, width, 1, height, width, narrow, toWidth, 1, toWidth);
        float[] to = new float[toWidth * toHeight];
        shrink(narrow, height, toWidth, toWidth, 1, to, toHeight, toWidth, 1);
        return to;
    }

    private static void shrink(
            float[] from,
            int length,
            int step,
            int lines,
            int line,
            float[] to,
            int toLength,
            int toStep,
            int toLine) {
        double per = (double) length / toLength;
        for (int at = 0; at < toLength; at++) {
            double begin = at * per;
            double end = Math.min(length, begin + per);
            int first = (int) begin;
            int last = Math.min(length - 1, (int) Math.ceil(end) - 1);
            for (int l = 0; l < lines; l++) {
                double sum = 0;
                for (int k = first; k <= last; k++) {
                    double share = Math.min(end, k + 1.0) - Math.max(begin, k);
                    sum += from[l * line + k * step] * share;
                }
                to[l * toLine + at * toStep] = (float) (sum / (end - begin));
            }
        }
    }

    /** How steep a plane is at each place. */
    static float[] steepness(float[] plane, int width, int height) {
        float[] to = new float[plane.length];
        for (int y = 0; y < height; y++) {
            int up = Math.max(0, y - 1) * width;
            int down = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                float dx = plane[y * width + Math.min(width - 1, x + 1)] - plane[y * width + Math.max(0, x - 1)];
                float dy = plane[down + x] - plane[up + x];
                to[y * width + x] = (float) Math.sqrt(dx * dx + dy * dy) / 2;
            }
        }
        return to;
    }

    /** Between places of a plane, in a straight line; beyond the edges goes on what stands there. */
    static float at(float[] plane, int width, int height, double x, double y) {
        double px = Math.clamp(x, 0, width - 1);
        double py = Math.clamp(y, 0, height - 1);
        int x0 = (int) px;
        int y0 = (int) py;
        int x1 = Math.min(width - 1, x0 + 1);
        int y1 = Math.min(height - 1, y0 + 1);
        float fx = (float) (px - x0);
        float fy = (float) (py - y0);
        float top = plane[y0 * width + x0] * (1 - fx) + plane[y0 * width + x1] * fx;
        float bottom = plane[y1 * width + x0] * (1 - fx) + plane[y1 * width + x1] * fx;
        return top * (1 - fy) + bottom * fy;
    }

    /** The value below which this share of the values lies; 0 where there are none. */
    static float quantile(float[] values, int count, double share) {
        if (count == 0) {
            return 0;
        }
        float[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(share * (count - 1)))];
    }
}

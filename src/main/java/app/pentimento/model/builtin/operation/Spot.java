package app.pentimento.model.builtin.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One spot under a mask: the pixels to cover, and those right around them. */
final class Spot {
    private static final int DIRECTIONS = 24;
    private static final int MOST_EDGE = 96;

    private final int pictureWidth;
    private final int[] pixels;
    private final int[] edge;
    private final int reach;

    private Spot(int pictureWidth, int[] pixels, int[] edge, int reach) {
        this.pictureWidth = pictureWidth;
        this.pixels = pixels;
        this.edge = edge;
        this.reach = reach;
    }

    int size() {
        return pixels.length;
    }

    /** The spots of a mask, a byte per pixel, 0 for outside. */
    static List<Spot> in(byte[] mask, int width) {
        List<Spot> spots = new ArrayList<>();
        boolean[] seen = new boolean[mask.length];
        for (int start = 0; start < mask.length; start++) {
            if (mask[start] != 0 && !seen[start]) {
                spots.add(from(mask, width, start, seen));
            }
        }
        return spots;
    }

    private static Spot from(byte[] mask, int width, int start, boolean[] seen) {
        int[] found = new int[64];
        int[] edge = new int[64];
        int count = 0;
        int edges = 0;
        found[count++] = start;
        seen[start] = true;
        int left = width;
        int right = 0;
        for (int at = 0; at < count; at++) {
            int x = found[at] % width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            int[] near = {
                x > 0 ? found[at] - 1 : -1, x < width - 1 ? found[at] + 1 : -1, found[at] - width, found[at] + width
            };
            for (int next : near) {
                if (next < 0 || next >= mask.length || seen[next]) {
                    continue;
                }
                if (mask[next] != 0) {
                    seen[next] = true;
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = next;
                } else {
                    edge = edges == edge.length ? Arrays.copyOf(edge, 2 * edges) : edge;
                    edge[edges++] = next;
                }
            }
        }
        int high = found[count - 1] / width - start / width + 1;
        return new Spot(
                width,
                Arrays.copyOf(found, count),
                sampled(Arrays.copyOf(edge, edges)),
                Math.max(right - left + 1, high));
    }

    private static int[] sampled(int[] all) {
        int count = Math.min(MOST_EDGE, all.length);
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            some[i] = all[(int) ((long) i * all.length / count)];
        }
        return some;
    }

    /** Covers it; false where no whole patch lies near enough. */
    boolean cover(Pixels source, Pixels to, byte[] mask) throws InterruptedException {
        int offset = offset(source, mask);
        if (offset == 0 || edge.length == 0) {
            return false;
        }
        float[][] shifts = new float[edge.length][3];
        for (int i = 0; i < edge.length; i++) {
            for (int c = 0; c < 3; c++) {
                shifts[i][c] = channel(source.argb()[edge[i]], c) - channel(source.argb()[edge[i] + offset], c);
            }
        }
        Bands.each(pixels.length, 2048, (from, end) -> {
            float[] shift = new float[3];
            for (int i = from; i < end; i++) {
                shift(pixels[i], shifts, shift);
                int patch = source.argb()[pixels[i] + offset];
                int healed = 0;
                for (int c = 0; c < 3; c++) {
                    healed = (healed << 8) | Colours.clampByte(channel(patch, c) + shift[c]);
                }
                int old = to.argb()[pixels[i]];
                float share = (mask[pixels[i]] & 0xFF) / 255f;
                to.argb()[pixels[i]] = (old & 0xFF000000) | Colours.mix(old, healed, share);
            }
        });
        return true;
    }

    /** What the edge says a pixel's shift should be, the nearest of it most. */
    private void shift(int pixel, float[][] shifts, float[] result) {
        Arrays.fill(result, 0);
        float all = 0;
        int x = pixel % pictureWidth;
        int y = pixel / pictureWidth;
        for (int i = 0; i < edge.length; i++) {
            float dx = (float) x - edge[i] % pictureWidth;
            int row = edge[i] / pictureWidth;
            float dy = (float) y - row;
            float near = 1 / (dx * dx + dy * dy);
            float weight = near * near;
            all += weight;
            for (int c = 0; c < 3; c++) {
                result[c] += weight * shifts[i][c];
            }
        }
        for (int c = 0; c < 3; c++) {
            result[c] /= all;
        }
    }

    /** To the patch whose edge fits best; 0 where there is none. */
    private int offset(Pixels source, byte[] mask) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (double distance : new double[] {1.15, 1.5, 2, 3}) {
            for (int d = 0; d < DIRECTIONS; d++) {
                double angle = 2 * Math.PI * d / DIRECTIONS;
                int dx = (int) Math.round(Math.cos(angle) * distance * (reach + 2));
                int dy = (int) Math.round(Math.sin(angle) * distance * (reach + 2));
                double misfit = misfit(source, mask, dx, dy) * (1 + 0.05 * distance);
                if (misfit < least) {
                    least = misfit;
                    best = dy * pictureWidth + dx;
                }
            }
        }
        return best;
    }

    private double misfit(Pixels source, byte[] mask, int dx, int dy) {
        int offset = dy * pictureWidth + dx;
        for (int pixel : pixels) {
            if (!inside(source, pixel, dx, dy) || mask[pixel + offset] != 0) {
                return Double.MAX_VALUE;
            }
        }
        double sum = 1;
        for (int pixel : edge) {
            if (!inside(source, pixel, dx, dy)) {
                return Double.MAX_VALUE;
            }
            for (int c = 0; c < 3; c++) {
                float difference = channel(source.argb()[pixel], c) - channel(source.argb()[pixel + offset], c);
                sum += difference * difference;
            }
        }
        return sum;
    }

    private boolean inside(Pixels source, int pixel, int dx, int dy) {
        int x = pixel % pictureWidth + dx;
        int y = pixel / pictureWidth + dy;
        return x >= 0 && y >= 0 && x < source.width() && y < source.height();
    }

    private static float channel(int rgb, int c) {
        return (rgb >> (16 - 8 * c)) & 0xFF;
    }
}

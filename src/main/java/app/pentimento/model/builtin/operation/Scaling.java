package app.pentimento.model.builtin.operation;

import java.util.Arrays;

/** Scales pictures with Lanczos's filter of three lobes, in light-independent encoded values, alpha-weighted. */
final class Scaling {
    private static final double LOBES = 3;
    private static final float[] NONE = {};

    private Scaling() {}

    /** A picture in this size: new pixels, or the given ones where they have it. */
    static Pixels to(Pixels pixels, int width, int height) throws InterruptedException {
        if (width == pixels.width() && height == pixels.height()) {
            return pixels;
        }
        // Lines are summed up faster than pixels within a line: where the picture becomes lower, that comes first.
        return height < pixels.height() ? across(down(pixels, height), width) : down(across(pixels, width), height);
    }

    /** The same, and never the given pixels themselves. */
    static Pixels copy(Pixels pixels, int width, int height) throws InterruptedException {
        boolean same = width == pixels.width() && height == pixels.height();
        return same ? pixels.copy() : to(pixels, width, height);
    }

    private static Pixels across(Pixels pixels, int width) throws InterruptedException {
        Weights weights = Weights.of(pixels.width(), width);
        Pixels scaled = Pixels.blank(width, pixels.height(), pixels.alpha());
        Bands.each(pixels.height(), 16, (from, to) -> {
            Line line = new Line(pixels.width(), pixels.alpha());
            Line sum = new Line(width, pixels.alpha());
            for (int y = from; y < to; y++) {
                line.clear();
                line.add(pixels.argb(), y * pixels.width(), 1);
                for (int x = 0; x < width; x++) {
                    sum.weigh(x, line, weights.first[x], weights.shares[x]);
                }
                sum.store(scaled.argb(), y * width);
            }
        });
        return scaled;
    }

    private static Pixels down(Pixels pixels, int height) throws InterruptedException {
        Weights weights = Weights.of(pixels.height(), height);
        int width = pixels.width();
        Pixels scaled = Pixels.blank(width, height, pixels.alpha());
        Bands.each(height, 16, (from, to) -> {
            Line sum = new Line(width, pixels.alpha());
            for (int y = from; y < to; y++) {
                sum.clear();
                for (int k = 0; k < weights.shares[y].length; k++) {
                    sum.add(pixels.argb(), (weights.first[y] + k) * width, weights.shares[y][k]);
                }
                sum.store(scaled.argb(), y * width);
            }
        });
        return scaled;
    }

    /** The channels of a line while it is summed up; colours are weighted by their alpha. */
    private static final class Line {
        private final float[] reds;
        private final float[] greens;
        private final float[] blues;
        private final float[] alphas;

        Line(int length, boolean alpha) {
            reds = new float[length];
            greens = new float[length];
            blues = new float[length];
            alphas = alpha ? new float[length] : NONE;
        }

        void clear() {
            Arrays.fill(reds, 0);
            Arrays.fill(greens, 0);
            Arrays.fill(blues, 0);
            Arrays.fill(alphas, 0);
        }

        /** Adds a share of each pixel from a place on. */
        void add(int[] argb, int start, float share) {
            if (alphas.length == 0) {
                for (int x = 0; x < reds.length; x++) {
                    int p = argb[start + x];
                    reds[x] += share * ((p >> 16) & 0xFF);
                    greens[x] += share * ((p >> 8) & 0xFF);
                    blues[x] += share * (p & 0xFF);
                }
                return;
            }
            for (int x = 0; x < reds.length; x++) {
                int p = argb[start + x];
                float covered = share * (p >>> 24);
                alphas[x] += covered;
                reds[x] += covered * ((p >> 16) & 0xFF);
                greens[x] += covered * ((p >> 8) & 0xFF);
                blues[x] += covered * (p & 0xFF);
            }
        }

        /** Sets one place to the weighted sum of another line's. */
        void weigh(int x, Line line, int first, float[] shares) {
            reds[x] = sum(line.reds, first, shares);
            greens[x] = sum(line.greens, first, shares);
            blues[x] = sum(line.blues, first, shares);
            if (alphas.length > 0) {
                alphas[x] = sum(line.alphas, first, shares);
            }
        }

        private static float sum(float[] values, int first, float[] shares) {
            float sum = 0;
            for (int k = 0; k < shares.length; k++) {
                sum += shares[k] * values[first + k];
            }
            return sum;
        }

        void store(int[] argb, int start) {
            for (int x = 0; x < reds.length; x++) {
                argb[start + x] = alphas.length == 0 ? rgb(x, 1) : covered(x);
            }
        }

        private int covered(int x) {
            return alphas[x] < 0.5f ? 0 : (Colours.clampByte(alphas[x]) << 24) | rgb(x, 1 / alphas[x]);
        }

        private int rgb(int x, float scale) {
            return (Colours.clampByte(reds[x] * scale) << 16)
                    | (Colours.clampByte(greens[x] * scale) << 8)
                    | Colours.clampByte(blues[x] * scale);
        }
    }

    /** For each new line, the first old one that counts and the shares from there on. */
    private static final class Weights {
        private final int[] first;
        private final float[][] shares;

        private Weights(int size) {
            first = new int[size];
            shares = new float[size][];
        }

        static Weights of(int from, int to) {
            Weights weights = new Weights(to);
            double scale = (double) from / to;
            double stretch = Math.max(1, scale);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale - 0.5;
                int first = Math.max(0, (int) Math.ceil(centre - LOBES * stretch));
                int last = Math.min(from - 1, (int) Math.floor(centre + LOBES * stretch));
                float[] shares = new float[Math.max(1, last - first + 1)];
                double sum = 0;
                for (int k = 0; k < shares.length; k++) {
                    double share = lanczos((first + k - centre) / stretch);
                    shares[k] = (float) share;
                    sum += share;
                }
                for (int k = 0; k < shares.length; k++) {
                    shares[k] = (float) (shares[k] / sum);
                }
                weights.first[i] = first;
                weights.shares[i] = shares;
            }
            return weights;
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) {
                return 1;
            }
            double px = Math.PI * x;
            return LOBES * Math.sin(px) * Math.sin(px / LOBES) / (px * px);
        }
    }
}

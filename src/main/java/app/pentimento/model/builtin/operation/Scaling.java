package app.pentimento.model.builtin.operation;

/** Scales pictures with Lanczos's filter of three lobes, in light-independent encoded values, alpha-weighted. */
final class Scaling {
    private static final double LOBES = 3;

    private Scaling() {}

    static Pixels to(Pixels pixels, int width, int height) throws InterruptedException {
        if (width == pixels.width() && height == pixels.height()) {
            return pixels;
        }
        return down(across(pixels, width), height);
    }

    private static Pixels across(Pixels pixels, int width) throws InterruptedException {
        Weights weights = Weights.of(pixels.width(), width);
        Pixels scaled = Pixels.blank(width, pixels.height(), pixels.alpha());
        Bands.each(pixels.height(), 16, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    scaled.argb()[y * width + x] =
                            sum(pixels, y * pixels.width() + weights.first[x], 1, weights.shares[x]);
                }
            }
        });
        return scaled;
    }

    private static Pixels down(Pixels pixels, int height) throws InterruptedException {
        Weights weights = Weights.of(pixels.height(), height);
        int width = pixels.width();
        Pixels scaled = Pixels.blank(width, height, pixels.alpha());
        Bands.each(height, 16, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    scaled.argb()[y * width + x] = sum(pixels, weights.first[y] * width + x, width, weights.shares[y]);
                }
            }
        });
        return scaled;
    }

    private static int sum(Pixels pixels, int start, int step, float[] shares) {
        int[] argb = pixels.argb();
        float a = 0;
        float r = 0;
        float g = 0;
        float b = 0;
        if (!pixels.alpha()) {
            for (int i = 0, at = start; i < shares.length; i++, at += step) {
                int p = argb[at];
                float share = shares[i];
                r += share * ((p >> 16) & 0xFF);
                g += share * ((p >> 8) & 0xFF);
                b += share * (p & 0xFF);
            }
            return (Colours.clampByte(r) << 16) | (Colours.clampByte(g) << 8) | Colours.clampByte(b);
        }
        for (int i = 0, at = start; i < shares.length; i++, at += step) {
            int p = argb[at];
            float share = shares[i] * (p >>> 24);
            a += share;
            r += share * ((p >> 16) & 0xFF);
            g += share * ((p >> 8) & 0xFF);
            b += share * (p & 0xFF);
        }
        if (a < 0.5f) {
            return 0;
        }
        return (Colours.clampByte(a) << 24)
                | (Colours.clampByte(r / a) << 16)
                | (Colours.clampByte(g / a) << 8)
                | Colours.clampByte(b / a);
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

package app.pentimento.model.builtin.operation;

/** Reads pixels between pixels, by Catmull-Rom's cubic; outside the picture all is transparent. One per thread. */
final class Sampler {
    private final Pixels pixels;
    private final double[] wx = new double[4];
    private final double[] wy = new double[4];

    Sampler(Pixels pixels) {
        this.pixels = pixels;
    }

    int at(double x, double y) {
        int width = pixels.width();
        int height = pixels.height();
        if (x < -1 || y < -1 || x > width || y > height) {
            return 0;
        }
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        weights(x - x0, wx);
        weights(y - y0, wy);
        if (!pixels.alpha() && x0 >= 1 && y0 >= 1 && x0 < width - 2 && y0 < height - 2) {
            return within(x0 - 1, y0 - 1);
        }
        double a = 0;
        double r = 0;
        double g = 0;
        double b = 0;
        for (int j = 0; j < 4; j++) {
            int sy = y0 - 1 + j;
            boolean inside = sy >= 0 && sy < height;
            int row = Math.clamp(sy, 0, height - 1) * width;
            for (int i = 0; i < 4; i++) {
                int sx = x0 - 1 + i;
                double weight = wx[i] * wy[j];
                int p = pixels.argb()[row + Math.clamp(sx, 0, width - 1)];
                double alpha = !pixels.alpha() ? 255 : inside && sx >= 0 && sx < width ? p >>> 24 : 0;
                a += weight * alpha;
                r += weight * alpha * ((p >> 16) & 0xFF);
                g += weight * alpha * ((p >> 8) & 0xFF);
                b += weight * alpha * (p & 0xFF);
            }
        }
        if (a < 0.5) {
            return 0;
        }
        return ((pixels.alpha() ? Colours.clampByte((float) a) : 0) << 24)
                | (Colours.clampByte((float) (r / a)) << 16)
                | (Colours.clampByte((float) (g / a)) << 8)
                | Colours.clampByte((float) (b / a));
    }

    /** The same where all sixteen pixels are there and opaque, as nearly everywhere. */
    private int within(int left, int top) {
        int[] argb = pixels.argb();
        double r = 0;
        double g = 0;
        double b = 0;
        for (int j = 0; j < 4; j++) {
            int at = (top + j) * pixels.width() + left;
            int p0 = argb[at];
            int p1 = argb[at + 1];
            int p2 = argb[at + 2];
            int p3 = argb[at + 3];
            r += wy[j] * across((p0 >> 16) & 0xFF, (p1 >> 16) & 0xFF, (p2 >> 16) & 0xFF, (p3 >> 16) & 0xFF);
            g += wy[j] * across((p0 >> 8) & 0xFF, (p1 >> 8) & 0xFF, (p2 >> 8) & 0xFF, (p3 >> 8) & 0xFF);
            b += wy[j] * across(p0 & 0xFF, p1 & 0xFF, p2 & 0xFF, p3 & 0xFF);
        }
        return (Colours.clampByte((float) r) << 16)
                | (Colours.clampByte((float) g) << 8)
                | Colours.clampByte((float) b);
    }

    private double across(int c0, int c1, int c2, int c3) {
        return wx[0] * c0 + wx[1] * c1 + wx[2] * c2 + wx[3] * c3;
    }

    private static void weights(double t, double[] w) {
        w[0] = ((-0.5 * t + 1) * t - 0.5) * t;
        w[1] = (1.5 * t - 2.5) * t * t + 1;
        w[2] = ((-1.5 * t + 2) * t + 0.5) * t;
        w[3] = (0.5 * t - 0.5) * t * t;
    }
}

package app.pentimento.model.builtin.operation;

/** Brush strokes of thick paint: each place takes the mean of the calmest area beside it (Kuwahara), then a relief. */
public record Oil() implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int radius = Math.clamp(Math.round(pixels.diagonal() / 190), 3, 40);
        int width = pixels.width();
        double unit = Math.max(0.7, pixels.diagonal() / 1200);
        int step = Math.max(1, (int) Math.round(unit));
        return InStrips.apply(pixels, radius + step, (seen, top, from, to) -> {
            Pixels painted = seen.like();
            int first = Math.max(0, from - step) - top;
            Bands.each(
                    to - top - first,
                    radius * 3,
                    (begin, end) -> new Strip(seen, first + begin, first + end, radius).paint(painted));
            System.arraycopy(painted.argb(), (from - top) * width, pixels.argb(), from * width, (to - from) * width);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                int lit = (Math.max(0, y - step) - top) * width + Math.max(0, x - step);
                return brushed(p, x, y, unit, Colours.luma(painted.argb()[lit]));
            });
        });
    }

    /** With the relief of thick paint, by how light it is towards the lamp. */
    private static int brushed(int p, int x, int y, double unit, float up) {
        float here = Colours.luma(p);
        float bristle = Noise.smooth(x / (1.5 * unit) + here * 0.05, y / (7 * unit), 61)
                + Noise.smooth(x / (7 * unit), y / (1.5 * unit) + here * 0.05, 62);
        float light = Math.clamp((here - up) * 0.55f, -26, 26) + bristle * 3.2f;
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            rgb |= Colours.clampByte(here + (((p >> shift) & 0xFF) - here) * 1.25f + light) << shift;
        }
        return rgb;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("oil");
    }

    /** Sums over any rectangle of a strip of lines, so that a mean takes the same time at any size. */
    private static final class Strip {
        private final Pixels pixels;
        private final int from;
        private final int to;
        private final int radius;
        private final int first;
        private final int width;
        /**
         * Red, green, blue and squared lightness, each summed from the strip's top left corner. They may overflow: the
         * differences that are taken of them never do.
         */
        private final int[][] sums;

        Strip(Pixels pixels, int from, int to, int radius) {
            this.pixels = pixels;
            this.from = from;
            this.to = to;
            this.radius = radius;
            this.first = Math.max(0, from - radius);
            this.width = pixels.width() + 1;
            int last = Math.min(pixels.height(), to + radius);
            this.sums = new int[4][width * (last - first + 1)];
            for (int y = first; y < last; y++) {
                sum(y, (y - first + 1) * width);
            }
        }

        private void sum(int y, int row) {
            int r = 0;
            int g = 0;
            int b = 0;
            int square = 0;
            for (int x = 0; x < pixels.width(); x++) {
                int p = pixels.argb()[y * pixels.width() + x];
                r += (p >> 16) & 0xFF;
                g += (p >> 8) & 0xFF;
                b += p & 0xFF;
                int luma = (int) Colours.luma(p);
                square += luma * luma;
                int i = row + x + 1;
                sums[0][i] = sums[0][i - width] + r;
                sums[1][i] = sums[1][i - width] + g;
                sums[2][i] = sums[2][i - width] + b;
                sums[3][i] = sums[3][i - width] + square;
            }
        }

        void paint(Pixels painted) {
            double[] mean = new double[3];
            for (int y = from; y < to; y++) {
                for (int x = 0; x < pixels.width(); x++) {
                    double weights = 0;
                    double r = 0;
                    double g = 0;
                    double b = 0;
                    for (int quarter = 0; quarter < 4; quarter++) {
                        double weight = quarter(x, y, quarter, mean);
                        weights += weight;
                        r += weight * mean[0];
                        g += weight * mean[1];
                        b += weight * mean[2];
                    }
                    int i = y * pixels.width() + x;
                    painted.argb()[i] = (pixels.argb()[i] & 0xFF000000)
                            | (Colours.clampByte((float) (r / weights)) << 16)
                            | (Colours.clampByte((float) (g / weights)) << 8)
                            | Colours.clampByte((float) (b / weights));
                }
            }
        }

        /** The mean of one of the four squares at a corner of a place, and how much its calm makes it count. */
        private double quarter(int x, int y, int quarter, double[] mean) {
            int x0 = Math.max(0, (quarter & 1) == 0 ? x - radius : x);
            int x1 = Math.min(pixels.width(), (quarter & 1) == 0 ? x + 1 : x + radius + 1);
            int y0 = Math.max(first, (quarter & 2) == 0 ? y - radius : y) - first;
            int y1 = Math.min(first + sums[0].length / width - 1, (quarter & 2) == 0 ? y + 1 : y + radius + 1) - first;
            double count = (double) (x1 - x0) * (y1 - y0);
            for (int c = 0; c < 3; c++) {
                mean[c] = area(sums[c], x0, y0, x1, y1) / count;
            }
            double luma = 0.2126 * mean[0] + 0.7152 * mean[1] + 0.0722 * mean[2];
            double variance = Math.max(0, area(sums[3], x0, y0, x1, y1) / count - luma * luma);
            double calm = 1 / (1 + variance / 12);
            return calm * calm * calm * calm + 1e-9;
        }

        private double area(int[] sum, int x0, int y0, int x1, int y1) {
            return sum[y1 * width + x1] - sum[y0 * width + x1] - sum[y1 * width + x0] + sum[y0 * width + x0];
        }
    }
}

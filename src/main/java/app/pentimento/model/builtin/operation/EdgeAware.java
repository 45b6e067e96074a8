package app.pentimento.model.builtin.operation;

/**
 * Smooths areas and keeps their edges: the recursive domain transform of Gastal and Oliveira (2011), whose time does not
 * depend on the size.
 */
final class EdgeAware {
    private static final int COLUMNS = 16;

    private EdgeAware() {}

    /**
     * Smooths in place.
     *
     * @param reach how far smoothing reaches, in pixels
     * @param edge the difference, of 255, from which on an edge counts as one
     */
    static Pixels smooth(Pixels pixels, double reach, double edge, int passes) throws InterruptedException {
        Pixels guide = pixels.copy();
        int width = pixels.width();
        int height = pixels.height();
        for (int pass = 0; pass < passes; pass++) {
            double sigma = reach * Math.sqrt(3) * Math.pow(2, passes - pass - 1) / Math.sqrt(Math.pow(4, passes) - 1);
            Line settings = new Line(Math.exp(-Math.sqrt(2) / sigma), reach / edge);
            Bands.each(height, 16, (from, to) -> {
                float[][] line = new float[3][width];
                float[] weights = new float[width];
                for (int y = from; y < to; y++) {
                    settings.run(pixels.argb(), guide.argb(), y * width, 1, line, weights, width);
                }
            });
            Bands.each((width + COLUMNS - 1) / COLUMNS, 1, (from, to) -> {
                float[][] line = new float[3][height];
                float[] weights = new float[height];
                for (int x = from * COLUMNS; x < Math.min(width, to * COLUMNS); x++) {
                    settings.run(pixels.argb(), guide.argb(), x, width, line, weights, height);
                }
            });
        }
        return pixels;
    }

    /** Smooths along one line, there and back. */
    private record Line(double base, double steepness) {
        void run(int[] argb, int[] guide, int start, int step, float[][] line, float[] weights, int length) {
            float log = (float) Math.log(base);
            int previous = guide[start];
            for (int i = 0, at = start; i < length; i++, at += step) {
                int g = guide[at];
                int difference = Math.abs(((g >> 16) & 0xFF) - ((previous >> 16) & 0xFF))
                        + Math.abs(((g >> 8) & 0xFF) - ((previous >> 8) & 0xFF))
                        + Math.abs((g & 0xFF) - (previous & 0xFF));
                weights[i] = fastExp(log * (1 + (float) steepness * difference));
                previous = g;
                int p = argb[at];
                line[0][i] = (p >> 16) & 0xFF;
                line[1][i] = (p >> 8) & 0xFF;
                line[2][i] = p & 0xFF;
            }
            for (float[] channel : line) {
                for (int i = 1; i < length; i++) {
                    channel[i] += weights[i] * (channel[i - 1] - channel[i]);
                }
                for (int i = length - 2; i >= 0; i--) {
                    channel[i] += weights[i + 1] * (channel[i + 1] - channel[i]);
                }
            }
            for (int i = 0, at = start; i < length; i++, at += step) {
                argb[at] = (argb[at] & 0xFF000000)
                        | (Colours.clampByte(line[0][i]) << 16)
                        | (Colours.clampByte(line[1][i]) << 8)
                        | Colours.clampByte(line[2][i]);
            }
        }

        private static float fastExp(float v) {
            return v < -12 ? 0 : (float) Math.exp(v);
        }
    }
}

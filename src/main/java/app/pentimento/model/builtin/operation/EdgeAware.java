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
            float[] weights = weights(-Math.sqrt(2) / sigma, reach / edge);
            Bands.each(height, 16, (from, to) -> {
                Lines lines = new Lines(weights, width, 1);
                for (int y = from; y < to; y++) {
                    lines.smooth(pixels.argb(), guide.argb(), y * width, 1);
                }
            });
            Bands.each((width + COLUMNS - 1) / COLUMNS, 1, (from, to) -> {
                int left = from * COLUMNS;
                Lines lines = new Lines(weights, height, Math.min(width, to * COLUMNS) - left);
                lines.smooth(pixels.argb(), guide.argb(), left, width);
            });
        }
        return pixels;
    }

    /** How much of its neighbour a pixel takes, by how much they differ in all channels together. */
    private static float[] weights(double log, double steepness) {
        float[] weights = new float[3 * 255 + 1];
        for (int difference = 0; difference < weights.length; difference++) {
            weights[difference] = (float) Math.exp(log * (1 + steepness * difference));
        }
        return weights;
    }

    /** Lines side by side while they are smoothed, there and back; the pixels of all at one place lie together. */
    private static final class Lines {
        private final float[] weights;
        private final int length;
        private final int lines;
        private final float[] shares;
        private final float[] reds;
        private final float[] greens;
        private final float[] blues;

        Lines(float[] weights, int length, int lines) {
            this.weights = weights;
            this.length = length;
            this.lines = lines;
            this.shares = new float[length * lines];
            this.reds = new float[length * lines];
            this.greens = new float[length * lines];
            this.blues = new float[length * lines];
        }

        /** Smooths the lines that start side by side at a place and go on by a step. */
        void smooth(int[] argb, int[] guide, int start, int step) {
            load(argb, guide, start, step);
            int size = shares.length;
            for (int i = lines; i < size; i++) { // the channels in one loop: none waits for the other
                float share = shares[i];
                reds[i] += share * (reds[i - lines] - reds[i]);
                greens[i] += share * (greens[i - lines] - greens[i]);
                blues[i] += share * (blues[i - lines] - blues[i]);
            }
            for (int i = size - lines - 1; i >= 0; i--) {
                float share = shares[i + lines];
                reds[i] += share * (reds[i + lines] - reds[i]);
                greens[i] += share * (greens[i + lines] - greens[i]);
                blues[i] += share * (blues[i + lines] - blues[i]);
            }
            store(argb, start, step);
        }

        private void load(int[] argb, int[] guide, int start, int step) {
            for (int place = 0, i = 0; place < length; place++) {
                int at = start + place * step;
                int before = place == 0 ? at : at - step;
                for (int line = 0; line < lines; line++, i++) {
                    shares[i] = weights[difference(guide[at + line], guide[before + line])];
                    int p = argb[at + line];
                    reds[i] = (p >> 16) & 0xFF;
                    greens[i] = (p >> 8) & 0xFF;
                    blues[i] = p & 0xFF;
                }
            }
        }

        private void store(int[] argb, int start, int step) {
            for (int place = 0, i = 0; place < length; place++) {
                int at = start + place * step;
                for (int line = 0; line < lines; line++, i++) {
                    argb[at + line] = (argb[at + line] & 0xFF000000)
                            | (Colours.clampByte(reds[i]) << 16)
                            | (Colours.clampByte(greens[i]) << 8)
                            | Colours.clampByte(blues[i]);
                }
            }
        }

        private static int difference(int one, int other) {
            return Math.abs(((one >> 16) & 0xFF) - ((other >> 16) & 0xFF))
                    + Math.abs(((one >> 8) & 0xFF) - ((other >> 8) & 0xFF))
                    + Math.abs((one & 0xFF) - (other & 0xFF));
        }
    }
}

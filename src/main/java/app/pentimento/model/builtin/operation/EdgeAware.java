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
        smooth(Edges.of(pixels), reach, edge, passes, (shares, lines) -> new ColourLines(pixels, shares, lines));
        return pixels;
    }

    /**
     * The lightness of each pixel, from 0 to 255 in a byte, smoothed alike.
     *
     * @param reach how far smoothing reaches, in pixels
     * @param edge the difference, of 255, from which on an edge counts as one
     */
    static byte[] areas(Pixels pixels, double reach, double edge, int passes) throws InterruptedException {
        byte[] areas = levels(pixels);
        smooth(Edges.of(pixels), reach, edge, passes, (shares, lines) -> new LevelLines(areas, shares, lines));
        return areas;
    }

    private static byte[] levels(Pixels pixels) throws InterruptedException {
        int[] argb = pixels.argb();
        byte[] levels = new byte[argb.length];
        int width = pixels.width();
        Bands.each(pixels.height(), 64, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                levels[i] = (byte) Colours.clampByte(Colours.luma(argb[i]));
            }
        });
        return levels;
    }

    /** Makes room for so many lines side by side, with a share for each of their pixels. */
    @FunctionalInterface
    private interface Room {
        Lines of(float[] shares, int lines);
    }

    private static void smooth(Edges edges, double reach, double edge, int passes, Room room)
            throws InterruptedException {
        int width = edges.width();
        int height = edges.height();
        for (int pass = 0; pass < passes; pass++) {
            double sigma = reach * Math.sqrt(3) * Math.pow(2, passes - pass - 1) / Math.sqrt(Math.pow(4, passes) - 1);
            float[] weights = weights(-Math.sqrt(2) / sigma, reach / edge);
            Bands.each(height, 16, (from, to) -> {
                Lines lines = room.of(new float[width], 1);
                for (int y = from; y < to; y++) {
                    lines.smooth(edges.across(), weights, y * width, 1);
                }
            });
            Bands.each((width + COLUMNS - 1) / COLUMNS, 1, (from, to) -> {
                int left = from * COLUMNS;
                int columns = Math.min(width, to * COLUMNS) - left;
                room.of(new float[columns * height], columns).smooth(edges.down(), weights, left, width);
            });
        }
    }

    /** How much of its neighbour a pixel takes, by how much they differ in all channels together. */
    private static float[] weights(double log, double steepness) {
        float[] weights = new float[Edges.MOST + 1];
        for (int difference = 0; difference < weights.length; difference++) {
            weights[difference] = (float) Math.exp(log * (1 + steepness * difference));
        }
        return weights;
    }

    /** Lines side by side while they are smoothed, there and back; the pixels of all at one place lie together. */
    private abstract static class Lines {
        private final float[] shares;
        final int lines;

        Lines(float[] shares, int lines) {
            this.shares = shares;
            this.lines = lines;
        }

        /** Smooths the lines that start side by side at a place and go on by a step. */
        final void smooth(byte[] differences, float[] weights, int start, int step) {
            for (int i = 0, at = start; i < shares.length; at += step) {
                for (int line = 0; line < lines; line++, i++) {
                    shares[i] = weights[differences[at + line] & 0xFF];
                }
            }
            load(start, step);
            run(shares);
            store(start, step);
        }

        abstract void load(int start, int step);

        /** The first pixels take nothing of others, and each later one its share of the one before, there and back. */
        abstract void run(float[] shares);

        abstract void store(int start, int step);
    }

    /** Lines of colours. */
    private static final class ColourLines extends Lines {
        private final int[] argb;
        private final float[] reds;
        private final float[] greens;
        private final float[] blues;

        ColourLines(Pixels pixels, float[] shares, int lines) {
            super(shares, lines);
            this.argb = pixels.argb();
            this.reds = new float[shares.length];
            this.greens = new float[shares.length];
            this.blues = new float[shares.length];
        }

        @Override
        void load(int start, int step) {
            for (int i = 0, at = start; i < reds.length; at += step) {
                for (int line = 0; line < lines; line++, i++) {
                    int p = argb[at + line];
                    reds[i] = (p >> 16) & 0xFF;
                    greens[i] = (p >> 8) & 0xFF;
                    blues[i] = p & 0xFF;
                }
            }
        }

        @Override
        void run(float[] shares) {
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
        }

        @Override
        void store(int start, int step) {
            for (int i = 0, at = start; i < reds.length; at += step) {
                for (int line = 0; line < lines; line++, i++) {
                    argb[at + line] = (argb[at + line] & 0xFF000000)
                            | (Colours.clampByte(reds[i]) << 16)
                            | (Colours.clampByte(greens[i]) << 8)
                            | Colours.clampByte(blues[i]);
                }
            }
        }
    }

    /** Lines of one level each. */
    private static final class LevelLines extends Lines {
        private final byte[] levels;
        private final float[] values;

        LevelLines(byte[] levels, float[] shares, int lines) {
            super(shares, lines);
            this.levels = levels;
            this.values = new float[shares.length];
        }

        @Override
        void load(int start, int step) {
            for (int i = 0, at = start; i < values.length; at += step) {
                for (int line = 0; line < lines; line++, i++) {
                    values[i] = levels[at + line] & 0xFF;
                }
            }
        }

        @Override
        void run(float[] shares) {
            for (int i = lines; i < shares.length; i++) {
                values[i] += shares[i] * (values[i - lines] - values[i]);
            }
            for (int i = shares.length - lines - 1; i >= 0; i--) {
                values[i] += shares[i + lines] * (values[i + lines] - values[i]);
            }
        }

        @Override
        void store(int start, int step) {
            for (int i = 0, at = start; i < values.length; at += step) {
                for (int line = 0; line < lines; line++, i++) {
                    levels[at + line] = (byte) Colours.clampByte(values[i]);
                }
            }
        }
    }
}

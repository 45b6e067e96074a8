package app.pentimento.image;

/**
 * What a picture file's header tells, before anything is decoded.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param bytesEach what decoding needs for each stored pixel, however few of them are wanted
 * @param bytesWanted what decoding needs further for each pixel that is wanted
 */
record Header(
        ImageFormat format, int width, int height, Orientation orientation, double bytesEach, double bytesWanted) {
    private static final long ALWAYS = 4L << 20;

    long pixels() {
        return (long) width * height;
    }

    /**
     * The memory that decoding needs, in bytes.
     *
     * @param step of so many rows and columns, one is wanted
     */
    long memory(int step) {
        return ALWAYS + (long) (pixels() * bytesEach + (double) wanted(step) * bytesWanted);
    }

    /** The step that leaves hardly a pixel, for decoding only to see whether it can be done. */
    int leastStep() {
        return Math.max(width, height);
    }

    /** The smallest step that keeps decoding within this memory. */
    int stepWithin(long memory) {
        int step = 1;
        while (memory(step) > memory && step < Math.max(width, height)) {
            step++;
        }
        return step;
    }

    /** The smallest step that leaves at most so many pixels. */
    int stepToPixels(long most) {
        int step = 1;
        while (wanted(step) > most) {
            step++;
        }
        return step;
    }

    private long wanted(int step) {
        return (long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step);
    }
}

package app.pentimento.model.builtin.operation;

/**
 * Does to a picture, strip by strip and in place, what depends on each pixel's surroundings. Only a strip's planes are in
 * memory at a time, so that a large picture takes hardly more than itself.
 */
final class InStrips {
    private static final int LEAST = 384;

    private InStrips() {}

    /** Work on one strip. */
    @FunctionalInterface
    interface Work {
        /**
         * Changes the lines from {@code from} to {@code to}, exclusive, and no others.
         *
         * @param seen those lines and the ones around them as they all were before; may be written to
         * @param top where the first line of {@code seen} lies in the picture
         */
        void change(Pixels seen, int top, int from, int to) throws InterruptedException;
    }

    /**
     * Does the work on all of a picture.
     *
     * @param reach how many lines above and below a strip its pixels depend on
     */
    static Pixels apply(Pixels pixels, int reach, Work work) throws InterruptedException {
        int width = pixels.width();
        int height = pixels.height();
        int lines = Math.max(LEAST, 3 * reach);
        int[] above = {};
        for (int from = 0; from < height; from += lines) {
            int to = Math.min(height, from + lines);
            int top = from - above.length / width;
            int bottom = Math.min(height, to + reach);
            int[] seen = new int[(bottom - top) * width];
            System.arraycopy(above, 0, seen, 0, above.length);
            System.arraycopy(pixels.argb(), from * width, seen, above.length, (bottom - from) * width);
            int kept = Math.min(reach, to - from) * width;
            above = new int[kept];
            System.arraycopy(pixels.argb(), to * width - kept, above, 0, kept);
            work.change(new Pixels(seen, width, bottom - top, pixels.alpha()), top, from, to);
        }
        return pixels;
    }
}

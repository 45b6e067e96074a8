package app.pentimento.model.builtin.operation;

/**
 * How much each pixel differs from the one to its left and the one above it, in all channels together: a byte each,
 * for beyond what a byte holds nothing passes an edge any more.
 */
@SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
record Edges(byte[] across, byte[] down, int width, int height) {
    static final int MOST = 255;

    static Edges of(Pixels pixels) throws InterruptedException {
        int[] argb = pixels.argb();
        int width = pixels.width();
        byte[] across = new byte[argb.length];
        byte[] down = new byte[argb.length];
        Bands.each(pixels.height(), 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0, i = y * width; x < width; x++, i++) {
                    across[i] = x == 0 ? 0 : difference(argb[i], argb[i - 1]);
                    down[i] = y == 0 ? 0 : difference(argb[i], argb[i - width]);
                }
            }
        });
        return new Edges(across, down, width, pixels.height());
    }

    private static byte difference(int one, int other) {
        int all = Math.abs(((one >> 16) & 0xFF) - ((other >> 16) & 0xFF))
                + Math.abs(((one >> 8) & 0xFF) - ((other >> 8) & 0xFF))
                + Math.abs((one & 0xFF) - (other & 0xFF));
        return (byte) Math.min(MOST, all);
    }
}

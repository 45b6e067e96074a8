package app.pentimento.model.builtin.operation;

/** Gives each pixel a new colour by its place and present colour. */
@FunctionalInterface
interface PixelMap {
    /** The new colour; of the given one the alpha is kept whatever is returned. */
    int at(int x, int y, int argb);

    /** Maps every pixel in place. */
    static Pixels apply(Pixels pixels, PixelMap map) throws InterruptedException {
        apply(pixels, 0, pixels.height(), map);
        return pixels;
    }

    /** Maps every pixel of the lines from {@code first} to {@code end}, exclusive, in place. */
    static void apply(Pixels pixels, int first, int end, PixelMap map) throws InterruptedException {
        int width = pixels.width();
        int[] argb = pixels.argb();
        Bands.each(end - first, 16, (from, to) -> {
            for (int y = first + from; y < first + to; y++) {
                for (int x = 0, i = y * width; x < width; x++, i++) {
                    argb[i] = (argb[i] & 0xFF000000) | (map.at(x, y, argb[i]) & 0xFFFFFF);
                }
            }
        });
    }

    /** The same colour, lighter or darker by so much of 255. */
    static int lightened(int argb, float by) {
        return (Colours.clampByte(((argb >> 16) & 0xFF) + by) << 16)
                | (Colours.clampByte(((argb >> 8) & 0xFF) + by) << 8)
                | Colours.clampByte((argb & 0xFF) + by);
    }

    /** The same colour, each channel times so much. */
    static int multiplied(int argb, float by) {
        return (Colours.clampByte(((argb >> 16) & 0xFF) * by) << 16)
                | (Colours.clampByte(((argb >> 8) & 0xFF) * by) << 8)
                | Colours.clampByte((argb & 0xFF) * by);
    }
}

package app.pentimento.model.builtin.operation;

/**
 * Small tiles with grout between them.
 *
 * @param across how many tiles along the longer side
 */
public record Mosaic(int across) implements Operation {
    private static final int GROUT = 0xB9B2A6;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int longer = Math.max(pixels.width(), pixels.height());
        double tile = Math.max(2, (double) longer / across);
        int columns = (int) Math.ceil(pixels.width() / tile);
        int rows = (int) Math.ceil(pixels.height() / tile);
        Pixels small = new Vibrance(0.4).apply(Scaling.copy(pixels, columns, rows));
        float edge = (float) Math.max(0.06, 0.7 / tile);
        int width = pixels.width();
        Bands.each(pixels.height(), 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                int row = Math.min(rows - 1, (int) (y / tile));
                float v = (float) (y / tile) - row;
                for (int x = 0; x < width; ) {
                    int column = Math.min(columns - 1, (int) (x / tile));
                    int end = column == columns - 1 ? width : Math.max(x + 1, (int) Math.ceil((column + 1) * tile));
                    Tile one = Tile.of(small.argb()[row * columns + column], column, row, edge);
                    for (; x < end; x++) {
                        int at = y * width + x;
                        float u = (float) (x / tile) - column;
                        pixels.argb()[at] = (pixels.argb()[at] & 0xFF000000) | (one.at(u, v) & 0xFFFFFF);
                    }
                }
            }
        });
        return pixels;
    }

    /** One tile: cut a little askew, lit from the top left. */
    private record Tile(int colour, float shade, float left, float top, float far) {
        static Tile of(int colour, int column, int row, float grout) {
            float skew = 0.025f * Noise.white(column, row, 71);
            float shade = 9 * Noise.white(column, row, 72);
            return new Tile(colour, shade, grout + skew, grout - skew, 1 - grout * 0.3f);
        }

        /** The colour at a place in it, from 0 to 1 across and down. */
        int at(float u, float v) {
            if (u < left || v < top || u > far || v > far) {
                return GROUT;
            }
            return PixelMap.lightened(colour, shade + (u + v < 0.5f ? 16 : 0) - (u + v > 1.6f ? 14 : 0));
        }
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("mosaic", Integer.toString(across));
    }
}

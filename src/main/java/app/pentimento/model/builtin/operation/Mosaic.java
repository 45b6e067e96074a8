package app.pentimento.model.builtin.operation;

/**
 * Small tiles with grout between them.
 *
 * @param across how many tiles along the longer side
 */
public record Mosaic(int across) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int longer = Math.max(pixels.width(), pixels.height());
        double tile = Math.max(2, (double) longer / across);
        int columns = (int) Math.ceil(pixels.width() / tile);
        int rows = (int) Math.ceil(pixels.height() / tile);
        Pixels small = Scaling.to(new Vibrance(0.4).apply(pixels.copy()), columns, rows);
        return PixelMap.apply(pixels, (x, y, p) -> {
            int column = Math.min(columns - 1, (int) (x / tile));
            int row = Math.min(rows - 1, (int) (y / tile));
            double u = x / tile - column;
            double v = y / tile - row;
            double grout = Math.max(0.06, 0.7 / tile);
            double skew = 0.05 * Noise.white(column, row, 71);
            if (u < grout + skew * 0.5 || v < grout - skew * 0.5 || u > 1 - grout * 0.3 || v > 1 - grout * 0.3) {
                return 0xB9B2A6;
            }
            float shade = 9 * Noise.white(column, row, 72) + (u + v < 0.5 ? 16 : 0) - (u + v > 1.6 ? 14 : 0);
            return PixelMap.lightened(small.argb()[row * columns + column], shade);
        });
    }

    @Override
    public Said said() {
        return Said.of("mosaic", Integer.toString(across));
    }
}

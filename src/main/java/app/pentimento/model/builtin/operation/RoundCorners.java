package app.pentimento.model.builtin.operation;

/**
 * Round, transparent corners.
 *
 * @param radius as a share of the shorter side, 0.5 for a circle or a pill
 */
public record RoundCorners(double radius) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        Pixels result = pixels.withAlpha();
        int width = result.width();
        int height = result.height();
        double r = Math.max(1, radius * result.shortSide());
        int[] argb = result.argb();
        Bands.each(height, 32, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    double dx = Math.max(0, Math.max(r - x - 0.5, x + 0.5 - (width - r)));
                    double dy = Math.max(0, Math.max(r - y - 0.5, y + 0.5 - (height - r)));
                    if (dx > 0 && dy > 0) {
                        double inside = Math.clamp(r - Math.hypot(dx, dy) + 0.5, 0, 1);
                        int i = y * width + x;
                        argb[i] = (Colours.clampByte((float) ((argb[i] >>> 24) * inside)) << 24) | (argb[i] & 0xFFFFFF);
                    }
                }
            }
        });
        return result;
    }

    @Override
    public RoundCorners scaled(double factor) {
        return new RoundCorners(Math.clamp(radius * factor, 0.01, 0.5));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("rounded", LocalizedMessage.plain(radius * 100));
    }
}

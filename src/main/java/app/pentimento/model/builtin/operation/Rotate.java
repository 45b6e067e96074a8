package app.pentimento.model.builtin.operation;

/**
 * A turn, clockwise.
 *
 * @param degrees quarter turns move pixels as they are; a small turn of at most 15 degrees past a quarter straightens
 *     the picture and crops what the turn leaves empty; any other leaves the corners transparent
 */
public record Rotate(double degrees) implements Operation {
    private static final double SMALL = 15;
    private static final int SQUARE = 32;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double turn = ((degrees % 360) + 360) % 360;
        int quarters = (int) Math.round(turn / 90);
        double rest = turn - quarters * 90.0;
        Pixels turned = quarters(pixels, quarters % 4);
        if (Math.abs(rest) < 1e-6) {
            return turned;
        }
        return Math.abs(rest) <= SMALL ? straightened(turned, rest) : expanded(turned, rest);
    }

    private static Pixels quarters(Pixels pixels, int quarters) throws InterruptedException {
        if (quarters == 0) {
            return pixels;
        }
        int width = pixels.width();
        int height = pixels.height();
        int[] from = pixels.argb();
        Pixels turned = Pixels.blank(quarters == 2 ? width : height, quarters == 2 ? height : width, pixels.alpha());
        int[] to = turned.argb();
        int tw = turned.width();
        int th = turned.height();
        int start = quarters == 1 ? (height - 1) * width : quarters == 2 ? height * width - 1 : width - 1;
        int across = quarters == 1 ? -width : quarters == 2 ? -1 : width;
        int down = quarters == 1 ? 1 : quarters == 2 ? -width : -1;
        // In squares, so that what is read across lines is still at hand for the next line.
        Bands.each(th, SQUARE, (top, bottom) -> {
            for (int left = 0; left < tw; left += SQUARE) {
                int right = Math.min(tw, left + SQUARE);
                for (int y = top; y < bottom; y++) {
                    for (int x = left, source = start + y * down + left * across; x < right; x++, source += across) {
                        to[y * tw + x] = from[source];
                    }
                }
            }
        });
        return turned;
    }

    /** The largest upright part of the turned picture that has the picture's own shape. */
    private static Pixels straightened(Pixels pixels, double rest) throws InterruptedException {
        double angle = Math.toRadians(Math.abs(rest));
        double w = pixels.width();
        double h = pixels.height();
        double share = Math.min(
                w / (w * Math.cos(angle) + h * Math.sin(angle)), h / (w * Math.sin(angle) + h * Math.cos(angle)));
        int width = Math.max(1, (int) Math.floor(w * share));
        int height = Math.max(1, (int) Math.floor(h * share));
        return sampled(pixels, rest, width, height, pixels.alpha());
    }

    private static Pixels expanded(Pixels pixels, double rest) throws InterruptedException {
        double angle = Math.toRadians(Math.abs(rest));
        double w = pixels.width();
        double h = pixels.height();
        int width = (int) Math.ceil(w * Math.cos(angle) + h * Math.sin(angle));
        int height = (int) Math.ceil(w * Math.sin(angle) + h * Math.cos(angle));
        return sampled(pixels.withAlpha(), rest, width, height, true);
    }

    private static Pixels sampled(Pixels pixels, double degrees, int width, int height, boolean alpha)
            throws InterruptedException {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        Pixels turned = Pixels.blank(width, height, alpha);
        Bands.each(height, 8, (from, to) -> {
            Sampler sampler = new Sampler(pixels);
            for (int y = from; y < to; y++) {
                double dy = y + 0.5 - height / 2.0;
                for (int x = 0; x < width; x++) {
                    double dx = x + 0.5 - width / 2.0;
                    double sx = dx * cos + dy * sin + pixels.width() / 2.0 - 0.5;
                    double sy = dy * cos - dx * sin + pixels.height() / 2.0 - 0.5;
                    turned.argb()[y * width + x] = sampler.at(sx, sy);
                }
            }
        });
        return turned;
    }

    @Override
    public Rotate scaled(double factor) {
        return Math.abs(degrees % 90) < 1e-6 ? this : new Rotate(degrees * factor);
    }

    @Override
    public LocalizedMessage message() {
        double turn = ((degrees % 360) + 360) % 360;
        double rest = turn - Math.round(turn / 90) * 90.0;
        String key = Math.abs(rest) < 1e-6 ? "rotated" : Math.abs(rest) <= SMALL ? "straightened" : "rotated.corners";
        double shown = degrees > 180 ? degrees - 360 : degrees;
        return LocalizedMessage.of(
                key,
                LocalizedMessage.plain(Math.abs(shown)),
                LocalizedMessage.of(shown < 0 ? "anticlockwise" : "clockwise"));
    }
}

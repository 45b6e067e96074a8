package app.pentimento.model.builtin.operation;

/**
 * Darker towards the corners.
 *
 * @param amount the share of light that the corners lose, from 0 to 1; below 0 they get lighter
 */
public record Vignette(double amount) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double cx = pixels.width() / 2.0;
        double cy = pixels.height() / 2.0;
        return PixelMap.apply(pixels, (x, y, p) -> {
            double dx = (x + 0.5 - cx) / cx;
            double dy = (y + 0.5 - cy) / cy;
            double distance = Math.sqrt((dx * dx + dy * dy) / 2);
            double t = Math.clamp((distance - 0.35) / 0.65, 0, 1);
            double fall = t * t * (3 - 2 * t);
            if (amount < 0) {
                return Colours.mix(p, 0xFFFFFF, (float) (fall * -amount));
            }
            return PixelMap.multiplied(p, (float) (1 - amount * fall));
        });
    }

    @Override
    public Vignette scaled(double factor) {
        return new Vignette(Math.clamp(amount * factor, -1, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                amount < 0 ? "vignette.light" : "vignette", LocalizedMessage.plain(Math.abs(amount) * 100));
    }
}

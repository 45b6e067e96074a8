package app.pentimento.model.builtin.operation;

/**
 * Crisper detail, by an unsharp mask on the lightness alone, so that no coloured fringes appear.
 *
 * @param amount the share of the detail that is added again: 1 doubles it
 */
public record Sharpen(double amount) implements Operation {
    /** Differences below this are noise and stay as they are, of 255. */
    private static final float NOISE = 1.5f;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double sigma = Math.clamp(pixels.diagonal() / 1600, 0.8, 3);
        int width = pixels.width();
        float share = (float) amount;
        return InStrips.apply(pixels, Gaussian.reach(sigma), (seen, top, from, to) -> {
            Plane smooth = Plane.luma(seen);
            Gaussian.blur(smooth, sigma);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                float detail = Colours.luma(p) - smooth.values()[(y - top) * width + x];
                float soft = Math.abs(detail) < NOISE ? 0 : detail - Math.copySign(NOISE, detail);
                return PixelMap.lightened(p, soft * share);
            });
        });
    }

    @Override
    public Sharpen scaled(double factor) {
        return new Sharpen(Math.clamp(amount * factor, 0.05, 4));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("sharpened", LocalizedMessage.percent(amount));
    }
}

package app.pentimento.model.builtin.operation;

/**
 * Less noise: areas are smoothed, edges stay.
 *
 * @param strength from 0 to 1
 */
public record Denoise(double strength) implements Operation {
    /** At so many times the reach of the smoothing, a pixel's share is below 1 in 1,000. */
    private static final double FAR = 5;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double reach = 2.5 + 4 * strength;
        int width = pixels.width();
        float share = (float) Math.min(1, 0.45 + strength * 0.6);
        return InStrips.apply(pixels, (int) Math.ceil(FAR * reach), (seen, top, from, to) -> {
            EdgeAware.smooth(seen, reach, 18 + 40 * strength, 2);
            PixelMap.apply(pixels, from, to, (x, y, p) -> Colours.mix(p, seen.argb()[(y - top) * width + x], share));
        });
    }

    @Override
    public Denoise scaled(double factor) {
        return new Denoise(Math.clamp(strength * factor, 0.05, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("denoised", LocalizedMessage.plain(strength * 100));
    }
}

package app.pentimento.model.builtin.operation;

/**
 * Less noise: areas are smoothed, edges stay.
 *
 * @param strength from 0 to 1
 */
public record Denoise(double strength) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        Pixels smooth = EdgeAware.smooth(pixels.copy(), 2.5 + 4 * strength, 18 + 40 * strength, 2);
        int width = pixels.width();
        float share = (float) Math.min(1, 0.45 + strength * 0.6);
        return PixelMap.apply(pixels, (x, y, p) -> Colours.mix(p, smooth.argb()[y * width + x], share));
    }

    @Override
    public Denoise scaled(double factor) {
        return new Denoise(Math.clamp(strength * factor, 0.05, 1));
    }

    @Override
    public Said said() {
        return Said.of("denoised", Said.plain(strength * 100));
    }
}

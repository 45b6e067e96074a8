package app.pentimento.model.builtin.operation;

/**
 * The grain of film, strongest in the middle tones; always the same for the same picture.
 *
 * @param amount from 0 to 1
 */
public record Grain(double amount) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double size = Math.max(1, pixels.diagonal() / 1800);
        float strength = (float) (amount * 46);
        return PixelMap.apply(pixels, (x, y, p) -> {
            float luma = Colours.luma(p) / 255f;
            float here = 0.35f + 0.65f * (1 - Math.abs(luma * 2 - 1));
            float grain = 0.6f * Noise.smooth(x / size, y / size, 11)
                    + 0.4f * Noise.smooth(x / (size * 2.1), y / (size * 2.1), 12);
            return PixelMap.lightened(p, grain * strength * here);
        });
    }

    @Override
    public Grain scaled(double factor) {
        return new Grain(Math.clamp(amount * factor, 0.03, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("grain", LocalizedMessage.plain(amount * 100));
    }
}

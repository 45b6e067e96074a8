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
        Plane smooth = Plane.luma(pixels);
        Gaussian.blur(smooth, sigma);
        int[] argb = pixels.argb();
        int width = pixels.width();
        float share = (float) amount;
        Bands.each(pixels.height(), 32, (from, to) -> {
            for (int i = from * width, end = to * width; i < end; i++) {
                int p = argb[i];
                float detail = Colours.luma(p) - smooth.values()[i];
                float soft = Math.abs(detail) < NOISE ? 0 : detail - Math.copySign(NOISE, detail);
                float add = soft * share;
                argb[i] = (p & 0xFF000000)
                        | (Colours.clampByte(((p >> 16) & 0xFF) + add) << 16)
                        | (Colours.clampByte(((p >> 8) & 0xFF) + add) << 8)
                        | Colours.clampByte((p & 0xFF) + add);
            }
        });
        return pixels;
    }

    @Override
    public Sharpen scaled(double factor) {
        return new Sharpen(Math.clamp(amount * factor, 0.05, 4));
    }

    @Override
    public Said said() {
        return Said.of("sharpened", Said.percent(amount));
    }
}

package app.pentimento.model.builtin.operation;

/**
 * Lifts or lowers the dark and the light areas by themselves. Areas, not pixels, decide, so detail inside them keeps its
 * contrast.
 *
 * @param shadows from -1, darker, to 1, lighter
 * @param highlights from -1, darker, to 1, lighter
 */
public record LocalTone(double shadows, double highlights) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        byte[] areas = EdgeAware.areas(pixels, pixels.diagonal() * 0.02, 30, 2);
        float[] gain = new float[256];
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            double dark = Math.pow(1 - v, 2.2);
            double light = Math.pow(v, 2.2);
            gain[i] = (float) Math.pow(2, 1.5 * shadows * dark + 1.2 * highlights * light);
        }
        int width = pixels.width();
        return PixelMap.apply(pixels, (x, y, p) -> {
            float g = gain[areas[y * width + x] & 0xFF];
            return (curved((p >> 16) & 0xFF, g) << 16) | (curved((p >> 8) & 0xFF, g) << 8) | curved(p & 0xFF, g);
        });
    }

    /** A gain that never leaves the range: white stays white when it rises. */
    private static int curved(int value, float gain) {
        float v = value / 255f;
        return Colours.byteOf(gain > 1 ? v * gain / (1 + v * (gain - 1)) : v * gain);
    }

    @Override
    public LocalTone scaled(double factor) {
        return new LocalTone(Math.clamp(shadows * factor, -1, 1), Math.clamp(highlights * factor, -1, 1));
    }

    @Override
    public LocalizedMessage message() {
        return shadows == 0
                ? LocalizedMessage.of("highlights", LocalizedMessage.percent(highlights))
                : LocalizedMessage.of("shadows", LocalizedMessage.percent(shadows));
    }
}

package app.pentimento.model.builtin.operation;

/**
 * A soft glow, as through a misty lens.
 *
 * @param strength from 0 to 1
 */
public record Glowing(double strength) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        Pixels soft = pixels.copy();
        Gaussian.blur(soft, pixels.diagonal() * 0.012);
        int width = pixels.width();
        float share = (float) strength;
        return PixelMap.apply(pixels, (x, y, p) -> {
            int s = soft.argb()[y * width + x];
            int screened = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                float a = ((p >> shift) & 0xFF) / 255f;
                float b = ((s >> shift) & 0xFF) / 255f;
                float screen = 1 - (1 - a) * (1 - b * b * 0.9f);
                screened |= Colours.byteOf(a + (screen - a) * share) << shift;
            }
            return Colours.mix(screened, s, share * 0.18f);
        });
    }

    @Override
    public Glowing scaled(double factor) {
        return new Glowing(Math.clamp(strength * factor, 0.05, 1));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("glow", LocalizedMessage.plain(strength * 100));
    }
}

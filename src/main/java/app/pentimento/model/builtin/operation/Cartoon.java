package app.pentimento.model.builtin.operation;

/** Flat, strong colours with clean dark lines. */
public record Cartoon() implements Operation {
    private static final float LEVELS = 7;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double unit = Math.max(0.7, pixels.diagonal() / 1200);
        EdgeAware.smooth(pixels, 22 * unit, 42, 3);
        Plane lines = Lines.draw(pixels, 1.25 * unit, 17, 0);
        int width = pixels.width();
        return PixelMap.apply(pixels, (x, y, p) -> {
            float luma = Colours.luma(p);
            float flat = flattened(luma / 255f) * 255f;
            float gain = luma < 1 ? 1 : flat / luma;
            int rgb = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                float v = ((p >> shift) & 0xFF) * gain;
                rgb |= Colours.clampByte(flat + (v - flat) * 1.38f) << shift;
            }
            float line = lines.values()[y * width + x];
            return Colours.mix(0x15131A, rgb, Math.min(1, line * line * 1.02f));
        });
    }

    /** Steps with short soft ramps between them, a little lighter than they were. */
    private static float flattened(float v) {
        float at = (float) Math.pow(v, 0.88) * LEVELS;
        float step = (float) Math.floor(at);
        float rest = at - step;
        float soft = 1 / (1 + (float) Math.exp(-14 * (rest - 0.5f)));
        return Math.min(1, (step + soft) / LEVELS);
    }

    @Override
    public Said said() {
        return Said.of("cartoon");
    }
}

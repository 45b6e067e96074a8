package app.pentimento.model.builtin.operation;

/** Flat, strong colours with clean dark lines. */
public record Cartoon() implements Operation {
    private static final double LEVELS = 7;
    private static final Curve FLAT = new Curve(Cartoon::flattened);

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double unit = Math.max(0.7, pixels.diagonal() / 1200);
        double fine = 1.25 * unit;
        int width = pixels.width();
        EdgeAware.smooth(pixels, 22 * unit, 42, 3);
        return InStrips.apply(pixels, Lines.reach(fine), (seen, top, from, to) -> {
            Plane lines = Lines.draw(seen, fine, 17, 0);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                float line = lines.values()[(y - top) * width + x];
                return Colours.mix(0x15131A, flat(p), Math.min(1, line * line * 1.02f));
            });
        });
    }

    private static int flat(int argb) {
        float luma = Colours.luma(argb);
        float flat = FLAT.at(luma / 255f) * 255f;
        float gain = luma < 1 ? 1 : flat / luma;
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            float v = ((argb >> shift) & 0xFF) * gain;
            rgb |= Colours.clampByte(flat + (v - flat) * 1.38f) << shift;
        }
        return rgb;
    }

    /** Steps with short soft ramps between them, a little lighter than they were. */
    private static double flattened(double v) {
        double at = Math.pow(v, 0.88) * LEVELS;
        double step = Math.floor(at);
        double soft = 1 / (1 + Math.exp(-14 * (at - step - 0.5)));
        return Math.min(1, (step + soft) / LEVELS);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("cartoon");
    }
}

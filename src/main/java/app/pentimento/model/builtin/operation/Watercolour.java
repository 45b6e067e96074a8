package app.pentimento.model.builtin.operation;

/** Washes of colour on rough paper, darker where they dried at their edges, with the paper left white around them. */
public record Watercolour() implements Operation {
    /** How far edges wander at most, in units. */
    private static final double WOBBLE = 4.5;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double unit = Math.max(0.7, pixels.diagonal() / 1200);
        int width = pixels.width();
        int height = pixels.height();
        EdgeAware.smooth(pixels, 26 * unit, 48, 3);
        int wobble = (int) Math.ceil(WOBBLE * unit);
        int reach = Gaussian.reach(3.2 * unit);
        return InStrips.apply(pixels, reach + wobble, (seen, top, from, to) -> {
            int first = Math.max(0, from - reach);
            Pixels wobbled = wobbled(seen, top, first, Math.min(height, to + reach), unit);
            System.arraycopy(wobbled.argb(), (from - first) * width, pixels.argb(), from * width, (to - from) * width);
            Plane around = Plane.luma(wobbled);
            Gaussian.blur(around, 3.2 * unit);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                float dried = Math.abs(Colours.luma(p) - around.values()[(y - first) * width + x]);
                return washed(p, x, y, width, height, unit, dried);
            });
        });
    }

    private static int washed(int p, int x, int y, int width, int height, double unit, float dried) {
        double px = x / unit;
        double py = y / unit;
        float pigment = 1
                + 0.20f * Noise.fractal(px / 90, py / 90, 4, 21)
                + 0.09f * Noise.fractal(px / 7, py / 7, 2, 22)
                + Math.min(0.5f, dried / 42);
        float paper = 1 + 0.035f * Noise.smooth(px / 1.6, py / 1.6, 23) + 0.025f * Noise.smooth(px / 3.5, py / 3.5, 24);
        float left = margin(x, y, width, height, unit);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            float v = ((p >> shift) & 0xFF) / 255f;
            v = 1 - (1 - v) * 0.9f;
            float wash = (float) Math.pow(Math.max(0.004f, v), pigment);
            float dry = 0.985f + (wash - 0.985f) * left;
            rgb |= Colours.byteOf(dry * paper) << shift;
        }
        return saturated(rgb);
    }

    /** The lines from {@code first} to {@code end}, with edges that follow the water rather than a ruler. */
    private static Pixels wobbled(Pixels seen, int top, int first, int end, double unit) throws InterruptedException {
        int width = seen.width();
        int[] wobbled = new int[(end - first) * width];
        Bands.each(end - first, 16, (from, to) -> {
            for (int y = first + from, i = from * width; y < first + to; y++) {
                for (int x = 0; x < width; x++, i++) {
                    double dx = Noise.fractal(x / (14 * unit), y / (14 * unit), 2, 31) * WOBBLE * unit;
                    double dy = Noise.fractal(x / (14 * unit), y / (14 * unit), 2, 41) * WOBBLE * unit;
                    int sx = Math.clamp(Math.round(x + dx), 0, width - 1);
                    int sy = Math.clamp(Math.round(y + dy) - top, 0, seen.height() - 1);
                    wobbled[i] = seen.argb()[sy * width + sx];
                }
            }
        });
        return new Pixels(wobbled, width, end - first, seen.alpha());
    }

    /** How much wash there is, from 0 at the paper's edge to 1. */
    private static float margin(int x, int y, int width, int height, double unit) {
        double inner = Math.min(Math.min(x, width - 1.0 - x), Math.min(y, height - 1.0 - y)) / unit;
        double edge = 26
                + 20 * Noise.fractal(x / (60 * unit), y / (60 * unit), 3, 51)
                + 5 * Noise.smooth(x / (6 * unit), y / (6 * unit), 52);
        double t = Math.clamp((inner - edge) / 5, 0, 1);
        return (float) (t * t * (3 - 2 * t));
    }

    private static int saturated(int p) {
        float luma = Colours.luma(p);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            rgb |= Colours.clampByte(luma + (((p >> shift) & 0xFF) - luma) * 1.22f) << shift;
        }
        return rgb;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("watercolour");
    }
}

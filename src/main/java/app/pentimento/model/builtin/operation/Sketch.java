package app.pentimento.model.builtin.operation;

/**
 * A drawing in pencil on paper: contours by dividing the picture by its blur, tones by hatching in two directions.
 *
 * @param coloured with coloured pencils
 */
public record Sketch(boolean coloured) implements Operation {
    private static final int GRAPHITE = 0x2B2B30;
    private static final int PAPER = 0xFBF9F4;
    private static final Curve WAVE = new Curve(phase -> 0.5 + 0.5 * Math.cos(phase * 2 * Math.PI));

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double unit = Math.max(0.6, pixels.diagonal() / 1400);
        double stroke = Math.max(1, unit * 1.15);
        double fine = 1.1 * unit;
        double wide = 5.5 * unit;
        int width = pixels.width();
        EdgeAware.smooth(pixels, 6 * unit, 40, 2);
        return InStrips.apply(pixels, Math.max(Lines.reach(fine), Gaussian.reach(wide)), (seen, top, from, to) -> {
            Plane lines = Lines.draw(seen, fine, 22, 0);
            Plane around = Plane.luma(seen);
            Gaussian.blur(around, wide);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                int i = (y - top) * width + x;
                float light = Colours.luma(p);
                float contour = Math.min(1, (light + 2) / (around.values()[i] + 2));
                contour = contour * contour * contour;
                float tone = (float) Math.sqrt(light / 255f) * 0.55f + light / 255f * 0.45f;
                float hatch = hatch(x / stroke, y / stroke, tone);
                float grain =
                        1 + 0.05f * Noise.white(x, y, 3) + 0.05f * Noise.smooth(x / (2 * unit), y / (2 * unit), 4);
                float white = Colours.clamp(contour * (0.35f + 0.65f * lines.values()[i]) * hatch * grain);
                int ink = coloured ? pencil(p) : GRAPHITE;
                return Colours.mix(ink, PAPER, coloured ? white * 0.55f + 0.45f * white * white : white);
            });
        });
    }

    /** How white the paper stays under strokes that get denser the darker the tone is. */
    private static float hatch(double x, double y, float tone) {
        if (tone >= 0.86f) {
            return 1;
        }
        double wobble = Noise.smooth(x / 40, y / 40, 8) * 3;
        float white = stroke(x + y + wobble, 6.4, (0.86f - tone) * 0.85f);
        if (tone < 0.5f) {
            white *= stroke(x - y * 0.8 + wobble, 7.2, (0.5f - tone) * 1.1f);
        }
        if (tone < 0.28f) {
            white *= stroke(x * 0.25 + y + wobble, 5.6, (0.28f - tone) * 1.9f);
        }
        return white * (1 - 0.3f * Math.max(0, 0.7f - tone));
    }

    private static float stroke(double at, double spacing, float strength) {
        double phase = at / spacing;
        return 1 - Math.min(0.8f, strength) * WAVE.at((float) (phase - Math.floor(phase)));
    }

    private static int pencil(int argb) {
        float luma = Colours.luma(argb);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            float v = (argb >> shift) & 0xFF;
            rgb |= Colours.clampByte((luma + (v - luma) * 1.5f) * 0.86f) << shift;
        }
        return rgb;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(coloured ? "sketch.coloured" : "sketch");
    }
}

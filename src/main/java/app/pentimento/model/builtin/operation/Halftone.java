package app.pentimento.model.builtin.operation;

/** Dots of ink whose size gives the tone, as in a newspaper. */
public record Halftone() implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double size = Math.max(3, pixels.diagonal() / 220);
        Pixels soft = pixels.copy();
        Gaussian.blur(soft, size * 0.3);
        int width = pixels.width();
        return PixelMap.apply(pixels, (x, y, p) -> {
            double u = (x + y) / size / 1.4142;
            double v = (x - y) / size / 1.4142;
            double du = u - Math.floor(u) - 0.5;
            double dv = v - Math.floor(v) - 0.5;
            float dark = 1 - Colours.luma(soft.argb()[y * width + x]) / 255f;
            double radius = Math.sqrt(Math.max(0, dark * 1.04 - 0.03) / Math.PI) * 1.06;
            float white = (float) Math.clamp((Math.sqrt(du * du + dv * dv) - radius) * size * 0.7 + 0.5, 0, 1);
            return Colours.mix(0x1A1A1C, 0xF6F2E8, white);
        });
    }

    @Override
    public Said said() {
        return Said.of("halftone");
    }
}

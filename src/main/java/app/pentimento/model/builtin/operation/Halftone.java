package app.pentimento.model.builtin.operation;

/** Dots of ink whose size gives the tone, as in a newspaper. */
public record Halftone() implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double size = Math.max(3, pixels.diagonal() / 220);
        int width = pixels.width();
        float[] radii = new float[256];
        for (int luma = 0; luma < radii.length; luma++) {
            double dark = 1 - luma / 255.0;
            radii[luma] = (float) (Math.sqrt(Math.max(0, dark * 1.04 - 0.03) / Math.PI) * 1.06);
        }
        double pitch = 1 / (size * 1.4142);
        float sharpness = (float) size * 0.7f;
        return InStrips.apply(pixels, Gaussian.reach(size * 0.3), (seen, top, from, to) -> {
            Plane soft = Plane.luma(seen);
            Gaussian.blur(soft, size * 0.3);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                double u = (x + y) * pitch;
                double v = (x - y) * pitch;
                float du = (float) (u - Math.floor(u)) - 0.5f;
                float dv = (float) (v - Math.floor(v)) - 0.5f;
                float radius = radii[Colours.clampByte(soft.values()[(y - top) * width + x])];
                float white = Colours.clamp(((float) Math.sqrt(du * du + dv * dv) - radius) * sharpness + 0.5f);
                return Colours.mix(0x1A1A1C, 0xF6F2E8, white);
            });
        });
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("halftone");
    }
}

package app.pentimento.model.builtin.operation;

/** A drawing in black ink: lines, and black where it is dark. */
public record Ink() implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double unit = Math.max(0.7, pixels.diagonal() / 1100);
        double fine = 1.3 * unit;
        int width = pixels.width();
        EdgeAware.smooth(pixels, 9 * unit, 45, 3);
        return InStrips.apply(pixels, Lines.reach(fine), (seen, top, from, to) -> {
            Plane lines = Lines.draw(seen, fine, 26, 74);
            PixelMap.apply(pixels, from, to, (x, y, p) -> {
                float white = lines.values()[(y - top) * width + x];
                return Colours.mix(0x101014, 0xFCFBF7, white * white * (3 - 2 * white));
            });
        });
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("ink");
    }
}

package app.pentimento.model.builtin.operation;

/** A drawing in black ink: lines, and black where it is dark. */
public record Ink() implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double unit = Math.max(0.7, pixels.diagonal() / 1100);
        Pixels smooth = EdgeAware.smooth(pixels.copy(), 9 * unit, 45, 3);
        Plane lines = Lines.draw(smooth, 1.3 * unit, 26, 74);
        int width = pixels.width();
        return PixelMap.apply(pixels, (x, y, p) -> {
            float white = lines.values()[y * width + x];
            return Colours.mix(0x101014, 0xFCFBF7, white * white * (3 - 2 * white));
        });
    }

    @Override
    public Said said() {
        return Said.of("ink");
    }
}

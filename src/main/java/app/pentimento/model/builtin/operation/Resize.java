package app.pentimento.model.builtin.operation;

import org.jspecify.annotations.Nullable;

/**
 * Another size in pixels. Exactly what is given counts; the shape stays unless both width and height are given.
 *
 * @param width wanted width; null follows from the others
 * @param height wanted height
 * @param factor of both sides, where neither width nor height is given
 */
public record Resize(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double factor) implements Operation {
    /** No picture grows beyond this many pixels. */
    private static final double MAX_PIXELS = 100e6;

    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double w = pixels.width();
        double h = pixels.height();
        double newWidth = width != null ? width : height != null ? w * height / h : w * or1(factor);
        double newHeight = height != null ? height : width != null ? h * width / w : h * or1(factor);
        double fit = Math.min(1, Math.sqrt(MAX_PIXELS / (newWidth * newHeight)));
        int toWidth = (int) Math.max(1, Math.round(newWidth * fit));
        int toHeight = (int) Math.max(1, Math.round(newHeight * fit));
        Pixels scaled = Scaling.to(pixels, toWidth, toHeight);
        return toWidth > w * 1.2 ? new Sharpen(0.35).apply(scaled) : scaled;
    }

    private static double or1(@Nullable Double factor) {
        return factor == null ? 1 : factor;
    }

    @Override
    public LocalizedMessage message() {
        if (width != null && height != null) {
            return LocalizedMessage.of("resized.both", Integer.toString(width), Integer.toString(height));
        }
        if (width != null) {
            return LocalizedMessage.of("resized.width", Integer.toString(width));
        }
        if (height != null) {
            return LocalizedMessage.of("resized.height", Integer.toString(height));
        }
        return LocalizedMessage.of("resized.factor", LocalizedMessage.plain(or1(factor) * 100));
    }
}

package app.pentimento.model.builtin.operation;

/**
 * Everything out of focus.
 *
 * @param size the blur's standard deviation as a share of the picture's diagonal, so that it looks the same at any size
 */
public record Blur(double size) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        Gaussian.blur(pixels, Math.max(0.5, size * pixels.diagonal()));
        return pixels;
    }

    @Override
    public Blur scaled(double factor) {
        return new Blur(Math.clamp(size * factor, 0.0003, 0.08));
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of("blurred", LocalizedMessage.plain(size * 100));
    }
}

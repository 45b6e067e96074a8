package app.pentimento.model.builtin.operation;

/**
 * A mirror image.
 *
 * @param sideways left becomes right; otherwise top becomes bottom
 */
public record Flip(boolean sideways) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        int[] argb = pixels.argb();
        int width = pixels.width();
        int height = pixels.height();
        if (sideways) {
            Bands.each(height, 64, (from, to) -> {
                for (int y = from; y < to; y++) {
                    for (int a = y * width, b = a + width - 1; a < b; a++, b--) {
                        swap(argb, a, b);
                    }
                }
            });
        } else {
            Bands.each(height / 2, 64, (from, to) -> {
                for (int y = from; y < to; y++) {
                    for (int x = 0; x < width; x++) {
                        swap(argb, y * width + x, (height - 1 - y) * width + x);
                    }
                }
            });
        }
        return pixels;
    }

    private static void swap(int[] argb, int a, int b) {
        int kept = argb[a];
        argb[a] = argb[b];
        argb[b] = kept;
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(sideways ? "flipped.sideways" : "flipped.upside-down");
    }
}

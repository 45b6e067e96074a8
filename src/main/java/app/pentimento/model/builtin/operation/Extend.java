package app.pentimento.model.builtin.operation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A larger canvas around the picture, which keeps all of its pixels.
 *
 * @param ratio width to height of the canvas; null makes every side longer by {@code share}
 * @param share how much is added to each side, of the picture's width or height, where there is no ratio
 * @param colour packed; null fills the room with the picture itself, enlarged and blurred
 * @param colourName as people say it; null where there is no colour
 * @param name how the ratio was asked for
 */
public record Extend(
        @Nullable Double ratio,
        double share,
        @Nullable Integer colour,
        @Nullable String colourName,
        String name) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double own = (double) pixels.width() / pixels.height();
        double wanted = ratio == null ? own : ratio;
        double grow = ratio == null ? 1 + 2 * share : 1;
        int width = (int) Math.round((wanted > own ? pixels.height() * wanted : pixels.width()) * grow);
        int height = (int) Math.round((wanted > own ? pixels.height() : pixels.width() / wanted) * grow);
        width = Math.max(width, pixels.width());
        height = Math.max(height, pixels.height());
        Pixels canvas = colour == null ? backdrop(pixels, width, height) : Pixels.blank(width, height, pixels.alpha());
        if (colour != null) {
            Arrays.fill(canvas.argb(), 0xFF000000 | colour);
        }
        int left = (width - pixels.width()) / 2;
        int top = (height - pixels.height()) / 2;
        for (int y = 0; y < pixels.height(); y++) {
            System.arraycopy(
                    pixels.argb(), y * pixels.width(), canvas.argb(), (y + top) * width + left, pixels.width());
        }
        return canvas;
    }

    private static Pixels backdrop(Pixels pixels, int width, int height) throws InterruptedException {
        // Blurred so strongly that a small version is enough to enlarge from.
        int smallWidth = Math.max(1, Math.min(width, 480));
        int smallHeight = Math.max(1, (int) Math.round((double) height * smallWidth / width));
        Pixels backdrop = Scaling.copy(part(pixels, width, height), smallWidth, smallHeight);
        Gaussian.blur(backdrop, backdrop.diagonal() * 0.03);
        PixelMap.apply(backdrop, (x, y, p) -> PixelMap.multiplied(p, 0.86f));
        return Scaling.to(backdrop, width, height);
    }

    private static Pixels part(Pixels pixels, int width, int height) throws InterruptedException {
        return new Crop((double) width / height, 0.9, 0.5, 0.5, "").apply(pixels);
    }

    @Override
    public LocalizedMessage message() {
        LocalizedMessage fill =
                colour == null ? LocalizedMessage.of("fill.blurred") : LocalizedMessage.of("colour." + colourName);
        return ratio == null
                ? LocalizedMessage.of("extended", LocalizedMessage.plain(share * 100), fill)
                : LocalizedMessage.of("extended.ratio", name, fill);
    }
}

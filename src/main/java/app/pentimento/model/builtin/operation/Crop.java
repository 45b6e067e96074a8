package app.pentimento.model.builtin.operation;

import org.jspecify.annotations.Nullable;

/**
 * A part of the picture, the largest that fits.
 *
 * @param ratio width to height of the result; null keeps the picture's own
 * @param scale the share of the largest possible part's sides that is kept, from above 0 to 1
 * @param across where the part lies from left (0) to right (1), 0.5 in the middle
 * @param down where it lies from top (0) to bottom (1)
 * @param name how the ratio was asked for, such as {@code 16:9}
 */
public record Crop(@Nullable Double ratio, double scale, double across, double down, String name) implements Operation {
    @Override
    public Pixels apply(Pixels pixels) throws InterruptedException {
        double own = (double) pixels.width() / pixels.height();
        double wanted = ratio == null ? own : ratio;
        int width = (int) Math.round((wanted < own ? pixels.height() * wanted : pixels.width()) * scale);
        int height = (int) Math.round((wanted < own ? pixels.height() : pixels.width() / wanted) * scale);
        width = Math.clamp(width, 1, pixels.width());
        height = Math.clamp(height, 1, pixels.height());
        int x = (int) Math.round((pixels.width() - width) * across);
        int y = (int) Math.round((pixels.height() - height) * down);
        return part(pixels, x, y, width, height);
    }

    static Pixels part(Pixels pixels, int x, int y, int width, int height) {
        if (width == pixels.width() && height == pixels.height()) {
            return pixels;
        }
        Pixels part = Pixels.blank(width, height, pixels.alpha());
        for (int row = 0; row < height; row++) {
            System.arraycopy(pixels.argb(), (y + row) * pixels.width() + x, part.argb(), row * width, width);
        }
        return part;
    }

    @Override
    public LocalizedMessage message() {
        return ratio == null
                ? LocalizedMessage.of("cropped.closer", LocalizedMessage.plain(scale * 100))
                : LocalizedMessage.of("cropped", name, LocalizedMessage.of(place()));
    }

    private String place() {
        if (across == 0.5 && down == 0.5) {
            return "place.centre";
        }
        String vertical = down < 0.5 ? "top" : down > 0.5 ? "bottom" : "";
        String horizontal = across < 0.5 ? "left" : across > 0.5 ? "right" : "";
        return "place." + vertical + (vertical.isEmpty() || horizontal.isEmpty() ? "" : "-") + horizontal;
    }
}

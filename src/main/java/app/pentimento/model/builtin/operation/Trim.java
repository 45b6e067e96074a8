package app.pentimento.model.builtin.operation;

/**
 * Strips cut off the sides, each as a share of the picture's width or height.
 */
public record Trim(double top, double right, double bottom, double left) implements Operation {
    /** The same share off every side. */
    public static Trim around(double share) {
        return new Trim(share, share, share, share);
    }

    /** A share off the side or corner that a place names. */
    public static Trim off(Place place, double share) {
        return new Trim(
                place.down() == 0 ? share : 0,
                place.across() == 1 ? share : 0,
                place.down() == 1 ? share : 0,
                place.across() == 0 ? share : 0);
    }

    @Override
    public Pixels apply(Pixels pixels) {
        int x = (int) Math.round(left * pixels.width());
        int y = (int) Math.round(top * pixels.height());
        int width = Math.max(1, pixels.width() - x - (int) Math.round(right * pixels.width()));
        int height = Math.max(1, pixels.height() - y - (int) Math.round(bottom * pixels.height()));
        return Crop.part(
                pixels, Math.min(x, pixels.width() - width), Math.min(y, pixels.height() - height), width, height);
    }

    @Override
    public LocalizedMessage message() {
        return LocalizedMessage.of(
                "trimmed",
                LocalizedMessage.plain(top * 100),
                LocalizedMessage.plain(right * 100),
                LocalizedMessage.plain(bottom * 100),
                LocalizedMessage.plain(left * 100));
    }
}

package app.pentimento.model.builtin.operation;

import java.util.Arrays;

/**
 * A frame of one colour around the picture, which keeps all of its pixels.
 *
 * @param colour packed {@code 0xRRGGBB}
 * @param colourName as people say it
 * @param width of each side as a share of the picture's shorter side; where {@code pixels} is above 0 that counts
 * @param pixels the width in pixels, or 0
 */
public record Border(int colour, String colourName, double width, int pixels) implements Operation {
    @Override
    public Pixels apply(Pixels picture) throws InterruptedException {
        int side = side(picture);
        int newWidth = picture.width() + 2 * side;
        int newHeight = picture.height() + 2 * side;
        Pixels framed = Pixels.blank(newWidth, newHeight, picture.alpha());
        Arrays.fill(framed.argb(), 0xFF000000 | colour);
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(
                    picture.argb(), y * picture.width(), framed.argb(), (y + side) * newWidth + side, picture.width());
        }
        return framed;
    }

    private int side(Pixels picture) {
        return pixels > 0 ? pixels : (int) Math.max(1, Math.round(width * picture.shortSide()));
    }

    @Override
    public Border scaled(double factor) {
        return new Border(colour, colourName, Math.clamp(width * factor, 0.002, 1), (int) Math.round(pixels * factor));
    }

    @Override
    public LocalizedMessage message() {
        return pixels > 0
                ? LocalizedMessage.of(
                        "border.pixels", LocalizedMessage.of("colour." + colourName), Integer.toString(pixels))
                : LocalizedMessage.of(
                        "border", LocalizedMessage.of("colour." + colourName), LocalizedMessage.plain(width * 100));
    }
}

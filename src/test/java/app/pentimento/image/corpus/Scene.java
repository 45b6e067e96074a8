package app.pentimento.image.corpus;

import java.awt.image.BufferedImage;

/** A picture of which every corner and edge can be told apart, in large areas that survive lossy coding. */
public final class Scene {
    private static final int RED = 0xC02020;
    private static final int GREEN = 0x20A030;
    private static final int BLUE = 0x2040C0;
    private static final int YELLOW = 0xD0C020;

    private Scene() {}

    /** The colour at a place of an upright picture of this size. */
    public static int colour(int x, int y, int width, int height) {
        boolean left = 2 * x < width;
        boolean top = 2 * y < height;
        return top ? (left ? RED : GREEN) : (left ? BLUE : YELLOW);
    }

    /** The picture in this type of {@link BufferedImage}. */
    public static BufferedImage draw(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | colour(x, y, width, height));
            }
        }
        return image;
    }

    public static BufferedImage draw(int width, int height) {
        return draw(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** The picture as it is stored so that this EXIF orientation turns it upright; the sides are those of the upright. */
    public static BufferedImage stored(int width, int height, int orientation) {
        boolean swap = orientation >= 5;
        BufferedImage image =
                new BufferedImage(swap ? height : width, swap ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int mirroredX = width - 1 - x;
                int mirroredY = height - 1 - y;
                int colour = colour(x, y, width, height);
                // EXIF 3.0, 4.6.5.1.6: where the upright picture's row and column 0 are stored.
                switch (orientation) {
                    case 1 -> image.setRGB(x, y, colour);
                    case 2 -> image.setRGB(mirroredX, y, colour);
                    case 3 -> image.setRGB(mirroredX, mirroredY, colour);
                    case 4 -> image.setRGB(x, mirroredY, colour);
                    case 5 -> image.setRGB(y, x, colour);
                    case 6 -> image.setRGB(y, mirroredX, colour);
                    case 7 -> image.setRGB(mirroredY, mirroredX, colour);
                    case 8 -> image.setRGB(mirroredY, x, colour);
                    default -> throw new IllegalArgumentException();
                }
            }
        }
        return image;
    }
}

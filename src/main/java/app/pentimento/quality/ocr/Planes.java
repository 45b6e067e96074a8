package app.pentimento.quality.ocr;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Pixels as these networks take them: all of one colour after all of another, blue first, about 0. */
final class Planes {
    static final int COUNT = 3;

    private Planes() {}

    /**
     * The planes of an opaque picture.
     *
     * @param means of each plane, in shares of full brightness: what becomes 0
     * @param spreads of each plane: what becomes 1 more
     * @param width of a plane, at least the picture's; what is right of the picture is 0
     */
    static float[] of(BufferedImage picture, float[] means, float[] spreads, int width) {
        int height = picture.getHeight();
        float[] values = new float[COUNT * width * height];
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                for (int plane = 0; plane < COUNT; plane++) {
                    float share = ((row[x] >> (8 * plane)) & 255) / 255f;
                    values[(plane * height + y) * width + x] = (share - means[plane]) / spreads[plane];
                }
            }
        }
        return values;
    }

    /** The same value for every plane. */
    static float[] all(float value) {
        float[] values = new float[COUNT];
        Arrays.fill(values, value);
        return values;
    }
}

package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A fingerprint of what a picture looks like: the signs of the 64 lowest spatial frequencies of its brightness, of a
 * discrete cosine transform. Copies that were recompressed or resized are at most a few bits apart, other pictures more
 * than twenty.
 *
 * @param bits the 64 signs
 */
public record PerceptualHash(long bits) {
    private static final int SIDE = 32;
    private static final int KEPT = 8;
    private static final double[][] COSINES = new double[KEPT][SIDE];

    static {
        for (int frequency = 0; frequency < KEPT; frequency++) {
            for (int place = 0; place < SIDE; place++) {
                // From frequency 1 on: frequency 0 is the mean brightness, which says nothing about the picture.
                COSINES[frequency][place] = Math.cos((2 * place + 1) * (frequency + 1) * Math.PI / (2 * SIDE));
            }
        }
    }

    /** The hash of an upright picture; transparent parts count as white. */
    public static PerceptualHash of(BufferedImage image) {
        double[][] luma = luma(image);
        double[] strengths = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        sum += luma[y][x] * COSINES[v][y] * COSINES[u][x];
                    }
                }
                strengths[v * KEPT + u] = sum;
            }
        }
        double[] sorted = strengths.clone();
        Arrays.sort(sorted);
        double median = (sorted[KEPT * KEPT / 2 - 1] + sorted[KEPT * KEPT / 2]) / 2;
        long bits = 0;
        for (double strength : strengths) {
            bits = bits << 1 | (strength > median ? 1 : 0);
        }
        return new PerceptualHash(bits);
    }

    /** In how many of the 64 bits two hashes differ. */
    public int distance(PerceptualHash other) {
        return Long.bitCount(bits ^ other.bits);
    }

    /** The brightness of 32 by 32 areas that cover the picture. */
    private static double[][] luma(BufferedImage image) {
        int width = Math.min(image.getWidth(), SIDE);
        int height = Math.min(image.getHeight(), SIDE);
        BufferedImage small = AreaScaler.scale(image, width, height);
        double[][] luma = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                luma[y][x] = luma(small.getRGB(x * width / SIDE, y * height / SIDE));
            }
        }
        return luma;
    }

    private static double luma(int argb) {
        int alpha = argb >>> 24;
        double colour = 0.299 * (argb >> 16 & 255) + 0.587 * (argb >> 8 & 255) + 0.114 * (argb & 255);
        return (colour * alpha + 255.0 * (255 - alpha)) / 255;
    }
}

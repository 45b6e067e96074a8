package app.pentimento.editing.region;

import java.awt.image.BufferedImage;

/**
 * Brings an answer's colours to those of the region that it was asked about: models shift them a little everywhere. A
 * straight line for each channel, fitted where nothing should have changed.
 */
final class Tones {
    private static final double LEAST_GAIN = 0.8;
    private static final double MOST_GAIN = 1.25;
    private static final double MOST_SHIFT = 40;
    private static final int ENOUGH = 1000;

    private Tones() {}

    /**
     * Changes the answer's pixels in place.
     *
     * @param region the part as it was sent
     * @param answer laid over it, of the same size; transparent where it does not reach
     */
    static void match(BufferedImage region, BufferedImage answer, MaskPlane mask) {
        int w = region.getWidth();
        int h = region.getHeight();
        double[][] sums = new double[3][5];
        int[] wanted = new int[w];
        int[] given = new int[w];
        for (int y = 0; y < h; y++) {
            region.getRGB(0, y, w, 1, wanted, 0, w);
            answer.getRGB(0, y, w, 1, given, 0, w);
            for (int x = 0; x < w; x++) {
                if (mask.shares()[y * w + x] == 0 && given[x] >>> 24 == 255) {
                    for (int c = 0; c < 3; c++) {
                        add(sums[c], (given[x] >> (8 * c)) & 255, (wanted[x] >> (8 * c)) & 255);
                    }
                }
            }
        }
        if (sums[0][0] < ENOUGH) {
            return;
        }
        int[][] levels = new int[3][];
        for (int c = 0; c < 3; c++) {
            levels[c] = line(sums[c]);
        }
        for (int y = 0; y < h; y++) {
            answer.getRGB(0, y, w, 1, given, 0, w);
            for (int x = 0; x < w; x++) {
                int p = given[x];
                given[x] = (p & 0xFF000000)
                        | (levels[2][(p >> 16) & 255] << 16)
                        | (levels[1][(p >> 8) & 255] << 8)
                        | levels[0][p & 255];
            }
            answer.setRGB(0, y, w, 1, given, 0, w);
        }
    }

    private static void add(double[] sums, int given, int wanted) {
        sums[0]++;
        sums[1] += given;
        sums[2] += wanted;
        sums[3] += (double) given * given;
        sums[4] += (double) given * wanted;
    }

    /** The new level of each level. */
    private static int[] line(double[] sums) {
        double n = sums[0];
        double variance = n * sums[3] - sums[1] * sums[1];
        double gain = variance < 1 ? 1 : (n * sums[4] - sums[1] * sums[2]) / variance;
        gain = Math.clamp(gain, LEAST_GAIN, MOST_GAIN);
        double shift = Math.clamp((sums[2] - gain * sums[1]) / n, -MOST_SHIFT, MOST_SHIFT);
        int[] levels = new int[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (int) Math.round(Math.clamp(gain * i + shift, 0, 255));
        }
        return levels;
    }
}

package app.pentimento.image.vision;

import java.awt.image.BufferedImage;

/**
 * How much the parts of a picture draw the eye, in a grid of cells: by a colour unlike the picture's mean, by fine
 * structure, and by being near the middle. It tells where to look, not what is there.
 */
public final class Saliency {
    private static final int CELLS = 24;
    /** Structure counts up to this many times the picture's mean, so that fur and foliage do not win. */
    private static final double MOST_STRUCTURE = 2;

    private static final double MIDDLE = 0.32;

    private final double[] cells = new double[CELLS * CELLS];

    private Saliency() {}

    public static Saliency of(BufferedImage picture) {
        BufferedImage image = Sample.reduced(picture);
        int width = image.getWidth();
        int height = image.getHeight();
        double[][] sums = new double[CELLS * CELLS][5];
        int[] above = new int[width];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 1; x < width && y > 0; x++) {
                double[] sum = sums[y * CELLS / height * CELLS + x * CELLS / width];
                for (int c = 0; c < 3; c++) {
                    sum[c] += row[x] >> (16 - 8 * c) & 255;
                }
                sum[3] += Math.abs(green(row[x]) - green(row[x - 1])) + Math.abs(green(row[x]) - green(above[x]));
                sum[4]++;
            }
            int[] spare = above;
            above = row;
            row = spare;
        }
        Saliency salience = new Saliency();
        salience.weigh(sums);
        return salience;
    }

    /** Nearly the lightness, and quicker. */
    private static int green(int rgb) {
        return rgb >> 8 & 255;
    }

    private void weigh(double[][] sums) {
        double[] mean = new double[4];
        for (double[] sum : sums) {
            for (int c = 0; c < 4; c++) {
                sum[c] /= Math.max(1, sum[4]);
                mean[c] += sum[c] / sums.length;
            }
        }
        double[] unlike = new double[sums.length];
        double usual = 1e-6;
        for (int i = 0; i < sums.length; i++) {
            unlike[i] = Math.hypot(Math.hypot(sums[i][0] - mean[0], sums[i][1] - mean[1]), sums[i][2] - mean[2]);
            usual += unlike[i] / sums.length;
        }
        for (int i = 0; i < cells.length; i++) {
            double structure = Math.min(MOST_STRUCTURE, sums[i][3] / Math.max(1e-6, mean[3]));
            double away = Math.hypot(across(i) - 0.5, down(i) - 0.5) / MIDDLE;
            cells[i] = (unlike[i] / usual + structure) * Math.exp(-away * away / 2);
        }
    }

    private static double across(int cell) {
        return (cell % CELLS + 0.5) / CELLS;
    }

    private static double down(int cell) {
        int row = cell / CELLS;
        return (row + 0.5) / CELLS;
    }

    /** How much a part of the picture draws the eye, in the mean, its own middle counting most; the larger the more. */
    public double within(Face part) {
        double sum = 0;
        double weights = 1e-6;
        for (int i = 0; i < cells.length; i++) {
            double x = Math.abs(across(i) - part.left() - part.width() / 2) / part.width();
            double y = Math.abs(down(i) - part.top() - part.height() / 2) / part.height();
            double weight = Math.max(0, 0.5 - x) * Math.max(0, 0.5 - y);
            sum += weight * cells[i];
            weights += weight;
        }
        return sum / weights;
    }
}

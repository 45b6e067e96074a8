package app.pentimento.quality;

import java.awt.image.BufferedImage;

/** Structural similarity (SSIM; Wang, Bovik, Sheikh and Simoncelli, 2004) of the brightness of two pictures. */
final class Structure {
    private static final int WINDOW = 8;
    private static final int STRIDE = 4;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private Structure() {}

    /** The mean over windows of {@value #WINDOW} pixels a side, from -1 to 1, for two pictures of one size. */
    static double similarity(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        double[] a = brightness(one);
        double[] b = brightness(other);
        int wide = Math.min(WINDOW, width);
        int high = Math.min(WINDOW, height);
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + high <= height; y += STRIDE) {
            for (int x = 0; x + wide <= width; x += STRIDE) {
                sum += window(a, b, y * width + x, width, wide, high);
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(double[] a, double[] b, int from, int width, int wide, int high) {
        double sumA = 0;
        double sumB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int y = 0; y < high; y++) {
            for (int i = from + y * width; i < from + y * width + wide; i++) {
                sumA += a[i];
                sumB += b[i];
                squareA += a[i] * a[i];
                squareB += b[i] * b[i];
                product += a[i] * b[i];
            }
        }
        double n = wide * high;
        double meanA = sumA / n;
        double meanB = sumB / n;
        double varianceA = squareA / n - meanA * meanA;
        double varianceB = squareB / n - meanB * meanB;
        double covariance = product / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static double[] brightness(BufferedImage picture) {
        int width = picture.getWidth();
        double[] values = new double[width * picture.getHeight()];
        for (int i = 0; i < values.length; i++) {
            int p = picture.getRGB(i % width, i / width);
            values[i] = 0.299 * Lab.onWhite(p, 16) + 0.587 * Lab.onWhite(p, 8) + 0.114 * Lab.onWhite(p, 0);
        }
        return values;
    }
}

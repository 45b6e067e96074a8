package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Makes pictures smaller: each new pixel is the mean of the area that it covers, so that nothing flickers or is lost. */
public final class AreaScaler {
    private static final int CHANNELS = 4;

    private AreaScaler() {}

    /**
     * Scales a picture down.
     *
     * @param image {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}
     * @param width at most that of the picture
     * @param height at most that of the picture
     */
    public static BufferedImage scale(BufferedImage image, int width, int height) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage to =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        double perRow = (double) height / image.getHeight();
        double perColumn = (double) width / image.getWidth();
        int[] row = new int[image.getWidth()];
        int[] out = new int[width];
        float[] narrow = new float[width * CHANNELS];
        float[] sum = new float[width * CHANNELS];
        int y = 0;
        for (int from = 0; from < image.getHeight(); from++) {
            image.getRaster().getDataElements(0, from, row.length, 1, row);
            narrow(row, narrow, perColumn, alpha);
            double top = from * perRow;
            double bottom = Math.min(height, top + perRow);
            double here = Math.min(bottom, y + 1.0) - top;
            add(sum, narrow, here);
            if (bottom >= y + 1.0 - 1e-9) {
                write(sum, out);
                to.getRaster().setDataElements(0, y, width, 1, out);
                Arrays.fill(sum, 0);
                y++;
                add(sum, narrow, Math.max(0, bottom - y));
            }
            if (y == height) {
                break;
            }
        }
        return to;
    }

    /** Means along a row, weighted by alpha; the channels are alpha, red, green, blue. */
    private static void narrow(int[] row, float[] to, double perColumn, boolean alpha) {
        Arrays.fill(to, 0);
        int most = to.length / CHANNELS;
        for (int x = 0; x < row.length; x++) {
            double left = x * perColumn;
            double right = Math.min(most, left + perColumn);
            int at = (int) Math.min(left, most - 1.0);
            double here = Math.min(right, at + 1.0) - left;
            addPixel(to, at, row[x], (float) here, alpha);
            if (right > at + 1.0 && at + 1 < most) {
                addPixel(to, at + 1, row[x], (float) (right - at - 1), alpha);
            }
        }
    }

    private static void addPixel(float[] to, int x, int pixel, float share, boolean alpha) {
        float weight = share * (alpha ? pixel >>> 24 : 255);
        int at = x * CHANNELS;
        to[at] += weight;
        to[at + 1] += weight * (pixel >> 16 & 255);
        to[at + 2] += weight * (pixel >> 8 & 255);
        to[at + 3] += weight * (pixel & 255);
    }

    private static void add(float[] sum, float[] row, double share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (row[i] * share);
        }
    }

    private static void write(float[] sum, int[] out) {
        for (int x = 0; x < out.length; x++) {
            int at = x * CHANNELS;
            float weight = sum[at];
            out[x] = weight == 0
                    ? 0
                    : Math.min(255, Math.round(weight)) << 24
                            | level(sum[at + 1] / weight) << 16
                            | level(sum[at + 2] / weight) << 8
                            | level(sum[at + 3] / weight);
        }
    }

    private static int level(float value) {
        return Math.min(255, Math.round(value));
    }
}

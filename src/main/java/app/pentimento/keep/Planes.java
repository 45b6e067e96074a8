package app.pentimento.keep;

import app.pentimento.image.AreaScaler;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A picture as numbers to compute with.
 *
 * @param colours red, green and blue from 0 to 255, each row by row
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record Planes(float[][] colours, int width, int height) {
    /** All pixels of a picture; what is transparent is taken as grey. */
    static Planes of(BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        float[][] colours = new float[3][w * h];
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            picture.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                int p = row[x];
                int i = y * w + x;
                if (p >>> 24 == 255) {
                    colours[0][i] = p >> 16 & 255;
                    colours[1][i] = p >> 8 & 255;
                    colours[2][i] = p & 255;
                } else {
                    float share = (p >>> 24) / 255f;
                    colours[0][i] = (p >> 16 & 255) * share + 128 * (1 - share);
                    colours[1][i] = (p >> 8 & 255) * share + 128 * (1 - share);
                    colours[2][i] = (p & 255) * share + 128 * (1 - share);
                }
            }
        }
        return new Planes(colours, w, h);
    }

    /** A picture whose longer side is at most so long. */
    static Planes of(BufferedImage picture, int side) {
        return of(sized(picture, (double) side / Math.max(picture.getWidth(), picture.getHeight())));
    }

    /** A picture made smaller by this factor; from 1 on it stays as it is. */
    static BufferedImage sized(BufferedImage picture, double factor) {
        if (factor >= 1) {
            return picture;
        }
        BufferedImage plain = picture;
        if (picture.getType() != BufferedImage.TYPE_INT_RGB && picture.getType() != BufferedImage.TYPE_INT_ARGB) {
            plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = plain.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            pen.drawImage(picture, 0, 0, null);
            pen.dispose();
        }
        return AreaScaler.scale(plain, Math.max(1, (int) Math.round(picture.getWidth() * factor)), Math.max(1, (int)
                Math.round(picture.getHeight() * factor)));
    }

    int size() {
        return width * height;
    }

    /** How bright each pixel is. */
    float[] brightness() {
        float[] to = new float[size()];
        for (int i = 0; i < to.length; i++) {
            to[i] = 0.299f * colours[0][i] + 0.587f * colours[1][i] + 0.114f * colours[2][i];
        }
        return to;
    }

    /** Between pixels, by the curve of Catmull and Rom; beyond the edges goes on what stands there. */
    float sharpAt(int c, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        float fx = (float) (x - x0);
        float fy = (float) (y - y0);
        float[] plane = colours[c];
        float a = ((-0.5f * fx + 1) * fx - 0.5f) * fx;
        float b = (1.5f * fx - 2.5f) * fx * fx + 1;
        float d = (0.5f * fx - 0.5f) * fx * fx;
        float e = 1 - a - b - d;
        int xa = Math.clamp(x0 - 1, 0, width - 1);
        int xb = Math.clamp(x0, 0, width - 1);
        int xe = Math.clamp(x0 + 1, 0, width - 1);
        int xd = Math.clamp(x0 + 2, 0, width - 1);
        float va = ((-0.5f * fy + 1) * fy - 0.5f) * fy;
        float vb = (1.5f * fy - 2.5f) * fy * fy + 1;
        float vd = (0.5f * fy - 0.5f) * fy * fy;
        float ve = 1 - va - vb - vd;
        float sum = 0;
        for (int k = -1; k <= 2; k++) {
            int row = Math.clamp(y0 + k, 0, height - 1) * width;
            float along = a * plane[row + xa] + b * plane[row + xb] + e * plane[row + xe] + d * plane[row + xd];
            sum += along * (k == -1 ? va : k == 0 ? vb : k == 1 ? ve : vd);
        }
        return sum;
    }
}

package app.pentimento.editing.region;

import app.pentimento.image.AreaScaler;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A small grey copy of a picture, for comparing.
 *
 * @param levels row by row, from 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record Grey(float[] levels, int width, int height) {
    /** A copy whose longer side is at most this long. */
    static Grey of(BufferedImage picture, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        return of(picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1, (int)
                Math.round(picture.getHeight() * scale)));
    }

    /** A copy of this size. */
    static Grey of(BufferedImage picture, int width, int height) {
        BufferedImage small = sized(picture, width, height);
        int[] pixels = small.getRGB(0, 0, width, height, null, 0, width);
        float[] levels = new float[pixels.length];
        for (int i = 0; i < levels.length; i++) {
            int p = pixels[i];
            levels[i] = 0.2126f * ((p >> 16) & 255) + 0.7152f * ((p >> 8) & 255) + 0.0722f * (p & 255);
        }
        return new Grey(levels, width, height);
    }

    /** A picture of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB} in another size. */
    static BufferedImage sized(BufferedImage picture, int width, int height) {
        if (picture.getWidth() == width && picture.getHeight() == height) {
            return picture;
        }
        if (width <= picture.getWidth() && height <= picture.getHeight()) {
            return AreaScaler.scale(picture, width, height);
        }
        BufferedImage sized = new BufferedImage(width, height, picture.getType());
        Graphics2D pen = sized.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return sized;
    }

    /** The same, made larger or smaller about its middle; beyond its edges goes on what stands there. */
    Grey scaled(double scale) {
        if (scale == 1) {
            return this;
        }
        float[] to = new float[levels.length];
        for (int y = 0; y < height; y++) {
            double fromY = (y - (height - 1) / 2.0) / scale + (height - 1) / 2.0;
            for (int x = 0; x < width; x++) {
                to[y * width + x] = at((x - (width - 1) / 2.0) / scale + (width - 1) / 2.0, fromY);
            }
        }
        return new Grey(to, width, height);
    }

    private float at(double x, double y) {
        int x0 = Math.clamp((int) Math.floor(x), 0, width - 1);
        int y0 = Math.clamp((int) Math.floor(y), 0, height - 1);
        int x1 = Math.min(width - 1, x0 + 1);
        int y1 = Math.min(height - 1, y0 + 1);
        float right = (float) Math.clamp(x - x0, 0, 1);
        float down = (float) Math.clamp(y - y0, 0, 1);
        float top = levels[y0 * width + x0] * (1 - right) + levels[y0 * width + x1] * right;
        float bottom = levels[y1 * width + x0] * (1 - right) + levels[y1 * width + x1] * right;
        return top * (1 - down) + bottom * down;
    }

    /**
     * How much another of the same size is like this one, moved by so many pixels: the correlation, from -1 to 1, of
     * what counts and lies over this one.
     *
     * @param stride 1 compares every pixel, 2 every second of every second row, and so on
     */
    double likeness(Grey other, int dx, int dy, boolean[] counts, int stride) {
        double n = 0;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int y = Math.max(0, dy); y < Math.min(height, height + dy); y += stride) {
            for (int x = Math.max(0, dx); x < Math.min(width, width + dx); x += stride) {
                int i = y * width + x;
                if (counts[i]) {
                    double mine = levels[i];
                    double theirs = other.levels[(y - dy) * width + x - dx];
                    n++;
                    a += mine;
                    b += theirs;
                    aa += mine * mine;
                    bb += theirs * theirs;
                    ab += mine * theirs;
                }
            }
        }
        double spread = Math.sqrt((n * aa - a * a) * (n * bb - b * b));
        return n == 0 || spread < 1e-6 ? -1 : (n * ab - a * b) / spread;
    }
}

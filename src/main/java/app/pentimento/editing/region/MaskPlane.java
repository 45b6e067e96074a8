package app.pentimento.editing.region;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * How much of each pixel may change: 0 nothing, 255 all of it.
 *
 * @param shares row by row
 */
@SuppressWarnings("ArrayRecordComponent") // worked on, never compared
record MaskPlane(byte[] shares, int width, int height) {
    /** A mask picture: white where change is allowed; transparent counts as black. */
    static MaskPlane of(BufferedImage mask) {
        int w = mask.getWidth();
        int h = mask.getHeight();
        byte[] shares = new byte[w * h];
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            mask.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                int p = row[x];
                int luma = (54 * ((p >> 16) & 255) + 183 * ((p >> 8) & 255) + 19 * (p & 255)) >> 8;
                shares[y * w + x] = (byte) (luma * (p >>> 24) / 255);
            }
        }
        return new MaskPlane(shares, w, h);
    }

    /** The smallest box around all that may change; null where nothing may. */
    @Nullable
    Rectangle bounds() {
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (shares[y * width + x] != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = top < 0 ? y : top;
                    bottom = y;
                }
            }
        }
        return right < 0 ? null : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    /** The part of the mask in a region. */
    MaskPlane in(Region region) {
        byte[] part = new byte[region.width() * region.height()];
        for (int y = 0; y < region.height(); y++) {
            System.arraycopy(shares, (region.y() + y) * width + region.x(), part, y * region.width(), region.width());
        }
        return new MaskPlane(part, region.width(), region.height());
    }

    /**
     * The same mask with an edge that rises over so many pixels, inwards only: what was black stays black.
     *
     * @param depth in pixels; below 1 nothing happens
     */
    MaskPlane softened(int depth) {
        if (depth < 1) {
            return this;
        }
        byte[] blurred = new byte[shares.length];
        int[] line = new int[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            mean(shares, blurred, y * width, 1, width, depth, line);
        }
        for (int x = 0; x < width; x++) {
            mean(blurred, blurred, x, width, height, depth, line);
        }
        byte[] soft = new byte[shares.length];
        for (int i = 0; i < soft.length; i++) {
            // half of the neighbourhood is masked right at a straight edge: there the rise begins
            int rise = Math.max(0, 2 * (blurred[i] & 255) - 255);
            soft[i] = (byte) Math.min(shares[i] & 255, rise);
        }
        return new MaskPlane(soft, width, height);
    }

    /** Running means along a line; beyond its ends goes on what stands there. */
    private static void mean(byte[] from, byte[] to, int start, int step, int length, int depth, int[] line) {
        for (int i = 0; i < length; i++) {
            line[i] = from[start + i * step] & 255;
        }
        int window = 2 * depth + 1;
        long sum = 0;
        for (int i = -depth; i <= depth; i++) {
            sum += line[Math.clamp(i, 0, length - 1)];
        }
        for (int i = 0; i < length; i++) {
            to[start + i * step] = (byte) (sum / window);
            sum += line[Math.min(length - 1, i + depth + 1)] - line[Math.max(0, i - depth)];
        }
    }

    /** As a picture, white where change is allowed. */
    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, shares);
        return picture;
    }
}

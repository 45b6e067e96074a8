package app.pentimento.image.vision;

import app.pentimento.onnx.Values;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A small copy of a part of a picture, as a network takes it. */
final class Sample {
    /** The longer side that is enough to find faces of a fiftieth of it. */
    private static final int ENOUGH = 1024;

    private static final int COLOURS = 3;

    private Sample() {}

    /**
     * A part of a picture in a square, its shape kept, grey around it.
     *
     * @param part in pixels; it may be wider or higher than the picture
     * @param side of the square
     * @param low the value of black; white is 1
     * @return red, green and blue of each pixel, row by row, for one picture
     */
    static Values.Floats square(BufferedImage image, Part part, int side, float low) {
        BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(java.awt.Color.GRAY);
        g.fillRect(0, 0, side, side);
        Rectangle seen = part.within(image);
        double scale = side / part.side();
        BufferedImage source = image.getSubimage(seen.x, seen.y, seen.width, seen.height);
        // Bilinear drawing looks at four pixels only: a mean of blocks first, so that nothing is skipped.
        int block = scale < 0.5 ? (int) (1 / scale) : 1;
        g.translate((seen.x - part.left()) * scale, (seen.y - part.top()) * scale);
        g.scale(scale * block, scale * block);
        g.drawImage(block > 1 ? means(source, block) : source, 0, 0, null);
        g.dispose();
        return values(small, low);
    }

    private static Values.Floats values(BufferedImage small, float low) {
        float[] values = new float[small.getHeight() * small.getWidth() * COLOURS];
        int[] row = new int[small.getWidth()];
        float range = (1 - low) / 255;
        int at = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            small.getRaster().getDataElements(0, y, row.length, 1, row);
            for (int pixel : row) {
                values[at++] = (pixel >> 16 & 255) * range + low;
                values[at++] = (pixel >> 8 & 255) * range + low;
                values[at++] = (pixel & 255) * range + low;
            }
        }
        return new Values.Floats(values, 1, small.getHeight(), small.getWidth(), COLOURS);
    }

    /** A picture as small as one can be to find anything in it; the same where it is that small. */
    static BufferedImage reduced(BufferedImage image) {
        int block = Math.max(image.getWidth(), image.getHeight()) / ENOUGH;
        return block > 1 ? means(image, block) : image;
    }

    private static BufferedImage means(BufferedImage image, int block) {
        int width = Math.max(1, image.getWidth() / block);
        int height = Math.max(1, image.getHeight() / block);
        BufferedImage means = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] lines = new int[image.getWidth() * block];
        int[] out = new int[width];
        int high = Math.min(block, image.getHeight());
        int wide = Math.min(block, image.getWidth());
        boolean packed =
                image.getType() == BufferedImage.TYPE_INT_RGB || image.getType() == BufferedImage.TYPE_INT_ARGB;
        for (int y = 0; y < height; y++) {
            if (packed) {
                image.getRaster().getDataElements(0, y * block, image.getWidth(), high, lines);
            } else {
                image.getRGB(0, y * block, image.getWidth(), high, lines, 0, image.getWidth());
            }
            for (int x = 0; x < width; x++) {
                out[x] = mean(lines, image.getWidth(), x * block, wide, high);
            }
            means.getRaster().setDataElements(0, y, width, 1, out);
        }
        return means;
    }

    private static int mean(int[] lines, int width, int left, int wide, int high) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int y = 0; y < high; y++) {
            for (int i = y * width + left, end = i + wide; i < end; i++) {
                r += lines[i] >> 16 & 255;
                g += lines[i] >> 8 & 255;
                b += lines[i] & 255;
            }
        }
        int count = wide * high;
        return ((r / count) << 16) | ((g / count) << 8) | (b / count);
    }

    /** A square part of a picture, in its pixels. */
    record Part(double left, double top, double side) {
        /** What of it is in the picture. */
        Rectangle within(BufferedImage image) {
            Rectangle square = new Rectangle(
                    (int) Math.floor(left),
                    (int) Math.floor(top),
                    (int) Math.ceil(side) + 1,
                    (int) Math.ceil(side) + 1);
            return square.intersection(new Rectangle(image.getWidth(), image.getHeight()));
        }

        /** The whole picture in the middle of a square. */
        static Part whole(BufferedImage image) {
            double side = Math.max(image.getWidth(), image.getHeight());
            return new Part((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side);
        }
    }
}

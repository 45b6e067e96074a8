package app.pentimento.model.builtin.operation;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture's pixels, row by row, as {@code 0xAARRGGBB} in sRGB, not premultiplied. The top byte counts only where
 * {@code alpha} is true.
 */
@SuppressWarnings("ArrayRecordComponent") // a view of memory, never compared
public record Pixels(int[] argb, int width, int height, boolean alpha) {
    /** The pixels of an image, without a copy where its type allows. Writing to them writes to the image. */
    public static Pixels of(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage usable = image;
        if (image.getType() != type) {
            usable = new BufferedImage(image.getWidth(), image.getHeight(), type);
            Graphics2D g = usable.createGraphics();
            g.drawImage(image, 0, 0, null);
            g.dispose();
        }
        int[] data = ((DataBufferInt) usable.getRaster().getDataBuffer()).getData();
        return new Pixels(data, image.getWidth(), image.getHeight(), alpha);
    }

    /** Room for a picture: black, or transparent where it has alpha. */
    public static Pixels blank(int width, int height, boolean alpha) {
        return of(blankImage(width, height, alpha));
    }

    static BufferedImage blankImage(int width, int height, boolean alpha) {
        return new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    /** These pixels as an image, without a copy. */
    public BufferedImage image() {
        int[] masks = {0xFF0000, 0xFF00, 0xFF, 0xFF000000};
        java.awt.image.DirectColorModel model = alpha
                ? new java.awt.image.DirectColorModel(32, masks[0], masks[1], masks[2], masks[3])
                : new java.awt.image.DirectColorModel(24, masks[0], masks[1], masks[2]);
        java.awt.image.WritableRaster raster = java.awt.image.Raster.createPackedRaster(
                new DataBufferInt(argb, argb.length),
                width,
                height,
                width,
                alpha ? masks : java.util.Arrays.copyOf(masks, 3),
                null);
        return new BufferedImage(model, raster, false, null);
    }

    /** Other pixels of the same size and kind; their contents are undefined. */
    public Pixels like() {
        return new Pixels(new int[argb.length], width, height, alpha);
    }

    public Pixels copy() {
        return new Pixels(argb.clone(), width, height, alpha);
    }

    /** The same picture with an alpha channel, all opaque where it had none. */
    public Pixels withAlpha() {
        if (alpha) {
            return this;
        }
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= 0xFF000000;
        }
        return new Pixels(argb, width, height, true);
    }

    public double diagonal() {
        return Math.hypot(width, height);
    }

    public int shortSide() {
        return Math.min(width, height);
    }
}

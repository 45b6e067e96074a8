package app.pentimento.image.corpus;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** JPEG files, ordinary and odd. */
public final class Jpeg {
    private Jpeg() {}

    public static byte[] of(BufferedImage image) {
        return Codecs.encode("jpeg", image);
    }

    /** A marker segment. */
    public static byte[] segment(int marker, byte[] payload) {
        return Bytes.big().u8(0xFF, marker).u16(payload.length + 2).add(payload).array();
    }

    public static byte[] segment(int marker, String prefix, byte[] payload) {
        return segment(marker, Bytes.join(Bytes.big().text(prefix).array(), payload));
    }

    /** A file with further segments right after its start. */
    public static byte[] with(byte[] file, byte[]... segments) {
        Bytes out = Bytes.big().u8(0xFF, 0xD8);
        for (byte[] segment : segments) {
            out.add(segment);
        }
        return out.add(rest(file)).array();
    }

    public static byte[] withExif(byte[] file, byte[] block) {
        return with(file, segment(0xE1, "Exif\0\0", block));
    }

    /** A file without its JFIF marker, so that the APP14 marker decides about colours. */
    public static byte[] withoutJfif(byte[] file) {
        boolean jfif = (file[3] & 255) == 0xE0;
        int length = jfif ? 2 + (((file[4] & 255) << 8) | (file[5] & 255)) : 0;
        return Bytes.big()
                .u8(0xFF, 0xD8)
                .add(java.util.Arrays.copyOfRange(file, 2 + length, file.length))
                .array();
    }

    /**
     * A file of four components.
     *
     * @param transform Adobe's: 0 for CMYK, 2 for YCCK; -1 for no Adobe marker at all
     */
    public static byte[] cmyk(int width, int height, int transform) {
        WritableRaster samples = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = Scene.colour(x, y, width, height);
                int red = rgb >> 16 & 255;
                int green = rgb >> 8 & 255;
                int blue = rgb & 255;
                // Adobe stores the complements, so that 255 is no ink; browsers expect it so without the marker, too.
                int[] inks =
                        transform == 2 ? ycc(255 - red, 255 - green, 255 - blue) : new int[] {red, green, blue, 255};
                samples.setPixel(x, y, inks);
            }
        }
        byte[] file = withoutJfif(Codecs.jpeg(samples));
        byte[] adobe = Bytes.big()
                .text("Adobe")
                .u16(100, 0, 0)
                .u8(Math.max(transform, 0))
                .array();
        return transform < 0 ? file : with(file, segment(0xEE, adobe));
    }

    private static int[] ycc(int red, int green, int blue) {
        int y = clamp(0.299 * red + 0.587 * green + 0.114 * blue);
        int cb = clamp(128 - 0.168736 * red - 0.331264 * green + 0.5 * blue);
        int cr = clamp(128 + 0.5 * red - 0.418688 * green - 0.081312 * blue);
        return new int[] {y, cb, cr, 255};
    }

    private static int clamp(double value) {
        return (int) Math.clamp(Math.round(value), 0L, 255L);
    }

    /** Where the frame header starts: at its 0xFF. */
    public static int frame(byte[] file) {
        for (int at = 2; at < file.length - 1; ) {
            int marker = file[at + 1] & 255;
            if (marker >= 0xC0 && marker <= 0xC2) {
                return at;
            }
            at += 2 + (((file[at + 2] & 255) << 8) | (file[at + 3] & 255));
        }
        throw new IllegalArgumentException("No frame");
    }

    private static byte[] rest(byte[] file) {
        return java.util.Arrays.copyOfRange(file, 2, file.length);
    }
}

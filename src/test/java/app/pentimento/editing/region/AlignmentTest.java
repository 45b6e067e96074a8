package app.pentimento.editing.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pentimento.testing.SamplePicture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private final BufferedImage picture = SamplePicture.draw(WIDTH, HEIGHT);
    private final MaskPlane mask = middle();

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 14, -9", "1.03, 0, 0", "0.97, 10, 12", "1.015, -23, 5"})
    void whatAModelMovedAndZoomedIsLaidBack(double zoom, double dx, double dy) {
        Alignment found = Alignment.find(picture, moved(zoom, dx, dy), mask);

        assertThat(found.scale()).isCloseTo(1 / zoom, within(0.002));
        assertThat(found.dx() * WIDTH).isCloseTo(-dx / zoom, within(1.5));
        assertThat(found.dy() * HEIGHT).isCloseTo(-dy / zoom, within(1.5));
    }

    @Test
    void anotherPictureAltogetherIsNotMoved() {
        BufferedImage other = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(7);
        for (int y = 0; y < HEIGHT; y += 60) {
            for (int x = 0; x < WIDTH; x += 60) {
                Graphics2D pen = other.createGraphics();
                pen.setColor(new java.awt.Color(random.nextInt(1 << 24)));
                pen.fillRect(x, y, 60, 60);
                pen.dispose();
            }
        }
        assertThat(Alignment.find(picture, other, mask)).isEqualTo(Alignment.NONE);
    }

    private BufferedImage moved(double zoom, double dx, double dy) {
        BufferedImage moved = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = moved.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, null);
        AffineTransform move = AffineTransform.getTranslateInstance(dx + WIDTH / 2.0, dy + HEIGHT / 2.0);
        move.scale(zoom, zoom);
        move.translate(-WIDTH / 2.0, -HEIGHT / 2.0);
        pen.drawImage(picture, move, null);
        pen.dispose();
        return moved;
    }

    private static MaskPlane middle() {
        byte[] shares = new byte[WIDTH * HEIGHT];
        for (int y = 300; y < 600; y++) {
            java.util.Arrays.fill(shares, y * WIDTH + 400, y * WIDTH + 800, (byte) 255);
        }
        return new MaskPlane(shares, WIDTH, HEIGHT);
    }
}

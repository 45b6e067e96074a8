package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
    @Test
    void aSmallerCopyIsAFewBitsAway() {
        BufferedImage scene = scene(1, 640, 480);
        BufferedImage small = AreaScaler.scale(scene, 200, 150);
        assertThat(PerceptualHash.of(scene).distance(PerceptualHash.of(small))).isLessThanOrEqualTo(4);
    }

    @Test
    void otherScenesAreFarAway() {
        PerceptualHash first = PerceptualHash.of(scene(1, 640, 480));
        for (int seed = 2; seed < 20; seed++) {
            assertThat(first.distance(PerceptualHash.of(scene(seed, 640, 480))))
                    .as("scene " + seed)
                    .isGreaterThanOrEqualTo(14);
        }
    }

    @Test
    void aPictureOfOnePixelHasAHash() {
        BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        assertThat(PerceptualHash.of(dot).distance(PerceptualHash.of(dot))).isZero();
    }

    private static BufferedImage scene(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < 12; i++) {
            pen.setColor(colour(random));
            pen.fillOval(
                    random.nextInt(width), random.nextInt(height), random.nextInt(width / 2), random.nextInt(height));
        }
        pen.dispose();
        return image;
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(0xFFFFFF));
    }
}

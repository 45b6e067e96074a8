package app.pentimento.testing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures drawn on the spot, so that tests need no files. */
public final class TestPictures {
    private static final int GOLDEN_ANGLE = 137;

    private TestPictures() {}

    /** A PNG with a gradient; each number gives other bytes. */
    public static byte[] png(int width, int height, int number) {
        return encode(draw(width, height, number), "png");
    }

    /** The same as JPEG. */
    public static byte[] jpeg(int width, int height, int number) {
        return encode(draw(width, height, number), "jpg");
    }

    /** The same in this format: png, jpeg or webp. */
    public static byte[] encoded(String format, int width, int height, int number) {
        return encode(draw(width, height, number), format);
    }

    /** A PNG that compresses badly, about three bytes a pixel. */
    public static byte[] noise(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(number);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return encode(image, "png");
    }

    private static BufferedImage draw(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        float hue = Math.floorMod(number * GOLDEN_ANGLE, 360) / 360f;
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.8f, 0.9f), width, height, Color.getHSBColor(hue, 0.3f, 0.4f)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(number & 0xffffff));
        pen.fillRect(0, 0, 1, 1);
        pen.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("This JDK writes no " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

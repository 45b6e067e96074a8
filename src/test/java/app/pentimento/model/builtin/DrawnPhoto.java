package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A landscape with sky, hills, a house and texture: enough like a photo for measures to mean something. */
public final class DrawnPhoto {
    private DrawnPhoto() {}

    public static BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(0x4A7FB5), 0, height * 0.6f, new Color(0xDCE6E4)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(0xF6E7B0));
        g.fillOval(width / 6, height / 8, height / 7, height / 7);
        Random random = new Random(7);
        Color[] hills = {new Color(0x7C93A0), new Color(0x5E7F5A), new Color(0x3F6239)};
        for (int i = 0; i < hills.length; i++) {
            hill(g, hills[i], width, height, 0.42 + i * 0.13, random);
        }
        house(g, width, height);
        for (int i = 0; i < 60; i++) {
            g.setColor(Color.getHSBColor(random.nextFloat() * 0.2f, 0.8f, 0.9f));
            int size = Math.max(2, height / 60);
            g.fillOval(random.nextInt(width), (int) (height * (0.8 + random.nextDouble() * 0.2)), size, size);
        }
        g.dispose();
        texture(image, random);
        return image;
    }

    public static Pixels pixels(int width, int height) {
        return Pixels.of(image(width, height));
    }

    /** A red ball on a green ground. */
    static Pixels ball() {
        BufferedImage image = image(440, 300);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(0x88AA66));
        g.fillRect(0, 0, 440, 300);
        g.setColor(new Color(0xD0202A));
        g.fillOval(140, 70, 160, 160);
        g.dispose();
        return Pixels.of(image);
    }

    private static void hill(Graphics2D g, Color colour, int width, int height, double at, Random random) {
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, height);
        double phase = random.nextDouble() * 6;
        for (int x = 0; x <= width; x += 4) {
            double t = (double) x / width;
            hill.lineTo(x, height * (at + 0.06 * Math.sin(t * 7 + phase) + 0.02 * Math.sin(t * 23 + phase)));
        }
        hill.lineTo(width, height);
        hill.closePath();
        g.setColor(colour);
        g.fill(hill);
    }

    private static void house(Graphics2D g, int width, int height) {
        int x = (int) (width * 0.55);
        int y = (int) (height * 0.5);
        int size = height / 5;
        g.setColor(new Color(0xB4493A));
        g.fillPolygon(new int[] {x - size / 6, x + size / 2, x + size * 7 / 6}, new int[] {y, y - size / 2, y}, 3);
        g.setColor(new Color(0xEDE3D2));
        g.fillRect(x, y, size, size);
        g.setColor(new Color(0x33404D));
        g.fillRect(x + size / 6, y + size / 4, size / 4, size / 4);
        g.fillRect(x + size * 7 / 12, y + size / 4, size / 4, size / 4);
        g.setColor(new Color(0x6B3F23));
        g.fillRect(x + size * 5 / 12, y + size * 5 / 8, size / 5, size * 3 / 8);
    }

    private static void texture(BufferedImage image, Random random) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int p = image.getRGB(x, y);
                double strength = y > image.getHeight() * 0.45 ? 14 : 4;
                int n = (int) (random.nextGaussian() * strength);
                image.setRGB(
                        x,
                        y,
                        new Color(clamp(((p >> 16) & 255) + n), clamp(((p >> 8) & 255) + n), clamp((p & 255) + n))
                                .getRGB());
            }
        }
    }

    private static int clamp(int v) {
        return Math.clamp(v, 0, 255);
    }
}

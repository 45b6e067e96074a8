package app.pentimento.provenance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that the tests draw themselves. */
public final class TestPictures {
    private TestPictures() {}

    /** A calm picture: two colours that run into one another, with a disc. */
    public static BufferedImage calm(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(40, 90, 160), width, height, new Color(120, 160, 90)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(230, 220, 200));
        graphics.fillOval(width / 4, height / 4, width / 4, height / 4);
        graphics.dispose();
        return image;
    }

    /** Discs of random size, place and colour; each seed looks different, as photos do. */
    public static BufferedImage scene(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = plain(width, height, new Color(random.nextInt(1 << 24)));
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < 40; i++) {
            int size = 1 + (int) (Math.min(width, height) * (0.05 + 0.3 * random.nextDouble()));
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
        }
        graphics.dispose();
        return image;
    }

    /** The same picture at another size. */
    public static BufferedImage resized(BufferedImage image, int width, int height) {
        BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = resized.createGraphics();
        graphics.drawImage(image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return resized;
    }

    /** One colour all over. */
    public static BufferedImage plain(int width, int height, Color color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** Every pixel of a random colour. */
    public static BufferedImage noise(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = random.nextInt(1 << 24);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    /** A picture in a format that ImageIO writes, such as png, jpeg, webp. */
    public static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("No writer for " + format);
        }
        return out.toByteArray();
    }

    /** A PNG with one more chunk, right after its header. */
    public static byte[] withPngChunk(byte[] png, String type, byte[] data) {
        int afterHeader = 33;
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(png.length + data.length + 12);
        out.put(png, 0, afterHeader).putInt(data.length);
        int start = out.position();
        out.put(type.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)).put(data);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(out.array(), start, out.position() - start);
        return out.putInt((int) crc.getValue())
                .put(png, afterHeader, png.length - afterHeader)
                .array();
    }
}

package app.pentimento.standin;

import app.pentimento.standin.Answers.Asked;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Answers as generative models do: {@code a dot at 40 60} paints a disc there, in percent of the width and the height, and
 * gives the whole picture back at about a megapixel, a little moved, in other tones and compressed. {@code all blue} paints
 * everything anew.
 */
final class LocalEditor implements Answers.Script {
    private static final Pattern DOT = Pattern.compile("a dot at (\\d+) (\\d+)");
    private static final int SIDE = 1024;

    @Override
    public void answer(Asked asked, ModelReply reply) throws IOException, InterruptedException {
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(asked.pictures().getLast().bytes()));
        byte[] jpeg = answer(picture, asked.prompt());
        reply.stream();
        reply.event(Answers.chunk(
                Answers.picture(jpeg, "image/jpeg", asked.signatures().sign(jpeg))));
        reply.event(Answers.last("STOP", 300, 0, 1120));
    }

    /** The answer to a prompt about a picture. */
    static byte[] answer(BufferedImage picture, String prompt) throws IOException {
        double scale = Math.min(1, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        BufferedImage drawn =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.drawImage(picture, 0, 0, null);
        Matcher dot = DOT.matcher(prompt);
        if (dot.find()) {
            int size = picture.getHeight() / 9;
            pen.setColor(Color.getHSBColor(prompt.hashCode() % 100 / 100f, 0.9f, 0.85f));
            pen.fillOval(
                    picture.getWidth() * Integer.parseInt(dot.group(1)) / 100 - size / 2,
                    picture.getHeight() * Integer.parseInt(dot.group(2)) / 100 - size / 2,
                    size,
                    size);
        } else {
            pen.setColor(new Color(20, 40, 160, 235));
            pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        }
        pen.dispose();
        BufferedImage worn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D small = worn.createGraphics();
        small.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        small.translate(2.4, -1.7);
        small.scale(1.006, 1.006);
        small.drawImage(
                drawn.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        small.dispose();
        return jpeg(toned(worn));
    }

    private static BufferedImage toned(BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int p = picture.getRGB(x, y);
                int red = Math.min(255, (p >> 16 & 255) * 103 / 100 + 2);
                int green = (p >> 8 & 255) * 98 / 100;
                int blue = (p & 255) * 96 / 100 + 3;
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.88f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

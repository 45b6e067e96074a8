package app.pentimento.testing;

import app.pentimento.model.EditRequest;
import app.pentimento.model.InputImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Answers an edit as generative models do: not quite where it was, not quite in its colours. */
final class Repainting {
    static final int GREEN = 0x20C040;
    private static final double SIZE = 0.8;
    private static final double MOVED = 0.012;
    private static final double DARKER = 0.94;

    private Repainting() {}

    static byte[] of(EditRequest request) {
        BufferedImage given = read(Objects.requireNonNull(request.workingImage()));
        BufferedImage mask = read(Objects.requireNonNull(request.mask()));
        BufferedImage painted = new BufferedImage(given.getWidth(), given.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < given.getHeight(); y++) {
            for (int x = 0; x < given.getWidth(); x++) {
                boolean change = (mask.getRGB(x, y) & 255) > 127;
                painted.setRGB(x, y, darker(change ? GREEN : given.getRGB(x, y)));
            }
        }
        int w = (int) (given.getWidth() * SIZE);
        int h = (int) (given.getHeight() * SIZE);
        BufferedImage answer = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = answer.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(painted, 0, 0, w, h, null);
        pen.drawImage(painted, (int) (w * MOVED), 0, w, h, null);
        pen.dispose();
        return png(answer);
    }

    /** All of what it was given, so many pixels to the right. */
    static byte[] shifted(EditRequest request, int pixels) {
        BufferedImage given = read(Objects.requireNonNull(request.workingImage()));
        BufferedImage answer = new BufferedImage(given.getWidth(), given.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = answer.createGraphics();
        pen.drawImage(given, 0, 0, null);
        pen.drawImage(given, pixels, 0, null);
        pen.dispose();
        return png(answer);
    }

    private static byte[] png(BufferedImage answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(answer, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int darker(int pixel) {
        int dark = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            dark |= ((int) (((pixel >> shift) & 255) * DARKER)) << shift;
        }
        return dark;
    }

    private static BufferedImage read(InputImage image) {
        try (InputStream in = image.source().open()) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

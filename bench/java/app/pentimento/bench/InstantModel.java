package app.pentimento.bench;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Lifecycle;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/** A model for measuring: it takes no time and answers with one picture, a new one each time. */
public final class InstantModel implements ImageModel {
    static final String ID = "bench:instant";
    private static final int SIDE = 1024;

    private final BufferedImage large = picture(SIDE);
    private final BufferedImage small = picture(64);
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean answerSmall;
    private volatile long lastNanosInside;

    /** Whether the next answers are small ones that cost the server little. */
    void answerSmall(boolean small) {
        answerSmall = small;
    }

    /** How long the last answer took inside the model, without the waits for the server to keep the parts. */
    long lastNanosInside() {
        return lastNanosInside;
    }

    /** A large answer as it comes over the wire. */
    String answerAsBase64() {
        return Base64.getEncoder().encodeToString(encode(large));
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo(
                ID,
                "bench",
                "Instant",
                null,
                Lifecycle.OFFERED,
                new ModelInfo.Capabilities(
                        true, true, false, true, false, 3, List.of("image/png"), List.of(), List.of(), 1, List.of(), false, false),
                BigDecimal.ZERO);
    }

    @Override
    public void edit(EditRequest request, AnswerListener listener) {
        long began = System.nanoTime();
        byte[] answer = encode(answerSmall ? small : large);
        lastNanosInside = System.nanoTime() - began;
        listener.image(new ModelImage(answer, "image/png", null, ModelImage.Making.GENERATIVE));
    }

    /** Encodes with one pixel changed, so that no two answers are the same file. */
    private byte[] encode(BufferedImage image) {
        image.setRGB(0, 0, (int) answers.incrementAndGet());
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture with the detail of a photo: shapes, gradients and grain. */
    private static BufferedImage picture(int side) {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(40, 60, 90), side, side, new Color(220, 190, 150)));
        graphics.fillRect(0, 0, side, side);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(side), random.nextInt(side), side / 12, side / 9);
        }
        graphics.dispose();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int grain = random.nextInt(7) - 3;
                Color color = new Color(image.getRGB(x, y));
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        clamp(color.getRed() + grain),
                                        clamp(color.getGreen() + grain),
                                        clamp(color.getBlue() + grain))
                                .getRGB());
            }
        }
        return image;
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }
}

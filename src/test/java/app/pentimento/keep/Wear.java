package app.pentimento.keep;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What a model does to a picture that it gives back: one megapixel, another framing, colours a little off, sharpened,
 * noisy, and compressed.
 */
final class Wear {
    /** How the answer's frame stands to the picture's. */
    enum Frame {
        SAME,
        /** Squeezed into another shape. */
        SQUEEZED,
        /** Another shape, what stands out is cut away. */
        CROPPED,
        /** Another shape, with something made up at the sides. */
        PADDED
    }

    private static final double[] SHAPES = {1, 4 / 3.0, 3 / 4.0, 3 / 2.0, 2 / 3.0, 16 / 9.0, 5 / 4.0, 4 / 5.0};

    private final Random random;
    private final Frame frame;
    private final int width;
    private final int height;
    private final double perX;
    private final double perY;
    private final double turn;
    private final double dx;
    private final double dy;
    private final double[] waves = new double[12];
    private final int sceneWidth;
    private final int sceneHeight;

    /** Wear for a picture of this size, with everything by chance. */
    Wear(int sceneWidth, int sceneHeight, Random random) {
        this.random = random;
        this.sceneWidth = sceneWidth;
        this.sceneHeight = sceneHeight;
        frame = Frame.values()[Math.min(3, Math.max(0, random.nextInt(6) - 2))];
        double own = (double) sceneWidth / sceneHeight;
        double shape = frame == Frame.SAME ? own : otherShape(own, frame == Frame.SQUEEZED ? 0.14 : 0.4);
        double pixels = 1 << 20;
        width = (int) Math.round(Math.sqrt(pixels * shape) / 16) * 16;
        height = (int) Math.round(Math.sqrt(pixels / shape) / 16) * 16;
        double scaleX = (double) sceneWidth / width;
        double scaleY = (double) sceneHeight / height;
        double zoom = 1 + (random.nextDouble() * 2 - 1) * 0.01;
        switch (frame) {
            case SAME, SQUEEZED -> {
                perX = scaleX * zoom;
                perY = scaleY * zoom;
            }
            case CROPPED -> perX = perY = Math.min(scaleX, scaleY) * zoom;
            default -> perX = perY = Math.max(scaleX, scaleY) * zoom;
        }
        turn = (random.nextDouble() * 2 - 1) * Math.toRadians(0.4);
        dx = (random.nextDouble() * 8 - 4) * perX;
        dy = (random.nextDouble() * 8 - 4) * perY;
        for (int i = 0; i < waves.length; i++) {
            waves[i] = random.nextDouble() * 2 * Math.PI;
        }
    }

    private double otherShape(double own, double most) {
        double best = own;
        for (int tries = 0; tries < 40; tries++) {
            double shape = SHAPES[random.nextInt(SHAPES.length)];
            double far = Math.abs(Math.log(shape / own));
            if (far > 0.01 && far < most) {
                return shape;
            }
            best = shape;
        }
        return Math.abs(Math.log(best / own)) < most ? best : own * (1 + most / 2);
    }

    Frame frame() {
        return frame;
    }

    /** Whether the answer shows this place of the picture. */
    boolean shows(double x, double y) {
        double fromX = (x - sceneWidth / 2.0 - dx) / perX;
        double fromY = (y - sceneHeight / 2.0 - dy) / perY;
        double ax = fromX * Math.cos(turn) - fromY * Math.sin(turn) + width / 2.0;
        double ay = fromX * Math.sin(turn) + fromY * Math.cos(turn) + height / 2.0;
        return ax >= 2 && ay >= 2 && ax < width - 2 && ay < height - 2;
    }

    /** The answer that shows this scene. */
    BufferedImage answer(Scene scene) {
        Scene answer = framed(scene);
        toned(answer);
        Scene soft = answer.blurred(1);
        double sharp = random.nextDouble() * 0.9 - 0.3;
        double grain = random.nextDouble() * 2.5;
        for (int c = 0; c < 3; c++) {
            float[] plane = answer.planes[c];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = Scene.level(
                        plane[i] + sharp * (plane[i] - soft.planes[c][i]) + random.nextGaussian() * grain);
            }
        }
        return random.nextInt(3) == 0 ? answer.image() : compressed(answer.image(), 0.75f + random.nextFloat() * 0.2f);
    }

    private Scene framed(Scene scene) {
        Scene answer = new Scene(width, height);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        int parts = Math.max(perX, perY) > 1.2 ? 2 : 1;
        double ripple = 0.4 * perX;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int part = 0; part < parts * parts; part++) {
                    double ax = x + (part % parts + 0.5) / parts - width / 2.0;
                    double ay = y + (part / parts + 0.5) / parts - height / 2.0;
                    double fromX = (ax * cos + ay * sin) * perX + sceneWidth / 2.0 + dx;
                    double fromY = (-ax * sin + ay * cos) * perY + sceneHeight / 2.0 + dy;
                    fromX += ripple * (Math.sin(ay / 61 + waves[0]) + Math.sin(ax / 83 + ay / 140 + waves[1]));
                    fromY += ripple * (Math.sin(ax / 57 + waves[2]) + Math.sin(ay / 91 + ax / 120 + waves[3]));
                    for (int c = 0; c < 3; c++) {
                        answer.planes[c][y * width + x] += scene.at(c, fromX - 0.5, fromY - 0.5) / (parts * parts);
                    }
                }
            }
        }
        return answer;
    }

    /** A colour cast, another gamma, and light that is not the same everywhere. */
    private void toned(Scene answer) {
        double gamma = 0.93 + random.nextDouble() * 0.14;
        double fall = (random.nextDouble() * 2 - 1) * 0.03;
        double[] gain = new double[3];
        double[] shift = new double[3];
        for (int c = 0; c < 3; c++) {
            gain[c] = 1 + (random.nextDouble() * 2 - 1) * 0.04;
            shift[c] = (random.nextDouble() * 2 - 1) * 4;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double far = Math.hypot((double) x / width - 0.5, (double) y / height - 0.5);
                for (int c = 0; c < 3; c++) {
                    int i = y * width + x;
                    double value = Math.pow(answer.planes[c][i] / 255, gamma) * 255;
                    answer.planes[c][i] = Scene.level(value * gain[c] * (1 + fall * far * 2) + shift[c]);
                }
            }
        }
    }

    static BufferedImage compressed(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}

package app.pentimento.keep;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A picture as numbers, for making test pictures: red, green and blue from 0 to 255, row by row. */
final class Scene {
    final int width;
    final int height;
    final float[][] planes;

    Scene(int width, int height) {
        this.width = width;
        this.height = height;
        planes = new float[3][width * height];
    }

    static Scene of(BufferedImage image) {
        Scene scene = new Scene(image.getWidth(), image.getHeight());
        int[] pixels = image.getRGB(0, 0, scene.width, scene.height, null, 0, scene.width);
        for (int i = 0; i < pixels.length; i++) {
            for (int c = 0; c < 3; c++) {
                scene.planes[c][i] = (pixels[i] >> (16 - 8 * c)) & 255;
            }
        }
        return scene;
    }

    /** A photo in another size, with the grain of a camera. */
    static Scene photo(BufferedImage image, int width, int height, Random random) {
        BufferedImage sized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sized.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        Scene scene = of(sized);
        for (int i = 0; i < width * height; i++) {
            double common = random.nextGaussian() * 1.6;
            for (int c = 0; c < 3; c++) {
                scene.planes[c][i] = level(scene.planes[c][i] + common + random.nextGaussian() * 1.0);
            }
        }
        return scene.rounded();
    }

    Scene copy() {
        Scene copy = new Scene(width, height);
        for (int c = 0; c < 3; c++) {
            copy.planes[c] = planes[c].clone();
        }
        return copy;
    }

    Scene rounded() {
        for (float[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = Math.round(level(plane[i]));
            }
        }
        return this;
    }

    static float level(double value) {
        return (float) Math.clamp(value, 0, 255);
    }

    /** Between pixels; beyond the edges goes on what stands there. */
    float at(int c, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        float right = (float) (x - x0);
        float down = (float) (y - y0);
        int left = Math.clamp(x0, 0, width - 1);
        int after = Math.clamp(x0 + 1, 0, width - 1);
        int top = Math.clamp(y0, 0, height - 1) * width;
        int bottom = Math.clamp(y0 + 1, 0, height - 1) * width;
        float[] plane = planes[c];
        return (plane[top + left] * (1 - right) + plane[top + after] * right) * (1 - down)
                + (plane[bottom + left] * (1 - right) + plane[bottom + after] * right) * down;
    }

    /** Softened over about so many pixels. */
    Scene blurred(int radius) {
        Scene to = copy();
        for (float[] plane : to.planes) {
            for (int pass = 0; pass < 2; pass++) {
                for (int y = 0; y < height; y++) {
                    mean(plane, y * width, 1, width, radius);
                }
                for (int x = 0; x < width; x++) {
                    mean(plane, x, width, height, radius);
                }
            }
        }
        return to;
    }

    private static void mean(float[] plane, int start, int step, int length, int radius) {
        float[] line = new float[length];
        for (int i = 0; i < length; i++) {
            line[i] = plane[start + i * step];
        }
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += line[Math.clamp(i, 0, length - 1)];
        }
        for (int i = 0; i < length; i++) {
            plane[start + i * step] = (float) (sum / (2 * radius + 1));
            sum += line[Math.min(length - 1, i + radius + 1)] - line[Math.max(0, i - radius)];
        }
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                row[x] = Math.round(level(planes[0][i])) << 16
                        | Math.round(level(planes[1][i])) << 8
                        | Math.round(level(planes[2][i]));
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }
}

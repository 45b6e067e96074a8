package app.pentimento.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws the first page's sample picture: hills in layers under a low sun, mirrored in a lake. Run {@link #main} to write
 * it again to {@code src/main/resources/static/img}.
 */
public final class SamplePicture {
    private static final double[] SKY_HIGH = {62, 92, 138};
    private static final double[] SKY_LOW = {247, 196, 148};
    private static final double[] SUN = {255, 238, 205};
    private static final double[] NEAR = {26, 40, 47};
    private static final double[] FAR = {170, 146, 150};
    private static final int LAYERS = 7;
    private static final double HORIZON = 0.66;
    private static final double SUN_X = 0.68;
    private static final double SUN_Y = 0.475;

    private final int width;
    private final int height;
    private final double[][] ridges;

    private SamplePicture(int width, int height) {
        this.width = width;
        this.height = height;
        Random random = new Random(41);
        ridges = new double[LAYERS][];
        for (int layer = 0; layer < LAYERS; layer++) {
            double nearness = layer / (double) (LAYERS - 1);
            double base = 0.50 + 0.15 * Math.pow(nearness, 1.4);
            double amplitude = 0.115 - 0.055 * nearness;
            ridges[layer] = ridge(random, base, amplitude, 2.2 + 1.6 * nearness);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of("src/main/resources/static/img");
        write(draw(1536, 1024), folder.resolve("sample.jpg"), 0.9f);
        write(draw(768, 512), folder.resolve("sample-small.jpg"), 0.82f);
    }

    /** Draws the picture at this size. */
    public static BufferedImage draw(int width, int height) {
        SamplePicture picture = new SamplePicture(width, height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random grain = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb(picture.colour(x, y), grain.nextGaussian() * 1.6));
            }
        }
        return image;
    }

    private double[] colour(int x, int y) {
        double v = y / (double) height;
        if (v < HORIZON) {
            return land(x, v);
        }
        double depth = (v - HORIZON) / (1 - HORIZON);
        double ripple = Math.sin(depth * depth * 190 + Math.sin(x * 9.0 / width) * 1.5) * 0.0035 * (0.3 + depth)
                + Math.sin(depth * 61 + x * 31.0 / width) * 0.0018;
        int shifted = Math.clamp((int) (x + ripple * width * 1.5), 0, width - 1);
        double[] mirrored = land(shifted, Math.max(0.02, HORIZON - (v - HORIZON) * 1.25 + ripple));
        double glitter = Math.exp(-Math.pow((x / (double) width - SUN_X) / (0.035 + 0.09 * depth), 2))
                * Math.max(0, Math.sin(depth * depth * 420 + x * 0.05) - 0.25)
                * (1 - depth * 0.6);
        double[] water = mix(mirrored, new double[] {34, 52, 66}, 0.22 + 0.5 * depth);
        return mix(water, SUN, Math.min(0.75, glitter));
    }

    private double[] land(int x, double v) {
        double[] colour = sky(x / (double) width, v);
        for (int layer = 0; layer < LAYERS; layer++) {
            double edge = (v - ridges[layer][x]) * height / 1.6;
            if (edge > 0) {
                double nearness = Math.pow(layer / (double) (LAYERS - 1), 0.85);
                double[] hill = mix(FAR, NEAR, nearness);
                double mist = Math.clamp((v - ridges[layer][x]) * 5.5, 0, 0.55) * (1 - nearness * 0.75);
                double warm = Math.exp(-Math.pow((x / (double) width - SUN_X) / 0.28, 2)) * 0.34 * (1 - nearness);
                hill = mix(mix(hill, SKY_LOW, mist), SUN, warm);
                colour = mix(colour, hill, Math.min(1, edge));
            }
        }
        return colour;
    }

    private double[] sky(double u, double v) {
        double[] colour = mix(SKY_HIGH, SKY_LOW, Math.pow(Math.clamp(v / 0.56, 0, 1), 1.25));
        double distance = Math.hypot((u - SUN_X) * width / height, v - SUN_Y);
        double glow = 0.75 * Math.exp(-distance * 5.2);
        double disc = Math.clamp((0.047 - distance) * height / 2, 0, 1);
        double band = Math.sin(v * 46 + Math.sin(u * 5 + v * 9) * 1.7) * Math.sin(u * 7.3 + v * 21) * Math.sin(v * 5.5);
        double cloud = Math.clamp(band - 0.25, 0, 1) * 0.38 * Math.clamp(1.6 - distance * 1.4, 0.3, 1);
        colour = mix(colour, new double[] {255, 214, 178}, cloud);
        return mix(mix(colour, SUN, glow), new double[] {255, 249, 234}, disc);
    }

    private double[] ridge(Random random, double base, double amplitude, double roughness) {
        int octaves = 8;
        double[] phase = new double[octaves];
        double[] frequency = new double[octaves];
        for (int octave = 0; octave < octaves; octave++) {
            phase[octave] = random.nextDouble() * Math.PI * 2;
            frequency[octave] = Math.pow(1.95, octave) * roughness * (0.85 + 0.3 * random.nextDouble());
        }
        double[] line = new double[width];
        for (int x = 0; x < width; x++) {
            double sum = 0;
            for (int octave = 0; octave < octaves; octave++) {
                double wave = Math.sin(x / (double) width * frequency[octave] * Math.PI + phase[octave]);
                sum += (1 - Math.abs(wave) * 2) * Math.pow(0.46, octave);
            }
            line[x] = base - amplitude * sum * 0.55;
        }
        return line;
    }

    private static double[] mix(double[] a, double[] b, double t) {
        return new double[] {a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t};
    }

    private static int rgb(double[] colour, double grain) {
        int value = 0;
        for (double channel : colour) {
            value = value << 8 | Math.clamp(Math.round(channel + grain), 0, 255);
        }
        return value;
    }

    private static void write(BufferedImage image, Path file, float quality) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}

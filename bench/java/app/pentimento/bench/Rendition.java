package app.pentimento.bench;

import app.pentimento.PentimentoApplication;
import app.pentimento.image.AiLabel;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageProbe;
import app.pentimento.provenance.LabelFacts;
import app.pentimento.provenance.Labeller;
import app.pentimento.provenance.SourceType;
import app.pentimento.provenance.visible.Corner;
import app.pentimento.provenance.visible.LabelLanguage;
import app.pentimento.provenance.visible.LabelPainter;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.w3c.dom.NodeList;

/**
 * What labelling a model's picture costs (the visible label, the metadata, the manifests of master and rendition, signed,
 * read back and validated), beside its floor: decoding the same picture, drawing the same label, and encoding it by the
 * same codec with the same settings. Prints medians and ratios.
 */
public final class Rendition {
    private static final int[][] SIZES = {{1024, 1024}, {4000, 3000}};
    private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";
    private static final float QUALITY = 0.95f;

    private Rendition() {}

    /** Runs the benchmark; takes no arguments. */
    public static void main(String[] args) throws Exception {
        String data = Files.createTempDirectory("pentimento-bench").toString();
        SpringApplication application = new SpringApplication(PentimentoApplication.class);
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0", "--pentimento.data=" + data, "--logging.level.root=warn", "--spring.main.banner-mode=off")) {
            Labeller labeller = context.getBean(Labeller.class);
            ImageProbe probe = context.getBean(ImageProbe.class);
            for (int[] size : SIZES) {
                BufferedImage scene = scene(size[0], size[1]);
                int rounds = size[0] > 2000 ? 9 : 61;
                for (String format : List.of("png", "jpeg", "webp")) {
                    byte[] picture = encode(scene, format);
                    FileContent raw = new FileContent(probe.probe(picture, null), picture);
                    measure(labeller, raw, format, rounds);
                }
            }
        }
        System.exit(0);
    }

    private static void measure(Labeller labeller, FileContent raw, String format, int rounds) throws Exception {
        double[] labelling = new double[rounds];
        double[] floor = new double[rounds];
        for (int i = -rounds; i < rounds; i++) { // the negative ones warm up
            long began = System.nanoTime();
            floor(raw.bytes(), format);
            long middle = System.nanoTime();
            labeller.label(raw, facts());
            long end = System.nanoTime();
            if (i >= 0) {
                floor[i] = (middle - began) / 1e6;
                labelling[i] = (end - middle) / 1e6;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-5s %5.1f MP   floor %8.1f ms   labelling %8.1f ms   %.2fx%n",
                format,
                raw.file().width() * (double) raw.file().height() / 1e6,
                median(floor),
                median(labelling),
                median(labelling) / median(floor));
    }

    private static LabelFacts facts() {
        return new LabelFacts(
                "0123456789abcdefghjkmnpqrstvwxyz",
                AiLabel.GENERATED,
                SourceType.TRAINED_ALGORITHMIC_MEDIA,
                "bench:instant",
                Instant.now(),
                true,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Decode, draw, encode: what no way of drawing a label could leave out. */
    private static void floor(byte[] picture, String format) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        new LabelPainter().draw(image, AiLabel.GENERATED, LabelLanguage.BOTH, Corner.AUTO);
        if (encode(image, format).length == 0) {
            throw new IllegalStateException("Nothing was encoded");
        }
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/" + format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        IIOMetadata metadata = null;
        if (!format.equals("png")) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            if (format.equals("webp")) {
                param.setCompressionType("Lossy");
            } else {
                ((JPEGImageWriteParam) param).setOptimizeHuffmanTables(true);
                metadata = fullColour(writer, image, param);
            }
            param.setCompressionQuality(QUALITY);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata fullColour(ImageWriter writer, BufferedImage image, ImageWriteParam param)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            ((IIOMetadataNode) components.item(i)).setAttribute("HsamplingFactor", "1");
            ((IIOMetadataNode) components.item(i)).setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(JPEG_METADATA, root);
        return metadata;
    }

    /** Gradients, shapes and grain, as in a photo. */
    private static BufferedImage scene(int width, int height) {
        Random random = new Random(5);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(40, 60, 90), width, height, new Color(220, 190, 150)));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), width / 12, height / 9);
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(4) * 0x010101;
                image.setRGB(x, y, (image.getRGB(x, y) & 0xFCFCFC) | grain);
            }
        }
        return image;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

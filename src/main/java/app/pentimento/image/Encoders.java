package app.pentimento.image;

import com.pngencoder.PngEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;

/** Writes PNG and JPEG with the JDK's writers, and large PNGs on all processors. */
final class Encoders {
    private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

    /** From so many pixels on, sharing the work among processors saves more time than it costs. */
    private static final int LARGE = 500_000;

    private static final int LEVEL = 2; // of deflate: files are as small as those of the JDK's writer, in less time
    private static final Set<Integer> EIGHT_BIT_COLOURS = Set.of(
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR);

    private Encoders() {}

    /** PNG, without loss, in the depth that the pixels have. */
    static byte[] png(BufferedImage image) {
        if ((long) image.getWidth() * image.getHeight() >= LARGE && EIGHT_BIT_COLOURS.contains(image.getType())) {
            return new PngEncoder()
                    .withBufferedImage(image)
                    .withCompressionLevel(LEVEL)
                    .withPredictorEncoding(true)
                    .withTryIndexedEncoding(false)
                    .toBytes();
        }
        ImageWriter writer = writer("png");
        return write(writer, inBytes(image), writer.getDefaultWriteParam(), null);
    }

    /**
     * JPEG of opaque pixels.
     *
     * @param quality from 0 to 1
     * @param fullColour whether each pixel keeps its own colour (4:4:4), rather than sharing it with its neighbours
     */
    static byte[] jpeg(BufferedImage pixels, float quality, boolean fullColour) {
        BufferedImage image = inBytes(pixels);
        ImageWriter writer = writer("jpeg");
        JPEGImageWriteParam param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        param.setOptimizeHuffmanTables(true);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
        if (fullColour) {
            sampleEveryPixel(metadata);
        }
        return write(writer, image, param, metadata);
    }

    /** The same pixels as bytes, which the JDK's writers take over far faster than packed numbers. */
    private static BufferedImage inBytes(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_INT_RGB
                || !(image.getRaster().getDataBuffer() instanceof DataBufferInt packed)
                || packed.getSize() != image.getWidth() * image.getHeight()) {
            return image;
        }
        BufferedImage bytes = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] to = ((DataBufferByte) bytes.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int pixel : packed.getData()) {
            to[at] = (byte) pixel;
            to[at + 1] = (byte) (pixel >> 8);
            to[at + 2] = (byte) (pixel >> 16);
            at += 3;
        }
        return bytes;
    }

    private static void sampleEveryPixel(IIOMetadata metadata) {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        try {
            metadata.setFromTree(JPEG_METADATA, root);
        } catch (IOException e) {
            throw new IllegalStateException("The JPEG writer does not take its own metadata", e);
        }
    }

    /** The JDK's own writer; others that are registered are built on it. */
    private static ImageWriter writer(String format) {
        var writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
                return writer;
            }
        }
        throw new IllegalStateException("This Java has no writer for " + format);
    }

    private static byte[] write(
            ImageWriter writer, BufferedImage image, ImageWriteParam param, @Nullable IIOMetadata metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), param);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A picture could not be encoded", e);
        } finally {
            writer.dispose();
        }
    }
}

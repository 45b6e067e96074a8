package app.pentimento.provenance;

import app.pentimento.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/** Encodes a labelled picture in the format that it came in, with as little loss as the format allows. */
final class RenditionEncoder {
    private static final float QUALITY = 0.95f;
    private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

    private RenditionEncoder() {}

    /** The format of the rendition of a picture in this format: its own, or PNG where labels cannot be written into it. */
    static ImageFormat formatFor(ImageFormat format) {
        return switch (format) {
            case PNG, JPEG, WEBP -> format;
            case GIF, BMP, TIFF -> ImageFormat.PNG;
        };
    }

    /**
     * Encodes pixels.
     *
     * @param original the file that the pixels came from: a lossless WebP stays one
     */
    static byte[] encode(BufferedImage pixels, ImageFormat format, byte[] original) throws IOException {
        return switch (format) {
            case JPEG -> jpeg(pixels);
            case WEBP -> webp(pixels, isLossless(original));
            default -> png(pixels);
        };
    }

    private static byte[] png(BufferedImage pixels) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        return write(writer, new IIOImage(pixels, null, null), writer.getDefaultWriteParam());
    }

    private static byte[] jpeg(BufferedImage pixels) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(pixels), param);
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
        NodeList components = tree.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            // Full colour resolution: the label's edges, and those of the picture, keep their colour.
            ((IIOMetadataNode) components.item(i)).setAttribute("HsamplingFactor", "1");
            ((IIOMetadataNode) components.item(i)).setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(JPEG_METADATA, tree);
        return write(writer, new IIOImage(pixels, null, metadata), param);
    }

    private static byte[] webp(BufferedImage pixels, boolean lossless) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(lossless ? "Lossless" : "Lossy");
        if (!lossless) {
            param.setCompressionQuality(QUALITY);
        }
        return write(writer, new IIOImage(pixels, null, null), param);
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam param) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static boolean isLossless(byte[] webp) {
        String start = new String(webp, 0, Math.min(webp.length, 4096), StandardCharsets.ISO_8859_1);
        return start.contains("VP8L");
    }
}

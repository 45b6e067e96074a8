package app.pentimento.provenance;

import app.pentimento.image.ImageCodec;
import app.pentimento.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes a labelled picture in the format that it came in, with as little loss as the format allows. */
final class RenditionEncoder {
    private static final float QUALITY = 0.95f;

    private RenditionEncoder() {}

    /** The format of the rendition of a picture in this format: its own, or PNG where labels cannot be written into it. */
    static ImageFormat formatFor(ImageFormat format) {
        return switch (format) {
            case PNG, JPEG, WEBP -> format;
            case GIF, BMP, TIFF, HEIC, AVIF -> ImageFormat.PNG;
        };
    }

    /**
     * Encodes pixels.
     *
     * @param original the file that the pixels came from: a lossless WebP stays one
     */
    static byte[] encode(ImageCodec codec, BufferedImage pixels, ImageFormat format, byte[] original)
            throws IOException {
        return switch (format) {
            case JPEG -> codec.encodeJpeg(pixels, QUALITY);
            case WEBP -> webp(pixels, isLossless(original));
            default -> codec.encodePng(pixels);
        };
    }

    private static byte[] webp(BufferedImage pixels, boolean lossless) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(lossless ? "Lossless" : "Lossy");
        if (!lossless) {
            param.setCompressionQuality(QUALITY);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(pixels, null, null), param);
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

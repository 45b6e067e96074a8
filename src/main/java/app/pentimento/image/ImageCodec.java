package app.pentimento.image;

import app.pentimento.image.container.HeifFile;
import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.PngFile;
import app.pentimento.image.container.TiffFile;
import app.pentimento.image.container.WebpFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns encoded pictures into pixels and back. The limits of what is taken were checked before: see {@link ImageProbe}. */
@Component
public final class ImageCodec {
    private final DecodingMemory memory;

    ImageCodec(DecodingMemory memory) {
        this.memory = memory;
    }

    /**
     * Decodes a picture to 8-bit sRGB pixels with its EXIF orientation applied: {@code TYPE_INT_RGB}, or
     * {@code TYPE_INT_ARGB} where it has transparency. The caller has a share of the memory in which this has place.
     *
     * @throws ImageRejected where the bytes are not a readable picture
     */
    public BufferedImage decode(byte[] bytes) {
        return pixels(ImageProbe.keptHeader(bytes), bytes, 1);
    }

    /** What is done with a picture's pixels while there is memory for them. */
    @FunctionalInterface
    public interface Use<T> {
        T of(BufferedImage pixels) throws IOException;
    }

    /**
     * Decodes a picture as {@link #decode} does and has it worked on, while there is memory for both.
     *
     * @param beyond how many bytes the work needs for each pixel, beyond the pixels themselves
     * @throws ImageRejected where the bytes are not a readable picture, or it needs more memory than there is
     */
    public <T> T use(byte[] bytes, int beyond, Use<T> use) throws IOException {
        Header header = ImageProbe.keptHeader(bytes);
        long needed = header.memory(1) + bytes.length + beyond * header.pixels();
        try (DecodingMemory.Share share = memory.take(needed)) {
            return use.of(pixels(header, bytes, 1));
        }
    }

    /**
     * Decodes a picture like {@link #decode}, but leaves out rows and columns evenly so that at most about so many
     * pixels remain. For looking at a picture, not for keeping it.
     */
    public BufferedImage decodeAtMost(byte[] bytes, long mostPixels) {
        Header header = ImageProbe.keptHeader(bytes);
        return pixels(header, bytes, header.stepToPixels(mostPixels));
    }

    /** What {@link #decodeAtMost} needs beyond the file, in bytes. */
    public long memoryAtMost(byte[] bytes, long mostPixels) {
        Header header = ImageProbe.keptHeader(bytes);
        return header.memory(header.stepToPixels(mostPixels));
    }

    /** What decoding this picture needs, in bytes, the file itself included. */
    public long memory(byte[] bytes) {
        return bytes.length + ImageProbe.keptHeader(bytes).memory(1);
    }

    /** The same for callers that hold their share of the memory already. */
    static BufferedImage pixels(Header header, byte[] bytes, int step) {
        BufferedImage stored = PixelReader.read(header, bytes, step);
        return Srgb.upright(stored, icc(header.format(), bytes), header.orientation());
    }

    /** The colour profile of a picture; null where it has none that can be read. */
    static byte @Nullable [] icc(ImageFormat format, byte[] bytes) {
        try {
            return switch (format) {
                case JPEG -> JpegFile.read(bytes).icc(bytes);
                case PNG -> PngFile.read(bytes).icc(bytes);
                case WEBP -> WebpFile.read(bytes).icc(bytes);
                case TIFF -> TiffFile.read(bytes).icc();
                case HEIC, AVIF -> {
                    HeifFile heif = HeifFile.read(bytes);
                    yield heif.icc() != null ? heif.icc() : NumberedColours.profile(heif.code());
                }
                case GIF, BMP -> null;
            };
        } catch (IOException e) {
            return null;
        }
    }

    /** Encodes pixels as PNG, without loss. */
    public byte[] encodePng(BufferedImage image) {
        return Encoders.png(image);
    }

    /**
     * Encodes opaque pixels as JPEG, each with its own colour (4:4:4).
     *
     * @param quality from 0 to 1
     */
    public byte[] encodeJpeg(BufferedImage image, float quality) {
        return Encoders.jpeg(image, quality, true);
    }
}

package app.pentimento.image;

import app.pentimento.image.container.BmpFile;
import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.GifFile;
import app.pentimento.image.container.HeifFile;
import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.PngFile;
import app.pentimento.image.container.UnsupportedKind;
import app.pentimento.image.container.WebpFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pixels of a picture as they are stored: in their own colour space, not turned. Whatever goes wrong in a
 * reader is the file's fault, since each reader gets nothing but a file whose header was checked.
 */
final class PixelReader {
    private static final Logger log = LoggerFactory.getLogger(PixelReader.class);
    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    /**
     * The reader of lossless WebP looks 8 bytes ahead and makes up what a file does not have. With so many bytes more, it
     * comes to the end only where the file is short.
     */
    private static final int PADDING = 16;

    static {
        Readers.removeNativeWebp();
    }

    private PixelReader() {}

    /**
     * Reads a picture, the first one of an animation on its canvas.
     *
     * @param step of so many rows and columns, one is read; the others are decoded too and left out
     * @throws ImageRejected where the file is broken
     */
    static BufferedImage read(Header header, byte[] file, int step) {
        try {
            return switch (header.format()) {
                case JPEG -> readOne(ImageFormat.JPEG, JpegFile.read(file).samplesOnly(file), step);
                case PNG -> readOne(ImageFormat.PNG, pixelChunks(file), step);
                case GIF -> {
                    GifFile gif = GifFile.read(file);
                    yield onCanvas(header, readOne(ImageFormat.GIF, file, step), gif.x(), gif.y(), step);
                }
                case WEBP -> webp(header, file, step);
                case BMP -> {
                    BufferedImage image = readOne(ImageFormat.BMP, file, step);
                    yield BmpFile.read(file).alpha() ? image : opaque(image);
                }
                case HEIC, AVIF -> heif(header, file, step);
                default -> readOne(header.format(), file, step);
            };
        } catch (IOException | RuntimeException e) {
            throw e instanceof ImageRejected rejected ? rejected : broken(e);
        }
    }

    private static BufferedImage webp(Header header, byte[] file, int step) throws IOException {
        WebpFile webp = WebpFile.read(file);
        WebpFile.Frame frame = webp.frame();
        try (FileBytes in = new FileBytes(webp.still(file, frame.lossless() ? PADDING : 0))) {
            BufferedImage image = readOne(ImageFormat.WEBP, in, step);
            if (frame.lossless() && in.misses() > 0) {
                throw incomplete();
            }
            return onCanvas(header, image, frame.x(), frame.y(), step);
        }
    }

    /** A bitmap's fourth byte is no transparency, and a colour that its palette does not have is black. */
    private static BufferedImage opaque(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean whole =
                !(model instanceof IndexColorModel palette) || palette.getMapSize() == 1 << model.getPixelSize();
        if (!model.hasAlpha() && whole) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            opaque.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return opaque;
    }

    /** libheif's tool makes a PNG of it, upright already. */
    private static BufferedImage heif(Header header, byte[] file, int step) throws IOException {
        byte[] png = HeifDecoder.png(header, HeifFile.read(file));
        PngFile made = PngFile.readAround(png);
        if (Math.abs(made.width() - header.width()) > 1 || Math.abs(made.height() - header.height()) > 1) {
            throw new BrokenFile("This file does not say rightly how large its picture is.");
        }
        return readOne(ImageFormat.PNG, pixelChunks(png), step);
    }

    private static BufferedImage readOne(ImageFormat format, byte[] file, int step) throws IOException {
        try (FileBytes in = new FileBytes(file)) {
            return readOne(format, in, step);
        }
    }

    private static BufferedImage readOne(ImageFormat format, FileBytes in, int step) throws IOException {
        ImageReader reader = Readers.of(format).createReaderInstance();
        List<String> warnings = new ArrayList<>();
        try {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (warnings.stream().anyMatch(PixelReader::tellsOfLoss)) {
                throw incomplete();
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static BrokenFile incomplete() {
        return new BrokenFile("Part of this picture is missing; it may not have been copied completely.");
    }

    /** Whether a reader filled in pixels that the file does not have. */
    private static boolean tellsOfLoss(String warning) {
        return warning.contains("premature end") || warning.contains("Premature end") || warning.contains("Truncated");
    }

    /**
     * The chunks that make the pixels, and no others: text and profiles that inflate to gigabytes never reach the
     * reader.
     */
    private static byte[] pixelChunks(byte[] file) throws IOException {
        PngFile png = PngFile.read(file);
        if (png.end() == file.length && png.chunks().stream().allMatch(chunk -> PNG_CHUNKS.contains(chunk.type()))) {
            return file;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, PngFile.SIGNATURE_LENGTH);
        for (PngFile.Chunk chunk : png.chunks()) {
            if (PNG_CHUNKS.contains(chunk.type())) {
                out.write(file, chunk.range().start(), chunk.range().length());
            }
        }
        return out.toByteArray();
    }

    private static BufferedImage onCanvas(Header header, BufferedImage frame, int x, int y, int step) {
        int width = Math.ceilDiv(header.width(), step);
        int height = Math.ceilDiv(header.height(), step);
        if (x == 0 && y == 0 && frame.getWidth() == width && frame.getHeight() == height) {
            return frame;
        }
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(frame, x / step, y / step, null);
        graphics.dispose();
        return canvas;
    }

    /**
     * The refusal of a broken file. The reader's exception is logged and not kept as the cause: an end of file in it would
     * be taken for the end of the client's connection, and the client would get an empty answer that looks like success.
     */
    private static ImageRejected broken(Exception e) {
        log.debug("A picture could not be read", e);
        if (e instanceof UnsupportedKind) {
            return new ImageRejected(ImageRejected.Reason.UNSUPPORTED_IMAGE, String.valueOf(e.getMessage()));
        }
        String said = e instanceof BrokenFile ? String.valueOf(e.getMessage()) : "This picture is broken.";
        return new ImageRejected(ImageRejected.Reason.UNREADABLE_IMAGE, said);
    }
}

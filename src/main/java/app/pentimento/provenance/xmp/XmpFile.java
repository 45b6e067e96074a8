package app.pentimento.provenance.xmp;

import app.pentimento.image.ImageFormat;
import app.pentimento.image.container.GifFile;
import app.pentimento.image.container.HeifFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The XMP packet in a PNG, JPEG or WebP file; one in a GIF, HEIC or AVIF is read only. Reading and writing leave the picture's own data as they are, byte for
 * byte. Writing leaves exactly one packet in the file, and no C2PA manifest: one that was there no longer holds once
 * the file has changed.
 */
public final class XmpFile {
    private XmpFile() {}

    /** Whether packets can be written into files of this format. */
    public static boolean supports(ImageFormat format) {
        return switch (format) {
            case PNG, JPEG, WEBP -> true;
            case GIF, BMP, TIFF, HEIC, AVIF -> false;
        };
    }

    /**
     * The packet in a file, or null where there is none.
     *
     * @throws IOException where the file is broken
     */
    public static byte @Nullable [] read(byte[] file, ImageFormat format) throws IOException {
        try {
            return switch (format) {
                case PNG -> PngXmp.read(file);
                case JPEG -> JpegXmp.read(file);
                case WEBP -> WebpXmp.read(file);
                case GIF -> GifFile.read(file).xmpPacket(file);
                case HEIC, AVIF -> HeifFile.read(file).xmp();
                case BMP, TIFF -> null;
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("The file ends too early", e);
        }
    }

    /**
     * The file with this packet in place of any that it had.
     *
     * @throws IOException where the file is broken
     */
    public static byte[] write(byte[] file, ImageFormat format, byte[] packet) throws IOException {
        try {
            return switch (format) {
                case PNG -> PngXmp.write(file, packet);
                case JPEG -> JpegXmp.write(file, packet);
                case WEBP -> WebpXmp.write(file, packet);
                case GIF, BMP, TIFF, HEIC, AVIF -> throw new IOException("No metadata can be written into " + format);
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("The file ends too early", e);
        }
    }
}

package app.pentimento.provenance.xmp;

import app.pentimento.image.ImageFormat;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDescriptor;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The AIGC label where others put it instead of the XMP: a PNG's text, or a JPEG's EXIF user comment. */
public final class NonXmpAigc {
    private static final int LONGEST = 10_000;
    /** EXIF stands in one segment of at most 64 KB, among the first of the file. */
    private static final int HEADERS = 1 << 20;

    private NonXmpAigc() {}

    /** The label's text, or null where there is none in these places, or the file is broken. */
    public static @Nullable String read(byte[] file, ImageFormat format) {
        try {
            return switch (format) {
                case PNG -> PngXmp.otherAigc(file, LONGEST);
                case JPEG -> userComment(file);
                case WEBP, GIF, BMP, TIFF, HEIC, AVIF -> null;
            };
        } catch (IOException | JpegProcessingException | RuntimeException e) {
            return null;
        }
    }

    /**
     * The file without the label in these places, where it has one: every byte of it becomes a space, so that nothing
     * else in the file moves. {@link XmpFile#write} takes that in a PNG's text out itself.
     *
     * @return the same array where there is nothing to take out
     */
    public static byte[] without(byte[] file, ImageFormat format) {
        String label = format == ImageFormat.JPEG ? read(file, format) : null;
        if (label == null) {
            return file;
        }
        byte[] blanked = file.clone();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] written = label.getBytes(charset);
            byte[] blank = " ".repeat(label.length()).getBytes(charset);
            int at = indexOf(blanked, written);
            if (at >= 0 && blank.length <= written.length) {
                Arrays.fill(blanked, at, at + written.length, (byte) 0);
                System.arraycopy(blank, 0, blanked, at, blank.length);
            }
        }
        return blanked;
    }

    private static int indexOf(byte[] file, byte[] wanted) {
        for (int at = 0; at <= Math.min(file.length - wanted.length, HEADERS); at++) {
            if (Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable String userComment(byte[] file) throws IOException, JpegProcessingException {
        Metadata metadata = JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
        ExifSubIFDDirectory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        if (exif == null) {
            return null;
        }
        String comment = new ExifSubIFDDescriptor(exif).getUserCommentDescription();
        return comment != null && comment.length() <= LONGEST && comment.contains("AIGC") ? comment.strip() : null;
    }
}

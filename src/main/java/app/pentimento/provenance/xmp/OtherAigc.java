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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The AIGC label where others put it instead of the XMP: a PNG's text, or a JPEG's EXIF user comment. */
public final class OtherAigc {
    private static final int LONGEST = 10_000;

    private OtherAigc() {}

    /** The label's text, or null where there is none in these places, or the file is broken. */
    public static @Nullable String read(byte[] file, ImageFormat format) {
        try {
            return switch (format) {
                case PNG -> PngXmp.otherAigc(file, LONGEST);
                case JPEG -> userComment(file);
                case WEBP, GIF, BMP, TIFF -> null;
            };
        } catch (IOException | JpegProcessingException | RuntimeException e) {
            return null;
        }
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

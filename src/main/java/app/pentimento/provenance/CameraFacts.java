package app.pentimento.provenance;

import app.pentimento.image.ImageFormat;
import app.pentimento.image.container.HeifFile;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of the camera and the software that it went through. Anybody can write it there.
 *
 * @param takenAt as the camera wrote it, without a time zone
 */
public record CameraFacts(
        @Nullable String make,
        @Nullable String model,
        @Nullable String takenAt,
        @Nullable String software) {
    /** A file that says nothing of a camera. */
    public static final CameraFacts NONE = new CameraFacts(null, null, null, null);

    private static final int LONGEST = 200;

    /** What stands in a file's EXIF data; nothing where it has none that can be read. */
    static CameraFacts read(byte[] file, ImageFormat format) {
        try {
            Metadata metadata = new Metadata();
            switch (format) {
                case JPEG, TIFF, WEBP ->
                    metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
                case HEIC, AVIF -> {
                    byte[] exif = HeifFile.read(file).exif();
                    if (exif != null) {
                        new ExifReader().extract(new ByteArrayReader(exif), metadata);
                    }
                }
                case PNG, GIF, BMP -> {
                    // The library inflates a PNG's texts without a limit; the others have no EXIF.
                }
            }
            Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Directory details = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
            return new CameraFacts(
                    text(main, ExifIFD0Directory.TAG_MAKE),
                    text(main, ExifIFD0Directory.TAG_MODEL),
                    text(details, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL),
                    text(main, ExifIFD0Directory.TAG_SOFTWARE));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return NONE;
        }
    }

    private static @Nullable String text(@Nullable Directory directory, int tag) {
        String text = directory == null ? null : directory.getString(tag);
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.strip().replaceAll("\\p{Cntrl}", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}

package app.pentimento.image;

import app.pentimento.image.container.GifFile;
import app.pentimento.image.container.HeifFile;
import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.PngFile;
import app.pentimento.image.container.TiffFile;
import app.pentimento.image.container.WebpFile;
import app.pentimento.image.metadata.Embedding;
import app.pentimento.image.metadata.ExifCleaner;
import app.pentimento.image.metadata.JpegCleaner;
import app.pentimento.image.metadata.PngCleaner;
import app.pentimento.image.metadata.XmpCleaner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds in any picture file what its copy in another file has to carry on: EXIF and XMP without places. */
final class CarriedMetadata {
    private CarriedMetadata() {}

    /** The metadata of a picture for its copy, which stands upright, with this colour profile. */
    static Embedding of(Header header, byte[] file, byte @Nullable [] icc) throws IOException {
        byte[] exif = exif(header.format(), file);
        byte[] xmp = xmp(header.format(), file);
        return new Embedding(
                icc,
                exif == null ? null : ExifCleaner.clean(exif, true),
                xmp == null ? null : XmpCleaner.clean(xmp, true));
    }

    /** The labels of AI making alone; null where there are none. */
    static byte @Nullable [] labels(ImageFormat format, byte[] file) throws IOException {
        byte[] xmp = xmp(format, file);
        return xmp == null ? null : XmpCleaner.labelsOnly(xmp);
    }

    private static byte @Nullable [] exif(ImageFormat format, byte[] file) throws IOException {
        return switch (format) {
            case JPEG -> JpegCleaner.exif(file, JpegFile.read(file));
            case PNG ->
                PngFile.read(file)
                        .first("eXIf")
                        .map(chunk -> chunk.payload().of(file))
                        .orElse(null);
            case WEBP ->
                WebpFile.read(file)
                        .first("EXIF")
                        .map(chunk -> WebpFile.exifBlock(file, chunk).of(file))
                        .orElse(null);
            case HEIC, AVIF -> HeifFile.read(file).exif();
            case GIF, BMP, TIFF -> null;
        };
    }

    private static byte @Nullable [] xmp(ImageFormat format, byte[] file) throws IOException {
        return switch (format) {
            case JPEG -> JpegCleaner.xmp(file, JpegFile.read(file));
            case PNG -> PngCleaner.xmp(file, PngFile.read(file));
            case WEBP ->
                WebpFile.read(file)
                        .first("XMP ")
                        .map(chunk -> chunk.payload().of(file))
                        .orElse(null);
            case TIFF -> TiffFile.read(file).bytes(TiffFile.XMP);
            case GIF -> GifFile.read(file).xmpPacket(file);
            case HEIC, AVIF -> HeifFile.read(file).xmp();
            case BMP -> null;
        };
    }
}

package app.pentimento.image;

import app.pentimento.image.container.BmpFile;
import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.GifFile;
import app.pentimento.image.container.HeifFile;
import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.PngFile;
import app.pentimento.image.container.Range;
import app.pentimento.image.container.Tiff;
import app.pentimento.image.container.TiffFile;
import app.pentimento.image.container.UnsupportedKind;
import app.pentimento.image.container.WebpFile;

/** Reads the header of a picture of each format. The bytes for each pixel are what the readers were measured to need. */
final class HeaderReader {
    private static final int RGB_AND_INT = 7;
    private static final int INT = 4;
    /** Both WebP decoders keep the whole picture, however little of it is wanted. */
    private static final double VP8 = 5;

    private static final double VP8L = 9;
    /** What libheif and its decoders take for each pixel at most, as measured, and the file that they write. */
    private static final double HEIF_TOOL = 20;

    private static final int MOST_SCANS = 100;

    private HeaderReader() {}

    static Header read(ImageFormat format, byte[] file) throws BrokenFile, UnsupportedKind {
        return switch (format) {
            case JPEG -> jpeg(file);
            case PNG -> png(file);
            case WEBP -> webp(file);
            case GIF -> gif(file);
            case BMP -> bmp(file);
            case TIFF -> tiff(file);
            case HEIC, AVIF -> heif(format, file);
        };
    }

    private static Header jpeg(byte[] file) throws BrokenFile, UnsupportedKind {
        JpegFile jpeg = JpegFile.read(file);
        if (jpeg.scans() > MOST_SCANS) {
            throw new BrokenFile("This JPEG file has too many scans.");
        }
        Orientation orientation = jpeg.segments().stream()
                .filter(segment -> segment.marker() == JpegFile.APP1 && segment.startsWith(file, "Exif\0\0"))
                .map(segment -> Orientation.ofExif(
                        file,
                        new Range(
                                segment.payload().start() + 6, segment.payload().end())))
                .findFirst()
                .orElse(Orientation.UPRIGHT);
        JpegFile.Frame frame = jpeg.frame();
        // Coefficients of two bytes are kept of the whole picture until its last scan.
        double coefficients = jpeg.scans() == 1
                ? 0
                : 2 * frame.blocksShare().stream().mapToDouble(share -> share).sum();
        int wanted = frame.blocksShare().size() == 4 ? RGB_AND_INT + INT : RGB_AND_INT;
        return new Header(ImageFormat.JPEG, frame.width(), frame.height(), orientation, coefficients, wanted);
    }

    private static Header png(byte[] file) throws BrokenFile {
        PngFile png = PngFile.readAround(file);
        Orientation orientation = png.first("eXIf")
                .map(chunk -> Orientation.ofExif(file, chunk.payload()))
                .orElse(Orientation.UPRIGHT);
        int raw = png.samples() * Math.ceilDiv(png.bitDepth(), 8) + 1;
        return new Header(ImageFormat.PNG, png.width(), png.height(), orientation, 0, raw + INT);
    }

    private static Header webp(byte[] file) throws BrokenFile {
        WebpFile webp = WebpFile.read(file);
        Orientation orientation = webp.first("EXIF")
                .map(chunk -> Orientation.ofExif(file, WebpFile.exifBlock(file, chunk)))
                .orElse(Orientation.UPRIGHT);
        double decoder = webp.frame().lossless() ? VP8L : VP8;
        return new Header(ImageFormat.WEBP, webp.width(), webp.height(), orientation, decoder, INT + INT);
    }

    private static Header gif(byte[] file) throws BrokenFile {
        GifFile gif = GifFile.read(file);
        return new Header(ImageFormat.GIF, gif.width(), gif.height(), Orientation.UPRIGHT, 0, 1 + INT);
    }

    private static Header bmp(byte[] file) throws BrokenFile, UnsupportedKind {
        BmpFile bmp = BmpFile.read(file);
        int raw = Math.ceilDiv(bmp.bitsPerPixel(), 8);
        return new Header(
                ImageFormat.BMP, bmp.width(), bmp.height(), Orientation.UPRIGHT, bmp.runLength() ? 2 : 0, raw + INT);
    }

    private static Header tiff(byte[] file) throws BrokenFile, UnsupportedKind {
        TiffFile tiff = TiffFile.read(file);
        Orientation orientation = Orientation.of(tiff.tiff().number(tiff.directory(), Tiff.ORIENTATION, 1));
        double raw = tiff.samples() * Math.ceilDiv(tiff.bits(), 8);
        return new Header(ImageFormat.TIFF, tiff.width(), tiff.height(), orientation, 0, raw + INT);
    }

    /** The tool decodes all of it outside of this heap, which counts as well; it turns and crops the picture itself. */
    private static Header heif(ImageFormat format, byte[] file) throws BrokenFile, UnsupportedKind {
        HeifFile heif = HeifFile.read(file);
        NumberedColours.check(heif.code());
        int samples = heif.bits() > 8 ? 2 : 1;
        double shown = Math.max(1, (double) heif.width() * heif.height());
        double tool = HEIF_TOOL * samples * Math.max(1, heif.codedPixels() / shown);
        return new Header(format, heif.width(), heif.height(), Orientation.UPRIGHT, tool, 4 * samples + INT);
    }
}

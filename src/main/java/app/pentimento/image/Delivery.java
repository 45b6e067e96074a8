package app.pentimento.image;

import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.PngFile;
import app.pentimento.image.container.WebpFile;
import app.pentimento.image.metadata.JpegCleaner;
import app.pentimento.image.metadata.PngCleaner;
import app.pentimento.image.metadata.WebpCleaner;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an upload the file that people get: upright, of a type that every browser shows, without places, and without
 * anything after the picture's end. Pixels are encoded again only where the picture has to be turned, or comes in a type
 * that is not for the web (GIF, BMP, TIFF), or that not every browser shows (HEIC, AVIF); else the file stays as it is, byte for byte if there is nothing to take out.
 */
final class Delivery {
    private static final float QUALITY = 0.95f;
    /** The picture, the turned picture and the new file, in the shares that were measured. */
    private static final double COPIES = 1.5;

    private Delivery() {}

    /** Whether the pixels have to be encoded again. */
    static boolean encodesAgain(Header header) {
        return header.orientation() != Orientation.UPRIGHT
                || switch (header.format()) {
                    case JPEG, PNG, WEBP -> false;
                    case GIF, BMP, TIFF, HEIC, AVIF -> true;
                };
    }

    /** What is done to such a picture, where its file cannot stay as it is. */
    static Set<DeliveryChange> changes(Header header) {
        Set<DeliveryChange> changes = EnumSet.of(DeliveryChange.CLEANED);
        if (header.orientation() != Orientation.UPRIGHT) {
            changes.add(DeliveryChange.TURNED);
        }
        if (encodesAgain(header)) {
            changes.add(DeliveryChange.ENCODED_AGAIN);
        }
        return changes;
    }

    /** The memory that {@link #encodedAgain} needs beside the file itself, in bytes. */
    static long memory(Header header) {
        return (long) (header.memory(1) * COPIES);
    }

    /**
     * The file of an upright picture for the web, without places; the same array where there is nothing to take out.
     *
     * @param profile whether its colour profile stays
     */
    static byte[] cleaned(Header header, byte[] file, boolean profile) throws IOException {
        return switch (header.format()) {
            case JPEG -> JpegCleaner.clean(file, JpegFile.read(file), profile);
            case PNG -> PngCleaner.clean(file, PngFile.read(file), profile);
            case WEBP -> WebpCleaner.clean(file, WebpFile.read(file), profile);
            case GIF, BMP, TIFF, HEIC, AVIF -> throw new IllegalArgumentException("Not for the web");
        };
    }

    /** The picture encoded again, upright, in the depth and colours that it has, where the new type can hold them. */
    static byte[] encodedAgain(Header header, byte[] file, boolean profile) throws IOException {
        BufferedImage stored = PixelReader.read(header, file, 1);
        byte[] icc = profile ? ImageCodec.icc(header.format(), file) : null;
        boolean asItIs = header.format() == ImageFormat.JPEG
                ? JpegFile.read(file).frame().blocksShare().size() < 4
                : header.format() != ImageFormat.WEBP && fitsPng(stored.getColorModel());
        BufferedImage upright = asItIs
                ? plain(Turning.upright(stored, header.orientation()))
                : Srgb.upright(stored, icc, header.orientation());
        boolean lossy = switch (header.format()) {
            case JPEG, WEBP -> true;
            case HEIC, AVIF -> upright.getColorModel().getComponentSize(0) == 8; // a JPEG cannot hold more
            case PNG, GIF, BMP, TIFF -> false;
        };
        return lossy && !upright.getColorModel().hasAlpha()
                ? CarriedMetadata.of(header, file, asItIs ? icc : null).intoJpeg(Encoders.jpeg(upright, QUALITY, true))
                : CarriedMetadata.of(header, file, asItIs ? icc : null)
                        .intoPng(Encoders.png(upright), colours(header, file));
    }

    private static boolean fitsPng(ColorModel model) {
        if (model instanceof IndexColorModel) {
            return model.getPixelSize() <= 8; // a PNG's palette has 256 colours at most
        }
        int space = model.getColorSpace().getType();
        return model instanceof ComponentColorModel
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
                && !model.isAlphaPremultiplied()
                && model.getComponentSize(0) == DataBuffer.getDataTypeSize(model.getTransferType())
                && (model.getTransferType() == DataBuffer.TYPE_BYTE
                        || model.getTransferType() == DataBuffer.TYPE_USHORT);
    }

    /** The same samples without a profile, which would make an encoder convert them; the file gets it as it came. */
    private static BufferedImage plain(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (!(model instanceof ComponentColorModel)) {
            return image;
        }
        int space = model.getNumColorComponents() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        ColorModel plain = new ComponentColorModel(
                ColorSpace.getInstance(space),
                model.hasAlpha(),
                false,
                model.getTransparency(),
                model.getTransferType());
        return new BufferedImage(plain, image.getRaster(), false, null);
    }

    private static byte @Nullable [] colours(Header header, byte[] file) throws IOException {
        return header.format() == ImageFormat.PNG ? PngCleaner.colours(file, PngFile.read(file)) : null;
    }
}

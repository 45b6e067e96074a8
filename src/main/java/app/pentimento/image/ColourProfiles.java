package app.pentimento.image;

import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.PngFile;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;

/** Tells colour profiles that can be used from broken ones. */
final class ColourProfiles {
    private static final int RGB = 3;

    private ColourProfiles() {}

    /** Whether the colour profile of a file can be read, or it has none. */
    static boolean readable(Header header, byte[] file) throws IOException {
        byte[] icc = ImageCodec.icc(header.format(), file);
        if (icc == null) {
            return !isThere(header.format(), file);
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            int components = profile.getNumComponents();
            WritableRaster one = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 1, 1, components, null);
            WritableRaster rgb = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 1, 1, RGB, null);
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null).filter(one, rgb);
            return true;
        } catch (CMMException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether there is something where a profile belongs, though none can be got out. */
    private static boolean isThere(ImageFormat format, byte[] file) throws IOException {
        return switch (format) {
            case PNG -> PngFile.read(file).first("iCCP").isPresent();
            case JPEG -> JpegFile.read(file).segments().stream().anyMatch(each -> JpegFile.isIcc(file, each));
            default -> false;
        };
    }
}

package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of a picture that holds red, green, blue and at most alpha as bytes in one array, as most decoded pictures
 * do: read without the detour over a raster's general ways, which takes longer than decoding does.
 */
final class PlainBytes {
    private static final int RGB = 3;
    private static final int OPAQUE = 255 << 24;

    private final byte[] bytes;
    private final int start;
    private final int pixelStride;
    private final int lineStride;
    private final int[] bands;

    private PlainBytes(byte[] bytes, int start, ComponentSampleModel layout) {
        this.bytes = bytes;
        this.start = start;
        this.pixelStride = layout.getPixelStride();
        this.lineStride = layout.getScanlineStride();
        this.bands = layout.getBandOffsets();
    }

    /** The picture's pixels; null where it holds them in another way. */
    static @Nullable PlainBytes of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        WritableRaster raster = image.getRaster();
        boolean isPlain = model.getNumColorComponents() == RGB
                && model.getTransferType() == DataBuffer.TYPE_BYTE
                && !model.isAlphaPremultiplied()
                && model.getPixelSize() == 8 * model.getNumComponents();
        if (isPlain
                && raster.getSampleModel() instanceof ComponentSampleModel layout
                && raster.getDataBuffer() instanceof DataBufferByte data
                && data.getNumBanks() == 1) {
            int start = data.getOffset()
                    - raster.getSampleModelTranslateX() * layout.getPixelStride()
                    - raster.getSampleModelTranslateY() * layout.getScanlineStride();
            return new PlainBytes(data.getData(), start, layout);
        }
        return null;
    }

    /** Reads a row as 0xAARRGGBB. */
    void read(int y, int[] row) {
        int at = start + y * lineStride;
        int red = bands[0];
        int green = bands[1];
        int blue = bands[2];
        int alpha = bands.length > RGB ? bands[RGB] : -1;
        for (int x = 0; x < row.length; x++) {
            row[x] = (alpha < 0 ? OPAQUE : (bytes[at + alpha] & 255) << 24)
                    | (bytes[at + red] & 255) << 16
                    | (bytes[at + green] & 255) << 8
                    | (bytes[at + blue] & 255);
            at += pixelStride;
        }
    }
}

package app.pentimento.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Turns pixels of any colour space and depth into 8-bit sRGB, a row at a time, upright. */
final class Srgb {
    private static final int RGB = 3;
    private static final int CMYK = 4;

    private final BufferedImage from;
    private final ColorModel model;
    private final @Nullable ColorConvertOp convert;
    private final int colours;
    private final boolean samples;

    private Srgb(BufferedImage from, byte @Nullable [] icc) {
        this.from = from;
        model = from.getColorModel();
        samples = model instanceof ComponentColorModel && isWhole(model.getTransferType());
        colours = model.getNumColorComponents();
        ICC_Profile profile = samples ? profile(model, icc) : null;
        convert = profile == null
                ? null
                : new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    /**
     * Converts a picture.
     *
     * @param icc the profile of its colours where its own colour model does not know it
     * @return {@code TYPE_INT_RGB}, or {@code TYPE_INT_ARGB} where any pixel is transparent
     */
    static BufferedImage upright(BufferedImage from, byte @Nullable [] icc, Orientation orientation) {
        try {
            return new Srgb(from, icc).convert(orientation);
        } catch (CMMException | IllegalArgumentException e) {
            // A broken or unsuitable profile: the numbers are taken for sRGB, as browsers do.
            return new Srgb(from, new byte[0]).convert(orientation);
        }
    }

    private BufferedImage convert(Orientation orientation) {
        int width = from.getWidth();
        int height = from.getHeight();
        boolean swap = orientation.swapsSides();
        int type = model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage to = new BufferedImage(swap ? height : width, swap ? width : height, type);
        WritableRaster target = to.getRaster();
        Orientation.Steps steps = orientation.steps(width, height);
        boolean opaque = true;
        int[] row = new int[width];
        Rows rows = new Rows(width);
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            opaque = opaque && (!model.hasAlpha() || isOpaque(row));
            int startX = steps.x() + y * steps.columnX();
            int startY = steps.y() + y * steps.columnY();
            if (!swap) {
                if (steps.rowX() < 0) {
                    reverse(row);
                }
                target.setDataElements(0, startY, width, 1, row);
            } else {
                if (steps.rowY() < 0) {
                    reverse(row);
                }
                target.setDataElements(startX, 0, 1, width, row);
            }
        }
        return opaque && model.hasAlpha() ? withoutAlpha(to) : to;
    }

    /** Reads rows as 0xAARRGGBB. */
    private final class Rows {
        private final int width;
        private final int[] values;
        private final byte[] own;
        private final WritableRaster before;
        private final WritableRaster after;
        private final @Nullable PlainBytes plain;

        Rows(int width) {
            this.width = width;
            plain = samples && convert == null ? PlainBytes.of(from) : null;
            values = new int[samples ? width * model.getNumComponents() : 0];
            int bands = convert == null ? 1 : colours;
            own = new byte[convert == null ? 0 : width * bands];
            before = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, bands, null);
            after = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, RGB, null);
        }

        void read(int y, int[] row) {
            if (!samples) {
                from.getRGB(0, y, width, 1, row, 0, width);
                return;
            }
            if (plain != null) {
                plain.read(y, row);
                return;
            }
            from.getRaster().getPixels(0, y, width, 1, values);
            toBytes();
            int bands = model.getNumComponents();
            byte[] converted = new byte[0];
            if (convert != null) {
                for (int x = 0; x < width; x++) {
                    for (int band = 0; band < colours; band++) {
                        own[x * colours + band] = (byte) values[x * bands + band];
                    }
                }
                before.setDataElements(0, 0, width, 1, own);
                convert.filter(before, after);
                converted = (byte[]) after.getDataElements(0, 0, width, 1, null);
            }
            for (int x = 0; x < width; x++) {
                int alpha = model.hasAlpha() ? values[x * bands + bands - 1] : 255;
                int rgb = convert == null
                        ? plain(x * bands)
                        : rgb(converted[3 * x] & 255, converted[3 * x + 1] & 255, converted[3 * x + 2] & 255);
                row[x] = alpha << 24 | rgb;
            }
        }

        /** Brings samples of any depth to 8 bits, and colours out of their product with alpha. */
        private void toBytes() {
            int bands = model.getNumComponents();
            for (int band = 0; band < bands; band++) {
                int most = (1 << model.getComponentSize(band)) - 1;
                if (most != 255) {
                    for (int i = band; i < values.length; i += bands) {
                        values[i] = (values[i] * 255 + most / 2) / most;
                    }
                }
            }
            if (model.isAlphaPremultiplied() && model.hasAlpha()) {
                for (int i = 0; i < values.length; i += bands) {
                    int alpha = values[i + bands - 1];
                    for (int band = 0; band < colours; band++) {
                        values[i + band] = alpha == 0 ? 0 : Math.min(255, (values[i + band] * 255 + alpha / 2) / alpha);
                    }
                }
            }
        }

        private int plain(int at) {
            return switch (colours) {
                case RGB -> rgb(values[at], values[at + 1], values[at + 2]);
                case CMYK -> {
                    int light = 255 - values[at + 3];
                    yield rgb(
                            (255 - values[at]) * light / 255,
                            (255 - values[at + 1]) * light / 255,
                            (255 - values[at + 2]) * light / 255);
                }
                default -> rgb(values[at], values[at], values[at]);
            };
        }
    }

    private static int rgb(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    private static boolean isOpaque(int[] row) {
        for (int pixel : row) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }

    private static void reverse(int[] row) {
        for (int i = 0, j = row.length - 1; i < j; i++, j--) {
            int kept = row[i];
            row[i] = row[j];
            row[j] = kept;
        }
    }

    /** The same pixels, known to be opaque; shares their memory. */
    private static BufferedImage withoutAlpha(BufferedImage image) {
        int[] masks = {0xFF0000, 0xFF00, 0xFF};
        WritableRaster raster = Raster.createPackedRaster(
                image.getRaster().getDataBuffer(), image.getWidth(), image.getHeight(), image.getWidth(), masks, null);
        return new BufferedImage(new java.awt.image.DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF), raster, false, null);
    }

    private static boolean isWhole(int transferType) {
        return transferType == DataBuffer.TYPE_BYTE || transferType == DataBuffer.TYPE_USHORT;
    }

    /** The profile to convert from; null where the numbers are sRGB already, or grey without a profile. */
    private static @Nullable ICC_Profile profile(ColorModel model, byte @Nullable [] icc) {
        if (icc != null && icc.length == 0) {
            return null;
        }
        ICC_Profile profile = icc != null
                ? ICC_Profile.getInstance(icc)
                : model.getColorSpace() instanceof ICC_ColorSpace space ? space.getProfile() : null;
        boolean plain = profile == null
                || profile.getNumComponents() != model.getNumColorComponents()
                || isBuiltIn(profile, ColorSpace.CS_sRGB)
                || isBuiltIn(profile, ColorSpace.CS_GRAY);
        return plain ? null : profile;
    }

    private static boolean isBuiltIn(ICC_Profile profile, int space) {
        return profile.equals(ICC_Profile.getInstance(space));
    }
}

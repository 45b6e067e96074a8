package app.pentimento.image.container;

import java.nio.ByteOrder;

/**
 * What the header of a Windows or OS/2 bitmap says.
 *
 * @param height always positive
 * @param runLength whether the pixels are run-length coded
 * @param alpha whether it says which of its bits are transparency; a fourth byte without that is none
 */
public record BmpFile(int width, int height, int bitsPerPixel, boolean runLength, boolean alpha) {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int INFO_HEADER = 40;
    /** From this length on, a header has a mask of the transparency. */
    private static final int ALPHA_HEADER = 56;

    private static final int V5_HEADER = 124;
    private static final long LINKED_PROFILE = 0x4C494E4B;
    private static final int NO_COMPRESSION = 0;
    private static final int BITFIELDS = 3;
    private static final int EMBEDDED_JPEG = 4;
    private static final int EMBEDDED_PNG = 5;

    public static BmpFile read(byte[] file) throws BrokenFile, UnsupportedKind {
        ByteReader in = new ByteReader(file, ByteOrder.LITTLE_ENDIAN);
        long pixels = in.u32(10);
        long headerSize = in.u32(FILE_HEADER);
        if (headerSize == CORE_HEADER) {
            return checked(in, pixels, in.u16(18), in.u16(20), in.u16(24), NO_COMPRESSION, false);
        }
        if (headerSize < INFO_HEADER || headerSize > V5_HEADER) {
            throw new UnsupportedKind("This kind of BMP file is not supported.");
        }
        if (headerSize == V5_HEADER && in.u32(FILE_HEADER + 56) == LINKED_PROFILE) {
            throw new UnsupportedKind("This BMP file points to a colour profile in another file.");
        }
        int height = in.s32(22);
        if (height == Integer.MIN_VALUE) {
            throw new BrokenFile("This BMP file has a broken header.");
        }
        boolean alpha =
                headerSize >= ALPHA_HEADER && in.u32(30) == BITFIELDS && in.u32(FILE_HEADER + INFO_HEADER + 12) != 0;
        return checked(in, pixels, in.s32(18), Math.abs(height), in.u16(28), in.u32(30), alpha);
    }

    private static BmpFile checked(
            ByteReader in, long pixels, int width, int height, int bits, long compression, boolean alpha)
            throws BrokenFile, UnsupportedKind {
        if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
            throw new UnsupportedKind("This BMP file contains another picture format.");
        }
        boolean known = switch (bits) {
            case 1, 4, 8, 16, 24, 32 -> true;
            default -> false;
        };
        if (!known || compression > BITFIELDS || width < 0) {
            throw new BrokenFile("This BMP file has a broken header.");
        }
        boolean runLength = compression == 1 || compression == 2;
        long row = ((long) width * bits + 31) / 32 * 4;
        // RLE has no smallest size, but cannot say nothing at all.
        in.place(pixels, runLength ? 2 : saturated(row, height));
        return new BmpFile(width, height, bits, runLength, alpha);
    }

    private static long saturated(long row, int height) {
        return Math.min(row * height, Integer.MAX_VALUE);
    }
}

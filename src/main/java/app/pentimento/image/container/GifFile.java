package app.pentimento.image.container;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a GIF file (GIF89a) up to the end of its first picture.
 *
 * @param width of the canvas, widened where the first picture does not fit, as browsers do
 * @param x where the first picture lies on the canvas
 * @param xmp the bytes of the XMP application extension, if there is one before the first picture; else empty
 * @param animated whether another picture follows
 */
public record GifFile(
        int width, int height, int x, int y, int frameWidth, int frameHeight, List<Range> xmp, boolean animated) {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int APPLICATION = 0xFF;
    private static final int XMP_TRAILER = 258;

    public static GifFile read(byte[] file) throws BrokenFile {
        ByteReader in = new ByteReader(file, ByteOrder.LITTLE_ENDIAN);
        List<Range> xmp = new ArrayList<>();
        int at = HEADER + palette(in.u8(10));
        while (true) {
            int block = in.u8(at);
            if (block == PICTURE) {
                return picture(in, at, xmp);
            }
            if (block != EXTENSION) {
                throw new BrokenFile("This GIF file contains no picture.");
            }
            int label = in.u8(at + 1L);
            int end = afterBlocks(in, at + 2);
            if (label == APPLICATION && ByteReader.at(file, at + 3, "XMP DataXMP")) {
                xmp.add(new Range(at + 14, end));
            }
            at = end;
        }
    }

    /** The first XMP packet; null where there is none. A trailer that makes it look like blocks of a GIF is left out. */
    public byte @Nullable [] xmpPacket(byte[] file) {
        if (xmp.isEmpty()) {
            return null;
        }
        int start = xmp.getFirst().start();
        int end = xmp.getFirst().end();
        int trailer = end - XMP_TRAILER;
        if (trailer > start && file[trailer] == 1 && file[trailer + 1] == (byte) 0xFF) {
            end = trailer; // it holds every byte once, also the one that a packet ends with
        }
        while (end > start && file[end - 1] != '>') {
            end--;
        }
        return new Range(start, end).of(file);
    }

    private static GifFile picture(ByteReader in, int at, List<Range> xmp) throws BrokenFile {
        int x = in.u16(at + 1L);
        int y = in.u16(at + 3L);
        int width = in.u16(at + 5L);
        int height = in.u16(at + 7L);
        int data = at + 10 + palette(in.u8(at + 9L));
        if (in.u8(data) > 11) {
            throw new BrokenFile("This GIF file has a broken code size.");
        }
        int end = afterBlocks(in, data + 1);
        if (in.u16(6) == 0 || in.u16(8) == 0 || width == 0 || height == 0) {
            return new GifFile(0, 0, 0, 0, 0, 0, List.of(), false);
        }
        return new GifFile(
                Math.max(in.u16(6), x + width),
                Math.max(in.u16(8), y + height),
                x,
                y,
                width,
                height,
                List.copyOf(xmp),
                isPictureNext(in, end));
    }

    /** Whether a picture comes next, whatever extensions stand before it; a file that ends early has none. */
    private static boolean isPictureNext(ByteReader in, int from) {
        try {
            int at = from;
            while (in.u8(at) == EXTENSION) {
                at = afterBlocks(in, at + 2);
            }
            return in.u8(at) == PICTURE;
        } catch (BrokenFile e) {
            return false;
        }
    }

    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    private static int afterBlocks(ByteReader in, int from) throws BrokenFile {
        int at = from;
        while (in.u8(at) != 0) {
            at += in.u8(at) + 1;
        }
        return at + 1;
    }
}

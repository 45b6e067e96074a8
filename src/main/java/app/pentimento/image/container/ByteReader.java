package app.pentimento.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers at given places of a part of a file; {@link BrokenFile} where they lie outside of it. */
public final class ByteReader {
    private final ByteBuffer data;

    /** A reader of the bytes from {@code start} to {@code end} (exclusive); places count from {@code start}. */
    public ByteReader(byte[] bytes, int start, int end, ByteOrder order) {
        data = ByteBuffer.wrap(bytes, start, end - start).slice().order(order);
    }

    /** A reader of all of the bytes. */
    public ByteReader(byte[] bytes, ByteOrder order) {
        this(bytes, 0, bytes.length, order);
    }

    public int length() {
        return data.limit();
    }

    public ByteOrder order() {
        return data.order();
    }

    public int u8(long at) throws BrokenFile {
        return data.get(place(at, 1)) & 0xFF;
    }

    public int u16(long at) throws BrokenFile {
        return data.getShort(place(at, 2)) & 0xFFFF;
    }

    /** The first place from here on where this byte is; a file that has none is cut off. */
    int find(int wanted, int from) throws BrokenFile {
        byte[] bytes = data.array();
        int start = data.arrayOffset();
        for (int i = start + place(from, 0); i < start + data.limit(); i++) {
            if (bytes[i] == (byte) wanted) {
                return i - start;
            }
        }
        throw BrokenFile.cutOff();
    }

    /** Three bytes, little end first, as WebP has them. */
    int u24le(long at) throws BrokenFile {
        return u8(at) | u8(at + 1) << 8 | u8(at + 2) << 16;
    }

    public int s32(long at) throws BrokenFile {
        return data.getInt(place(at, 4));
    }

    public long u32(long at) throws BrokenFile {
        return s32(at) & 0xFFFFFFFFL;
    }

    /** Four characters that name a chunk. */
    String fourCc(long at) throws BrokenFile {
        return new String(bytes(at, 4), StandardCharsets.ISO_8859_1);
    }

    public byte[] bytes(long at, long length) throws BrokenFile {
        int from = place(at, length);
        byte[] copy = new byte[(int) length];
        data.get(from, copy);
        return copy;
    }

    /** The place as an index, after checking that so many bytes lie there. */
    public int place(long at, long length) throws BrokenFile {
        if (at < 0 || length < 0 || at > data.limit() - length) {
            throw BrokenFile.cutOff();
        }
        return (int) at;
    }

    /** Whether these bytes of a file, from a place on, are those of an ASCII text. */
    public static boolean at(byte[] bytes, int from, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return from >= 0
                && bytes.length - from >= wanted.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }
}

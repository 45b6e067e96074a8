package app.pentimento.provenance.c2pa;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reading and cutting byte arrays. */
final class ByteArrays {
    private ByteArrays() {}

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    static int u16(byte[] bytes, int at) {
        return (u8(bytes, at) << 8) | u8(bytes, at + 1);
    }

    static long u32(byte[] bytes, int at) {
        return ((long) u16(bytes, at) << 16) | u16(bytes, at + 2);
    }

    static long u32LittleEndian(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8 | u8(bytes, at + 2) << 16 | (long) u8(bytes, at + 3) << 24;
    }

    static boolean hasAscii(byte[] bytes, int at, String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        return at >= 0
                && at + wanted.length <= bytes.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** The bytes without the ranges, which stand in order and do not overlap. */
    static byte[] without(byte[] bytes, List<Range> ranges) {
        int cut = ranges.stream().mapToInt(Range::length).sum();
        if (cut == 0) {
            return bytes;
        }
        byte[] rest = new byte[bytes.length - cut];
        int from = 0;
        int to = 0;
        for (Range range : ranges) {
            System.arraycopy(bytes, from, rest, to, range.start() - from);
            to += range.start() - from;
            from = range.start() + range.length();
        }
        System.arraycopy(bytes, from, rest, to, bytes.length - from);
        return rest;
    }

    /** The bytes with others put in at a place. */
    static byte[] insert(byte[] bytes, int at, byte[] added) {
        byte[] whole = new byte[bytes.length + added.length];
        System.arraycopy(bytes, 0, whole, 0, at);
        System.arraycopy(added, 0, whole, at, added.length);
        System.arraycopy(bytes, at, whole, at + added.length, bytes.length - at);
        return whole;
    }

    /** A part of a byte array. */
    record Range(int start, int length) {
        int end() {
            return start + length;
        }
    }
}

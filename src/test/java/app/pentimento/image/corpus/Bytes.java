package app.pentimento.image.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/** Puts files together, byte by byte. */
public final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    private Bytes(ByteOrder order) {
        this.order = order;
    }

    public static Bytes big() {
        return new Bytes(ByteOrder.BIG_ENDIAN);
    }

    public static Bytes little() {
        return new Bytes(ByteOrder.LITTLE_ENDIAN);
    }

    public static Bytes in(ByteOrder order) {
        return new Bytes(order);
    }

    public Bytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    public Bytes u16(int... values) {
        for (int value : values) {
            out.writeBytes(
                    ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    public Bytes u24(int value) {
        return u8(value & 255, value >> 8 & 255, value >> 16 & 255);
    }

    public Bytes u32(long... values) {
        for (long value : values) {
            out.writeBytes(
                    ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    public Bytes text(String ascii) {
        return add(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Bytes add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public Bytes zeros(int count) {
        return add(new byte[count]);
    }

    public int size() {
        return out.size();
    }

    public byte[] array() {
        return out.toByteArray();
    }

    public static byte[] join(byte[]... parts) {
        Bytes joined = big();
        for (byte[] part : parts) {
            joined.add(part);
        }
        return joined.array();
    }

    /** The first part of a file, from 0 to 1. */
    public static byte[] cut(byte[] file, double share) {
        return Arrays.copyOf(file, (int) (file.length * share));
    }

    /** A copy with other bytes at a place. */
    public static byte[] with(byte[] file, int at, int... values) {
        byte[] copy = file.clone();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }

    /** Where this text starts in a file. */
    public static int find(byte[] file, String ascii) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(ascii);
        if (at < 0) {
            throw new IllegalArgumentException("Not in the file: " + ascii);
        }
        return at;
    }

    public static boolean contains(byte[] file, String ascii) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(ascii);
    }

    public static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            deflater.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    /** So many zeros, deflated, without ever having them in memory. */
    public static byte[] deflatedZeros(long count) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            for (long left = count; left > 0; left -= zeros.length) {
                deflater.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }
}

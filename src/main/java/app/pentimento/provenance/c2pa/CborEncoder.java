package app.pentimento.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes CBOR in its core deterministic form (RFC 8949, 4.2.1): shortest lengths, keys in the order of their bytes.
 *
 * <p>Knows what manifests need: {@link String}, {@code byte[]}, {@link Long} and {@link Integer}, {@link Boolean},
 * {@link CborNull}, {@link List}, {@link Map} and {@link CborTag}.
 */
final class CborEncoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CborEncoder() {}

    static byte[] encode(Object value) {
        CborEncoder encoder = new CborEncoder();
        encoder.write(value);
        return encoder.out.toByteArray();
    }

    private void write(Object value) {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                head(3, bytes.length);
                out.writeBytes(bytes);
            }
            case byte[] bytes -> {
                head(2, bytes.length);
                out.writeBytes(bytes);
            }
            case Long number -> integer(number);
            case Integer number -> integer(number);
            case Boolean truth -> out.write(truth ? 0xf5 : 0xf4);
            case CborNull ignored -> out.write(0xf6);
            case List<?> list -> {
                head(4, list.size());
                list.forEach(this::write);
            }
            case Map<?, ?> map -> map(map);
            case CborTag tag -> {
                head(6, tag.tag());
                write(tag.value());
            }
            default -> throw new IllegalArgumentException("Not written as CBOR: " + value.getClass());
        }
    }

    private void map(Map<?, ?> map) {
        TreeMap<byte[], Object> sorted = new TreeMap<>(Arrays::compareUnsigned);
        map.forEach((key, value) -> sorted.put(encode(key), value));
        head(5, sorted.size());
        sorted.forEach((key, value) -> {
            out.writeBytes(key);
            write(value);
        });
    }

    private void integer(long number) {
        if (number >= 0) {
            head(0, number);
        } else {
            head(1, -1 - number);
        }
    }

    private void head(int major, long argument) {
        int type = major << 5;
        if (argument < 24) {
            out.write(type | (int) argument);
        } else if (argument < 0x100) {
            out.write(type | 24);
            out.write((int) argument);
        } else if (argument < 0x10000) {
            out.write(type | 25);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) argument).array());
        } else if (argument < 0x1_0000_0000L) {
            out.write(type | 26);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) argument).array());
        } else {
            out.write(type | 27);
            out.writeBytes(ByteBuffer.allocate(8).putLong(argument).array());
        }
    }
}

package app.pentimento.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CBOR of strangers: bounded in depth and in the number of values, and never takes more memory than a small
 * multiple of what it was given. Gives the types that {@link CborEncoder} takes, and {@link Double}.
 */
final class CborDecoder {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_VALUES = 100_000;
    private static final int BREAK = 0xff;

    private final ByteBuffer in;
    private final String code;
    private int values;

    private CborDecoder(byte[] bytes, String code) {
        this.in = ByteBuffer.wrap(bytes);
        this.code = code;
    }

    /**
     * Decodes exactly one value.
     *
     * @param code the status code of what is malformed when this is
     */
    static Object decode(byte[] bytes, String code) throws MalformedManifest {
        CborDecoder decoder = new CborDecoder(bytes, code);
        Object value = decoder.value(0);
        if (decoder.in.hasRemaining()) {
            throw decoder.malformed("bytes follow the CBOR value");
        }
        return value;
    }

    private Object value(int depth) throws MalformedManifest {
        if (depth > MAX_DEPTH) {
            throw malformed("CBOR is nested too deeply");
        }
        if (++values > MAX_VALUES) {
            throw malformed("CBOR holds too many values");
        }
        int initial = octet();
        int major = initial >> 5;
        int info = initial & 0x1f;
        boolean open = info == 31;
        return switch (major) {
            case 0 -> number(info);
            case 1 -> -1 - number(info);
            case 2 -> open ? openBytes(2) : bytes(number(info));
            case 3 -> text(open ? openBytes(3) : bytes(number(info)));
            case 4 -> list(open ? -1 : count(info), depth);
            case 5 -> map(open ? -1 : count(info), depth);
            case 6 -> new CborTag(number(info), value(depth + 1));
            default -> simple(info);
        };
    }

    private List<Object> list(int count, int depth) throws MalformedManifest {
        List<Object> list = new ArrayList<>();
        for (int i = 0; count < 0 ? !atBreak() : i < count; i++) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<Object, Object> map(int count, int depth) throws MalformedManifest {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; count < 0 ? !atBreak() : i < count; i++) {
            Object key = value(depth + 1);
            if (!(key instanceof String || key instanceof Long)) {
                throw malformed("a CBOR map has a key that is neither text nor a number");
            }
            if (map.put(key, value(depth + 1)) != null) {
                throw malformed("a CBOR map has the key " + key + " twice");
            }
        }
        return map;
    }

    private Object simple(int info) throws MalformedManifest {
        return switch (info) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> CborNull.NULL;
            case 25 -> (double) Float.float16ToFloat(need(2).getShort());
            case 26 -> (double) need(4).getFloat();
            case 27 -> need(8).getDouble();
            default -> throw malformed("a CBOR value of an unknown kind");
        };
    }

    private boolean atBreak() throws MalformedManifest {
        need(1);
        if ((in.get(in.position()) & 0xff) == BREAK) {
            in.get();
            return true;
        }
        return false;
    }

    /** A string in pieces: each a definite string of the same kind. */
    private byte[] openBytes(int major) throws MalformedManifest {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (!atBreak()) {
            int initial = octet();
            if (initial >> 5 != major || (initial & 0x1f) == 31) {
                throw malformed("a CBOR string has a piece of another kind");
            }
            whole.writeBytes(bytes(number(initial & 0x1f)));
        }
        return whole.toByteArray();
    }

    private byte[] bytes(long length) throws MalformedManifest {
        if (length > in.remaining()) {
            throw malformed("CBOR ends before its string does");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private String text(byte[] bytes) throws MalformedManifest {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("CBOR text is not UTF-8");
        }
    }

    private int count(int info) throws MalformedManifest {
        long count = number(info);
        if (count > in.remaining()) {
            throw malformed("CBOR ends before its list does");
        }
        return (int) count;
    }

    private long number(int info) throws MalformedManifest {
        long number = switch (info) {
            case 24 -> octet();
            case 25 -> need(2).getShort() & 0xffffL;
            case 26 -> need(4).getInt() & 0xffff_ffffL;
            case 27 -> need(8).getLong();
            default -> info;
        };
        if (number < 0 || info > 27) {
            throw malformed("a CBOR number that is out of range");
        }
        return number;
    }

    private int octet() throws MalformedManifest {
        return need(1).get() & 0xff;
    }

    private ByteBuffer need(int length) throws MalformedManifest {
        if (in.remaining() < length) {
            throw malformed("CBOR ends too early");
        }
        return in;
    }

    private MalformedManifest malformed(String message) {
        return new MalformedManifest(code, message);
    }
}

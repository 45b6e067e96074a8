package app.pentimento.provenance.xmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The XMP packet in a PNG: an uncompressed iTXt chunk right after the header (XMP specification, part 3). */
final class PngXmp {
    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;
    private static final int LONGEST_PACKET = 16 << 20;
    private static final byte[] KEYWORD = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.ISO_8859_1);
    /** Where other software puts the AIGC label; ours stands in the XMP, and there must be one. */
    private static final byte[] OTHER_AIGC = "AIGC\0".getBytes(StandardCharsets.ISO_8859_1);

    private PngXmp() {}

    static byte @Nullable [] read(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
        while (in.remaining() >= AROUND) {
            int start = in.position();
            int length = in.getInt();
            String type = type(in);
            if (isXmp(file, start, length, type)) {
                return text(Arrays.copyOfRange(file, start + 8 + KEYWORD.length, start + 8 + length));
            }
            in.position(end(file, start, length));
        }
        return null;
    }

    /** What an uncompressed text chunk of the keyword AIGC says, where there is one that is not too long. */
    static @Nullable String otherAigc(byte[] file, int longest) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
        while (in.remaining() >= AROUND) {
            int start = in.position();
            int length = in.getInt();
            String type = type(in);
            if (isOtherAigc(file, start, length, type) && length <= longest && !type.equals("zTXt")) {
                byte[] rest = Arrays.copyOfRange(file, start + 8 + OTHER_AIGC.length, start + 8 + length);
                return new String(type.equals("iTXt") ? text(rest) : rest, StandardCharsets.UTF_8);
            }
            in.position(end(file, start, length));
        }
        return null;
    }

    static byte[] write(byte[] file, byte[] packet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + packet.length + 64);
        out.write(file, 0, SIGNATURE);
        ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
        while (in.remaining() >= AROUND) {
            int start = in.position();
            int length = in.getInt();
            String type = type(in);
            int end = end(file, start, length);
            if (!isXmp(file, start, length, type) && !isOtherAigc(file, start, length, type) && !type.equals("caBX")) {
                out.write(file, start, end - start);
            }
            if (type.equals("IHDR")) {
                out.write(chunk(packet));
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            in.position(end);
        }
        throw new IOException("The PNG file ends too early");
    }

    private static int end(byte[] file, int start, int length) throws IOException {
        if (length < 0 || length > file.length - start - AROUND) {
            throw new IOException("The PNG file ends too early");
        }
        return start + AROUND + length;
    }

    private static String type(ByteBuffer in) {
        byte[] type = new byte[4];
        in.get(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    private static boolean isXmp(byte[] file, int start, int length, String type) {
        return type.equals("iTXt") && length > KEYWORD.length + 4 && ByteSearch.startWith(file, start + 8, KEYWORD);
    }

    private static boolean isOtherAigc(byte[] file, int start, int length, String type) {
        boolean isText = type.equals("tEXt") || type.equals("iTXt") || type.equals("zTXt");
        return isText && length > OTHER_AIGC.length && ByteSearch.startWith(file, start + 8, OTHER_AIGC);
    }

    /** The text of an iTXt chunk, from its compression flag on. */
    private static byte[] text(byte[] rest) throws IOException {
        boolean compressed = rest[0] == 1;
        int at = 2;
        for (int strings = 0; strings < 2; strings++) {
            while (rest[at] != 0) {
                at++;
            }
            at++;
        }
        byte[] text = Arrays.copyOfRange(rest, at, rest.length);
        if (!compressed) {
            return text;
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(text))) {
            return in.readNBytes(LONGEST_PACKET);
        }
    }

    private static byte[] chunk(byte[] packet) {
        int length = KEYWORD.length + 4 + packet.length;
        ByteBuffer chunk = ByteBuffer.allocate(AROUND + length);
        chunk.putInt(length)
                .put("iTXt".getBytes(StandardCharsets.ISO_8859_1))
                .put(KEYWORD)
                .putInt(0) // not compressed, no language, no translated keyword
                .put(packet);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + length);
        return chunk.putInt((int) crc.getValue()).array();
    }
}

package app.pentimento.provenance.xmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The XMP packet in a JPEG: one APP1 segment, after JFIF's and EXIF's (XMP specification, part 3). */
final class JpegXmp {
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int START_OF_SCAN = 0xDA;
    private static final int LONGEST_SEGMENT = 65535;
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXTENSION =
            "http://ns.adobe.com/xmp/extension/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JUMBF = "JP".getBytes(StandardCharsets.ISO_8859_1);

    private JpegXmp() {}

    static byte @Nullable [] read(byte[] file) throws IOException {
        int at = 2;
        while (marker(file, at) != START_OF_SCAN) {
            int end = end(file, at);
            if (is(file, at, APP1, XMP)) {
                return Arrays.copyOfRange(file, at + 4 + XMP.length, end);
            }
            at = end;
        }
        return null;
    }

    static byte[] write(byte[] file, byte[] packet) throws IOException {
        int length = 2 + XMP.length + packet.length;
        if (length > LONGEST_SEGMENT) {
            throw new IOException("The metadata is too long for a JPEG file");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + length + 2);
        out.write(file, 0, 2);
        boolean written = false;
        int at = 2;
        while (marker(file, at) != START_OF_SCAN) {
            boolean goesBefore = marker(file, at) == APP0 || is(file, at, APP1, EXIF);
            if (!written && !goesBefore) {
                segment(out, packet, length);
                written = true;
            }
            int end = end(file, at);
            boolean goes = is(file, at, APP1, XMP) || is(file, at, APP1, EXTENSION) || is(file, at, APP11, JUMBF);
            if (!goes) {
                out.write(file, at, end - at);
            }
            at = end;
        }
        if (!written) {
            segment(out, packet, length);
        }
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, byte[] packet, int length) throws IOException {
        out.write(0xFF);
        out.write(APP1);
        out.write(length >> 8);
        out.write(length);
        out.write(XMP);
        out.write(packet);
    }

    private static boolean is(byte[] file, int at, int marker, byte[] start) throws IOException {
        return marker(file, at) == marker && ByteSearch.startWith(file, at + 4, start);
    }

    private static int marker(byte[] file, int at) throws IOException {
        if (at > file.length - 4 || file[at] != (byte) 0xFF) {
            throw new IOException("The JPEG file is broken");
        }
        return file[at + 1] & 0xFF;
    }

    private static int end(byte[] file, int at) throws IOException {
        if (file[at + 1] == (byte) 0xFF) {
            return at + 1; // a fill byte
        }
        int length = ((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF);
        if (length < 2 || length > file.length - at - 2) {
            throw new IOException("The JPEG file ends too early");
        }
        return at + 2 + length;
    }
}

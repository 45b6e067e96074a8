package app.pentimento.image.metadata;

import app.pentimento.image.container.ByteReader;
import app.pentimento.image.container.PngFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts metadata into files that were encoded a moment ago and have none.
 *
 * @param icc the colour profile
 * @param exif the EXIF block, without any prefix
 * @param xmp the XMP packet
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Embedding(byte @Nullable [] icc, byte @Nullable [] exif, byte @Nullable [] xmp) {
    private static final int SEGMENT = 65_533;
    private static final int ICC_PART = SEGMENT - 14;
    private static final int IHDR_END = PngFile.SIGNATURE_LENGTH + 25;
    private static final int RIFF_HEADER = 12;
    private static final int VP8X_CHUNK = 18;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    /** A JPEG file with this metadata before its picture. */
    public byte[] intoJpeg(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        int start = jfifEnd(file);
        out.write(file, 0, start);
        if (exif != null && fitsSegment(JpegCleaner.EXIF, exif)) {
            segment(out, 0xE1, join(JpegCleaner.EXIF, exif));
        }
        byte[] packet = xmp == null || fitsSegment(JpegCleaner.XMP, xmp) ? xmp : XmpCleaner.labelsOnly(xmp);
        if (packet != null) {
            segment(out, 0xE1, join(JpegCleaner.XMP, packet));
        }
        int parts = icc == null ? 0 : Math.ceilDiv(icc.length, ICC_PART);
        for (int i = 0; i < parts && parts <= 255 && icc != null; i++) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            part.writeBytes("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1));
            part.write(i + 1);
            part.write(parts);
            part.write(icc, i * ICC_PART, Math.min(ICC_PART, icc.length - i * ICC_PART));
            segment(out, 0xE2, part.toByteArray());
        }
        out.write(file, start, file.length - start);
        return out.toByteArray();
    }

    /**
     * A PNG file with this metadata before its picture.
     *
     * @param chunks further chunks, whole
     */
    public byte[] intoPng(byte[] file, byte @Nullable [] chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, IHDR_END);
        if (chunks != null) {
            out.writeBytes(chunks);
        }
        if (icc != null) {
            chunk(out, "iCCP", join("icc\0\0", deflated(icc)));
        }
        if (exif != null) {
            chunk(out, "eXIf", exif);
        }
        if (xmp != null) {
            chunk(out, "iTXt", PngCleaner.xmpChunk(xmp));
        }
        out.write(file, IHDR_END, file.length - IHDR_END);
        return out.toByteArray();
    }

    /** A still WebP file with this EXIF and XMP after its picture. */
    public byte[] intoWebp(byte[] file, int width, int height) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length);
        if (!ByteReader.at(file, RIFF_HEADER, "VP8X")) {
            ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
            boolean lossless = ByteReader.at(file, RIFF_HEADER, "VP8L");
            boolean alpha = lossless && (file[RIFF_HEADER + 12] & 0x10) != 0;
            canvas.putInt(alpha ? 0x10 : 0);
            canvas.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) 0);
            canvas.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) 0);
            body.writeBytes(riffChunk("VP8X", canvas.array()));
        }
        body.write(file, RIFF_HEADER, file.length - RIFF_HEADER);
        if (exif != null) {
            body.writeBytes(riffChunk("EXIF", exif));
        }
        if (xmp != null) {
            body.writeBytes(riffChunk("XMP ", xmp));
        }
        return riff(withFlags(body.toByteArray(), exif != null, xmp != null));
    }

    /** Whether this fits into one segment of a JPEG file. */
    static boolean fitsSegment(String prefix, byte[] body) {
        return prefix.length() + body.length <= SEGMENT;
    }

    static void segment(ByteArrayOutputStream out, int marker, byte[] payload) {
        int length = payload.length + 2;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(payload);
    }

    static void chunk(ByteArrayOutputStream out, String type, byte[] payload) {
        ByteBuffer chunk = ByteBuffer.allocate(payload.length + 12);
        chunk.putInt(payload.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(payload);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, payload.length + 4);
        out.writeBytes(chunk.putInt((int) crc.getValue()).array());
    }

    static byte[] riffChunk(String type, byte[] payload) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + payload.length + (payload.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    static byte[] riff(byte[] body) {
        ByteBuffer file = ByteBuffer.allocate(RIFF_HEADER + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(4 + body.length);
        return file.put("WEBP".getBytes(StandardCharsets.ISO_8859_1)).put(body).array();
    }

    /** Says in a WebP file's first chunk, where it is a VP8X, whether EXIF and XMP follow. */
    static byte[] withFlags(byte[] body, boolean exif, boolean xmp) {
        if (body.length >= VP8X_CHUNK && ByteReader.at(body, 0, "VP8X")) {
            body[8] = (byte) ((body[8] & ~(EXIF_FLAG | XMP_FLAG)) | (exif ? EXIF_FLAG : 0) | (xmp ? XMP_FLAG : 0));
        }
        return body;
    }

    static byte[] join(String prefix, byte[] body) {
        ByteBuffer joined = ByteBuffer.allocate(prefix.length() + body.length);
        return joined.put(prefix.getBytes(StandardCharsets.ISO_8859_1))
                .put(body)
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** EXIF has to follow SOI, or the JFIF segment where there is one. */
    private static int jfifEnd(byte[] file) {
        boolean jfif = file.length > 6 && (file[3] & 255) == 0xE0;
        return jfif ? 4 + (((file[4] & 255) << 8) | (file[5] & 255)) : 2;
    }
}

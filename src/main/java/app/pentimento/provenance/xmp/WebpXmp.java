package app.pentimento.provenance.xmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The XMP packet in a WebP: an {@code XMP } chunk, announced in the extended header (WebP container specification). */
final class WebpXmp {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final byte HAS_XMP = 0x04;
    private static final byte HAS_ALPHA = 0x10;

    private record Chunk(String type, int start, int length) {}

    private WebpXmp() {}

    static byte @Nullable [] read(byte[] file) throws IOException {
        for (Chunk chunk : chunks(file)) {
            if (chunk.type.equals("XMP ")) {
                return Arrays.copyOfRange(file, chunk.start, chunk.start + chunk.length);
            }
        }
        return null;
    }

    static byte[] write(byte[] file, byte[] packet) throws IOException {
        List<Chunk> chunks = chunks(file);
        ByteBuffer out = ByteBuffer.allocate(file.length + packet.length + 64).order(ByteOrder.LITTLE_ENDIAN);
        out.put(file, 0, RIFF_HEADER);
        put(out, "VP8X", header(file, chunks));
        for (Chunk chunk : chunks) {
            switch (chunk.type) {
                case "VP8X", "XMP ", "C2PA" -> {}
                default -> put(out, chunk.type, Arrays.copyOfRange(file, chunk.start, chunk.start + chunk.length));
            }
        }
        put(out, "XMP ", packet);
        out.putInt(4, out.position() - CHUNK_HEADER);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, String type, byte[] data) {
        out.put(type.getBytes(StandardCharsets.ISO_8859_1)).putInt(data.length).put(data);
        if (data.length % 2 == 1) {
            out.put((byte) 0);
        }
    }

    private static List<Chunk> chunks(byte[] file) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(RIFF_HEADER);
        while (in.remaining() >= CHUNK_HEADER) {
            byte[] type = new byte[4];
            in.get(type);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IOException("The WebP file ends too early");
            }
            chunks.add(new Chunk(new String(type, StandardCharsets.ISO_8859_1), in.position(), length));
            in.position(Math.min(file.length, in.position() + length + length % 2));
        }
        if (chunks.isEmpty()) {
            throw new IOException("The WebP file ends too early");
        }
        return chunks;
    }

    /** The extended header that the file has, or else one for its only picture; with XMP announced. */
    private static byte[] header(byte[] file, List<Chunk> chunks) throws IOException {
        Chunk first = chunks.getFirst();
        byte[] header = switch (first.type) {
            case "VP8X" -> Arrays.copyOfRange(file, first.start, first.start + first.length);
            case "VP8 " -> lossy(file, first.start);
            case "VP8L" -> lossless(file, first.start);
            default -> throw new IOException("The WebP file is broken");
        };
        header[0] |= HAS_XMP;
        return header;
    }

    private static byte[] lossy(byte[] file, int at) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return header((byte) 0, in.getShort(at + 6) & 0x3FFF, in.getShort(at + 8) & 0x3FFF);
    }

    private static byte[] lossless(byte[] file, int at) {
        int bits = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 1);
        boolean alpha = ((bits >>> 28) & 1) == 1;
        return header(alpha ? HAS_ALPHA : 0, (bits & 0x3FFF) + 1, ((bits >>> 14) & 0x3FFF) + 1);
    }

    private static byte[] header(byte flags, int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.put(flags).put(new byte[3]);
        for (int side : new int[] {width - 1, height - 1}) {
            header.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
        }
        return header.array();
    }
}

package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ByteArrays.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * WebP: one {@code C2PA} chunk at the end (C2PA A.3.7). A file in WebP's simple form becomes one in the extended form
 * ({@code VP8X}), for only that form may hold other chunks.
 */
final class WebpContainer implements Container {
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int ALPHA = 0x10;

    @Override
    public Optional<Embedded> find(byte[] asset) throws MalformedManifest {
        List<Chunk> found = manifestChunks(asset);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw new MalformedManifest(Codes.CLAIM_MULTIPLE, "the file holds several manifest stores");
        }
        Chunk chunk = found.getFirst();
        int from = chunk.range.start() + CHUNK_HEADER;
        byte[] store = Arrays.copyOfRange(asset, from, from + chunk.payload);
        return Optional.of(new Embedded(store, chunk.range.start(), chunk.range.length()));
    }

    @Override
    public Placed place(byte[] asset, byte[] store) throws UnsignableException {
        List<Chunk> chunks = chunks(asset);
        if (chunks.isEmpty() || chunks.getLast().range.length() % 2 == 1) {
            throw new UnsignableException("This is not a whole WebP file.");
        }
        int end = chunks.getLast().range.end();
        int cut = manifestChunks(asset).stream().mapToInt(c -> c.range.length()).sum();
        byte[] bare = ByteArrays.without(
                asset, manifestChunks(asset).stream().map(Chunk::range).toList());
        int at = end - cut;
        byte[] extension = chunks.getFirst().is("VP8X") ? new byte[0] : extension(asset, chunks.getFirst());
        byte[] extended = ByteArrays.insert(bare, FILE_HEADER, extension);
        at += extension.length;
        byte[] wrapped = wrap(store);
        byte[] whole = ByteArrays.insert(extended, at, wrapped);
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, at + wrapped.length - CHUNK_HEADER);
        return new Placed(whole, at);
    }

    @Override
    public byte[] wrap(byte[] store) {
        return ByteBuffer.allocate(CHUNK_HEADER + even(store.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("C2PA".getBytes(StandardCharsets.US_ASCII))
                .putInt(store.length)
                .put(store)
                .array();
    }

    /** The {@code VP8X} chunk that a file in the simple form needs, from the header of its one picture. */
    private static byte[] extension(byte[] asset, Chunk picture) throws UnsignableException {
        int at = picture.range.start() + CHUNK_HEADER;
        int width;
        int height;
        boolean alpha = false;
        if (picture.is("VP8 ") && picture.payload >= 10) {
            width = (ByteArrays.u8(asset, at + 6) | ByteArrays.u8(asset, at + 7) << 8) & 0x3fff;
            height = (ByteArrays.u8(asset, at + 8) | ByteArrays.u8(asset, at + 9) << 8) & 0x3fff;
        } else if (picture.is("VP8L") && picture.payload >= 5) {
            long bits = ByteArrays.u32LittleEndian(asset, at + 1);
            width = (int) (bits & 0x3fff) + 1;
            height = (int) (bits >> 14 & 0x3fff) + 1;
            alpha = (bits >> 28 & 1) == 1;
        } else {
            throw new UnsignableException("This WebP file does not begin with a picture.");
        }
        if (width == 0 || height == 0) {
            throw new UnsignableException("This WebP file's picture has no size.");
        }
        byte[] chunk = new byte[CHUNK_HEADER + 10];
        ByteBuffer.wrap(chunk)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("VP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(alpha ? ALPHA : 0)
                .put((byte) (width - 1))
                .put((byte) ((width - 1) >> 8))
                .put((byte) ((width - 1) >> 16))
                .put((byte) (height - 1))
                .put((byte) ((height - 1) >> 8))
                .put((byte) ((height - 1) >> 16));
        return chunk;
    }

    private static List<Chunk> manifestChunks(byte[] asset) {
        return chunks(asset).stream()
                .filter(chunk -> chunk.is("C2PA") && chunk.payload <= MAX_STORE)
                .toList();
    }

    /** The whole chunks within the length that the file's header states. */
    private static List<Chunk> chunks(byte[] asset) {
        List<Chunk> chunks = new ArrayList<>();
        if (asset.length < FILE_HEADER
                || !ByteArrays.hasAscii(asset, 0, "RIFF")
                || !ByteArrays.hasAscii(asset, 8, "WEBP")) {
            return chunks;
        }
        int end = (int) Math.min(asset.length, CHUNK_HEADER + ByteArrays.u32LittleEndian(asset, 4));
        int at = FILE_HEADER;
        while (end - at >= CHUNK_HEADER) {
            long payload = ByteArrays.u32LittleEndian(asset, at + 4);
            if (payload > end - at - CHUNK_HEADER) {
                break;
            }
            int length = Math.min(CHUNK_HEADER + even((int) payload), end - at);
            String name = new String(asset, at, 4, StandardCharsets.ISO_8859_1);
            chunks.add(new Chunk(name, new Range(at, length), (int) payload));
            at += length;
        }
        return chunks;
    }

    private static int even(int length) {
        return length + (length & 1);
    }

    private record Chunk(String name, Range range, int payload) {
        boolean is(String wanted) {
            return name.equals(wanted);
        }
    }
}

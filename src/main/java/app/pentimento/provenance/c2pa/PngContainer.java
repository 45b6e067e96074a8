package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ByteArrays.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** PNG: one {@code caBX} chunk, right behind the header chunk (C2PA A.3.2). */
final class PngContainer implements Container {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_CHUNK_END = 33;
    private static final int AROUND = 12;

    @Override
    public Optional<Embedded> find(byte[] asset) throws MalformedManifest {
        List<Range> chunks = manifestChunks(asset);
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        Range chunk = chunks.getFirst();
        if (chunks.size() > 1) {
            throw new MalformedManifest(Codes.CLAIM_MULTIPLE, "the file holds several manifest stores");
        }
        byte[] store = Arrays.copyOfRange(asset, chunk.start() + 8, chunk.end() - 4);
        return Optional.of(new Embedded(store, chunk.start(), chunk.length()));
    }

    @Override
    public Placed place(byte[] asset, byte[] store) throws UnsignableException {
        if (!isPng(asset) || !ByteArrays.hasAscii(asset, 12, "IHDR") || asset.length < HEADER_CHUNK_END) {
            throw new UnsignableException("This is not a whole PNG file.");
        }
        byte[] bare = ByteArrays.without(asset, manifestChunks(asset));
        return new Placed(ByteArrays.insert(bare, HEADER_CHUNK_END, wrap(store)), HEADER_CHUNK_END);
    }

    @Override
    public byte[] wrap(byte[] store) {
        byte[] chunk = new byte[AROUND + store.length];
        ByteBuffer.wrap(chunk)
                .putInt(store.length)
                .put("caBX".getBytes(StandardCharsets.US_ASCII))
                .put(store);
        CRC32 crc = new CRC32();
        crc.update(chunk, 4, 4 + store.length);
        ByteBuffer.wrap(chunk).putInt(chunk.length - 4, (int) crc.getValue());
        return chunk;
    }

    /** The manifest chunks that are whole; what follows a broken chunk is no chunk. */
    private static List<Range> manifestChunks(byte[] asset) {
        List<Range> found = new ArrayList<>();
        if (!isPng(asset)) {
            return found;
        }
        int at = SIGNATURE.length;
        while (asset.length - at >= AROUND) {
            long length = ByteArrays.u32(asset, at);
            if (length > asset.length - at - AROUND || ByteArrays.hasAscii(asset, at + 4, "IEND")) {
                break;
            }
            int whole = (int) length + AROUND;
            if (ByteArrays.hasAscii(asset, at + 4, "caBX") && length <= MAX_STORE) {
                found.add(new Range(at, whole));
            }
            at += whole;
        }
        return found;
    }

    private static boolean isPng(byte[] asset) {
        return asset.length > SIGNATURE.length
                && Arrays.equals(asset, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }
}

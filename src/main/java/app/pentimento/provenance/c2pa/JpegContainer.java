package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ByteArrays.Range;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * JPEG: the store's box cut into APP11 segments as ISO 19566-5 (JPEG systems) says, each with the number of the box and
 * of the piece; pieces from the second on repeat the box's header.
 */
final class JpegContainer implements Container {
    private static final int SOI = 0xffd8;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP11 = 0xeb;
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;

    /** Marker, length, "JP", box number, piece number. */
    private static final int BEFORE_BOX = 12;

    private static final int BOX_HEADER = 8;
    private static final int MAX_PIECE = 64_000;
    private static final int BOX_NUMBER = 0x0211;
    private static final String STORE_TYPE = "63327061" + "00110010800000AA00389B71";

    @Override
    public Optional<Embedded> find(byte[] asset) throws MalformedManifest {
        List<Segment> pieces = manifestSegments(asset);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        Segment first = pieces.getFirst();
        Segment before = null;
        for (Segment piece : pieces) {
            int number = before == null ? 1 : before.piece + 1;
            if (piece.box != first.box) {
                throw new MalformedManifest(Codes.CLAIM_MULTIPLE, "the file holds several manifest stores");
            }
            if (piece.piece != number || (before != null && before.range.end() != piece.range.start())) {
                throw new MalformedManifest(Codes.CLAIM_MISSING, "the pieces of the manifest store are not in order");
            }
            int from = piece.range.start() + BEFORE_BOX + (before == null ? 0 : BOX_HEADER);
            if (store.size() + piece.range.end() - from > MAX_STORE) {
                throw new MalformedManifest(Codes.CLAIM_MISSING, "the manifest store is too large");
            }
            store.write(asset, from, piece.range.end() - from);
            before = piece;
        }
        int start = first.range.start();
        return Optional.of(
                new Embedded(store.toByteArray(), start, pieces.getLast().range.end() - start));
    }

    @Override
    public Placed place(byte[] asset, byte[] store) throws UnsignableException {
        if (asset.length < 4 || ByteArrays.u16(asset, 0) != SOI) {
            throw new UnsignableException("This is not a whole JPEG file.");
        }
        List<Range> old = manifestSegments(asset).stream().map(Segment::range).toList();
        byte[] bare = ByteArrays.without(asset, old);
        int at = 2;
        for (Segment segment : segments(bare)) {
            if (segment.range.start() != at || (segment.marker != APP0 && segment.marker != APP1)) {
                break;
            }
            at = segment.range.end();
        }
        return new Placed(ByteArrays.insert(bare, at, wrap(store)), at);
    }

    @Override
    public byte[] wrap(byte[] store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(store.length + 1024);
        int piece = 1;
        for (int at = 0; at < store.length; piece++) {
            int header = piece == 1 ? 0 : BOX_HEADER;
            int length = Math.min(MAX_PIECE, store.length - at);
            byte[] before = ByteBuffer.allocate(BEFORE_BOX)
                    .putShort((short) (0xff00 | APP11))
                    .putShort((short) (BEFORE_BOX - 2 + header + length))
                    .put((byte) 'J')
                    .put((byte) 'P')
                    .putShort((short) BOX_NUMBER)
                    .putInt(piece)
                    .array();
            out.writeBytes(before);
            out.write(store, 0, header);
            out.write(store, at, length);
            at += length;
        }
        return out.toByteArray();
    }

    /** The APP11 segments of boxes whose first piece says that it is a C2PA store. */
    private static List<Segment> manifestSegments(byte[] asset) {
        List<Segment> found = new ArrayList<>();
        List<Integer> boxes = new ArrayList<>();
        for (Segment segment : segments(asset)) {
            if (segment.marker != APP11 || segment.box < 0) {
                continue;
            }
            if (segment.piece == 1 && startsStore(asset, segment.range)) {
                boxes.add(segment.box);
                found.add(segment);
            } else if (segment.piece > 1 && boxes.contains(segment.box)) {
                found.add(segment);
            }
        }
        return found;
    }

    private static boolean startsStore(byte[] asset, Range segment) {
        int box = segment.start() + BEFORE_BOX;
        int type = box + 2 * BOX_HEADER;
        return type + 16 <= segment.end()
                && ByteArrays.hasAscii(asset, box + 4, "jumb")
                && ByteArrays.hasAscii(asset, box + BOX_HEADER + 4, "jumd")
                && HexFormat.of()
                        .withUpperCase()
                        .formatHex(asset, type, type + 16)
                        .equals(STORE_TYPE);
    }

    /** The segments before the first scan. */
    private static List<Segment> segments(byte[] asset) {
        List<Segment> segments = new ArrayList<>();
        if (asset.length < 4 || ByteArrays.u16(asset, 0) != SOI) {
            return segments;
        }
        int at = 2;
        while (at + 4 <= asset.length && ByteArrays.u8(asset, at) == 0xff) {
            int marker = ByteArrays.u8(asset, at + 1);
            if (marker == 0xff) { // a filling byte
                at++;
                continue;
            }
            if (marker == SOS || marker == EOI) {
                break;
            }
            int length = 2 + ByteArrays.u16(asset, at + 2);
            if (length < 4 || length > asset.length - at) {
                break;
            }
            boolean boxed = length >= BEFORE_BOX + BOX_HEADER && ByteArrays.hasAscii(asset, at + 4, "JP");
            segments.add(new Segment(
                    marker,
                    new Range(at, length),
                    boxed ? ByteArrays.u16(asset, at + 6) : -1,
                    boxed ? (int) Math.min(Integer.MAX_VALUE, ByteArrays.u32(asset, at + 8)) : -1));
            at += length;
        }
        return segments;
    }

    private record Segment(int marker, Range range, int box, int piece) {}
}

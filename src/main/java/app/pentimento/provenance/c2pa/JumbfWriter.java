package app.pentimento.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes JUMBF boxes (ISO 19566-5): a length, a type, and what is in them. */
final class JumbfWriter {
    /** In every description here: the box may be asked for, and it has a label. */
    private static final int REQUESTABLE_AND_LABELLED = 0x03;

    private static final int HEADER = 8;

    private JumbfWriter() {}

    /** A superbox: its description, then its boxes. */
    static byte[] superBox(JumbfType type, String label, List<byte[]> boxes) {
        ByteArrayOutputStream description = new ByteArrayOutputStream();
        description.writeBytes(type.uuid());
        description.write(REQUESTABLE_AND_LABELLED);
        description.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        description.write(0);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(box("jumd", description.toByteArray()));
        boxes.forEach(content::writeBytes);
        return box("jumb", content.toByteArray());
    }

    /** A superbox that holds one CBOR value. */
    static byte[] cborBox(JumbfType type, String label, byte[] cbor) {
        return superBox(type, label, List.of(box("cbor", cbor)));
    }

    /** A superbox that holds a file, such as a thumbnail. */
    static byte[] fileBox(String label, String mediaType, byte[] file) {
        ByteArrayOutputStream description = new ByteArrayOutputStream();
        description.write(0);
        description.writeBytes(mediaType.getBytes(StandardCharsets.US_ASCII));
        description.write(0);
        return superBox(
                JumbfType.EMBEDDED_FILE, label, List.of(box("bfdb", description.toByteArray()), box("bidb", file)));
    }

    /** What is hashed of a superbox: everything but its own length and type (C2PA 8.4.2.3). */
    static byte[] hashed(byte[] superBox) {
        return Hashes.sha256(superBox, HEADER, superBox.length);
    }

    private static byte[] box(String type, byte[] payload) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .putInt(HEADER + payload.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(payload)
                .array();
    }
}

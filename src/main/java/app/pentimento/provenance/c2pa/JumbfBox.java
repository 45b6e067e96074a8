package app.pentimento.provenance.c2pa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A JUMBF superbox within a manifest store.
 *
 * @param store the bytes of the whole store, which all its boxes share
 * @param start where the box begins
 * @param content where what is in it begins, its description first; hashes run from here
 * @param end where it ends
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
record JumbfBox(
        byte[] store,
        JumbfType type,
        String label,
        int start,
        int content,
        int end,
        List<JumbfBox> boxes,
        List<Content> contents) {

    /** A box in it that is no superbox, such as {@code cbor}. */
    record Content(String type, int start, int end) {}

    Optional<JumbfBox> box(String wanted) {
        return boxes.stream().filter(b -> b.label.equals(wanted)).findFirst();
    }

    /** The payload of its first content box of a type. */
    Optional<byte[]> content(String wanted) {
        return contents.stream()
                .filter(c -> c.type.equals(wanted))
                .findFirst()
                .map(c -> Arrays.copyOfRange(store, c.start, c.end));
    }

    /** The box with its length and type, as it stands. */
    byte[] whole() {
        return Arrays.copyOfRange(store, start, end);
    }

    /** The hash of the box by an algorithm of C2PA; empty for an unknown algorithm. */
    Optional<byte[]> hash(String algorithm) {
        return Hashes.digest(algorithm).map(digest -> {
            digest.update(store, content, end - content);
            return digest.digest();
        });
    }
}

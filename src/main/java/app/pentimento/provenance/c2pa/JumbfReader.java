package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.JumbfBox.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the JUMBF boxes of a manifest store; bounded in depth and in the number of boxes. */
final class JumbfReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_BOXES = 60_000;
    private static final int HAS_LABEL = 0x02;

    private final byte[] store;
    private int count;

    JumbfReader(byte[] store) {
        this.store = store;
    }

    /**
     * Reads a store, which is one superbox; bytes that follow it do not matter. Of the boxes in it, only what they are:
     * {@link #inside} reads on.
     */
    JumbfBox outline() throws MalformedManifest {
        Header header = header(0, store.length);
        if (!header.type.equals("jumb")) {
            throw malformed("the manifest store is no JUMBF superbox");
        }
        return superBox(header, 0, 1);
    }

    /** A box of the outline with everything that is in it. */
    JumbfBox inside(JumbfBox outlined) throws MalformedManifest {
        return superBox(header(outlined.start(), outlined.end()), 1, MAX_DEPTH + 1);
    }

    /** Reads a superbox; boxes at this depth and deeper ones are left empty. */
    private JumbfBox superBox(Header header, int depth, int empty) throws MalformedManifest {
        if (depth > MAX_DEPTH) {
            throw malformed("the manifest store is nested too deeply");
        }
        Header description = header(header.content, header.end);
        if (!description.type.equals("jumd") || description.end - description.content < 17) {
            throw malformed("a JUMBF superbox has no description");
        }
        int toggles = ByteArrays.u8(store, description.content + 16);
        List<JumbfBox> boxes = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        for (int at = description.end; depth < empty && at < header.end; ) {
            Header child = header(at, header.end);
            if (child.type.equals("jumb")) {
                boxes.add(superBox(child, depth + 1, empty));
            } else {
                contents.add(new Content(child.type, child.content, child.end));
            }
            at = child.end;
        }
        return new JumbfBox(
                store,
                JumbfType.of(Arrays.copyOfRange(store, description.content, description.content + 16)),
                (toggles & HAS_LABEL) == 0 ? "" : label(description.content + 17, description.end),
                header.start,
                header.content,
                header.end,
                List.copyOf(boxes),
                List.copyOf(contents));
    }

    private String label(int from, int to) throws MalformedManifest {
        for (int at = from; at < to; at++) {
            if (store[at] == 0) {
                return new String(store, from, at - from, StandardCharsets.UTF_8);
            }
        }
        throw malformed("a JUMBF label does not end");
    }

    private Header header(int at, int limit) throws MalformedManifest {
        if (++count > MAX_BOXES) {
            throw malformed("the manifest store holds too many boxes");
        }
        if (limit - at < 8) {
            throw malformed("a JUMBF box ends too early");
        }
        long length = ByteArrays.u32(store, at);
        int content = at + 8;
        if (length == 1) {
            if (limit - at < 16) {
                throw malformed("a JUMBF box ends too early");
            }
            length = (ByteArrays.u32(store, at + 8) << 32) | ByteArrays.u32(store, at + 12);
            content = at + 16;
        } else if (length == 0) {
            length = (long) limit - at;
        }
        if (length < content - at || length > limit - at) {
            throw malformed("a JUMBF box is longer than what it stands in");
        }
        return new Header(new String(store, at + 4, 4, StandardCharsets.ISO_8859_1), at, content, at + (int) length);
    }

    private static MalformedManifest malformed(String message) {
        return new MalformedManifest(Codes.CLAIM_MISSING, message);
    }

    private record Header(String type, int start, int content, int end) {}
}

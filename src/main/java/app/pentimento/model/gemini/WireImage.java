package app.pentimento.model.gemini;

import org.jspecify.annotations.Nullable;

/**
 * A picture as a request holds it: its bytes, or the address of a file that the vendor holds.
 *
 * @param bytes null where the file is named instead
 * @param uri null where the bytes go
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
record WireImage(
        String mediaType, byte @Nullable [] bytes, @Nullable String uri) {
    static WireImage inline(byte[] bytes, String mediaType) {
        return new WireImage(mediaType, bytes, null);
    }

    static WireImage file(String uri, String mediaType) {
        return new WireImage(mediaType, null, uri);
    }
}

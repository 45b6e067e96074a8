package app.pentimento.provenance.c2pa;

import java.util.Optional;

/**
 * Where a manifest store stands in a picture file (C2PA annex A): one implementation for each format. Nothing else of
 * the file is touched.
 */
sealed interface Container permits PngContainer, JpegContainer, WebpContainer {
    /** The largest manifest store that is read or written, in bytes. */
    int MAX_STORE = 32 << 20;

    /**
     * The manifest store of a file, if it has one.
     *
     * @throws MalformedManifest where there is one that cannot be got at, or several
     */
    Optional<Embedded> find(byte[] asset) throws MalformedManifest;

    /**
     * The file with this manifest store in it, in place of those it had.
     *
     * @throws UnsignableException where the file is not whole enough to put one in
     */
    Placed place(byte[] asset, byte[] store) throws UnsignableException;

    /** A manifest store as the format wraps it; its length depends on the store's length only. */
    byte[] wrap(byte[] store);

    /** The container of a media type, if manifests can be embedded in it. */
    static Optional<Container> of(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> Optional.of(new PngContainer());
            case "image/jpeg" -> Optional.of(new JpegContainer());
            case "image/webp" -> Optional.of(new WebpContainer());
            default -> Optional.empty();
        };
    }

    /**
     * A manifest store that was found.
     *
     * @param start where its wrapping begins in the file, in bytes
     * @param length of the whole wrapping
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Embedded(byte[] store, int start, int length) {}

    /**
     * A file with a manifest store in it.
     *
     * @param start where its wrapping begins, in bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Placed(byte[] asset, int start) {}
}

package app.pentimento.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of pictures are kept: immutable, named by their SHA-256, each stored once. A seam: a folder by
 * default, an S3-compatible store for a team. It knows nothing of who refers to a picture; {@link StoredFiles} does.
 */
public interface ImageStore {
    /**
     * Keeps these bytes durably: when this returns, a crash cannot lose them. Storing the same bytes again is harmless,
     * and repairs them where they were damaged.
     */
    void put(String sha256, byte[] bytes) throws IOException;

    /** Opens the bytes for reading; {@link java.nio.file.NoSuchFileException} where there are none. */
    InputStream open(String sha256) throws IOException;

    /** How many bytes are held under this name; {@link java.nio.file.NoSuchFileException} where there are none. */
    long length(String sha256) throws IOException;

    /** Whether these bytes are held. */
    boolean contains(String sha256) throws IOException;

    /** Forgets these bytes; harmless where there are none. */
    void delete(String sha256) throws IOException;

    /** Fails unless the store can be written and read back now; for the health check. */
    void check() throws IOException;
}

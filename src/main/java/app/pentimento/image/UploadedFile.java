package app.pentimento.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file that is being uploaded, waiting outside of memory until there is room to look at it. */
public interface UploadedFile {
    /** Its size in bytes. */
    long size();

    /** Opens its bytes, as often as needed. */
    InputStream open() throws IOException;

    /** Its bytes, for callers that have memory for them. */
    default byte[] read() {
        try (InputStream in = open()) {
            return in.readNBytes(Math.toIntExact(size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

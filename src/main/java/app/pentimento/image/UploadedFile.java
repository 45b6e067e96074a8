package app.pentimento.image;

import java.io.IOException;
import java.io.InputStream;

/** A file that is being uploaded, waiting outside of memory until there is room to look at it. */
public interface UploadedFile {
    /** Its size in bytes. */
    long size();

    /** Opens its bytes, as often as needed. */
    InputStream open() throws IOException;
}

package app.pentimento.image;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A stored picture that is missing, cannot be read, or is not what it was. The disk is not full: room will not help. */
public final class DamagedFile extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    DamagedFile(String sha256, IOException cause) {
        super(
                "This picture's file is damaged. Upload the same picture again to repair it, or restore it from a backup"
                        + " (file " + sha256 + ").",
                cause);
    }
}

package app.pentimento.model.wire;

import java.io.IOException;

/** Nothing came for longer than the settings allow. */
final class SilentTooLong extends IOException {
    private static final long serialVersionUID = 1;

    SilentTooLong(IOException cause) {
        super("Nothing came for too long", cause);
    }
}

package app.pentimento.image.container;

import java.io.IOException;

/** A picture file of an accepted format, but of a kind that is not taken; the message says in a sentence which. */
public final class UnsupportedKind extends IOException {
    private static final long serialVersionUID = 1;

    public UnsupportedKind(String message) {
        super(message);
    }
}

package app.pentimento.model.wire;

import java.io.IOException;

/** An answer that is none: not JSON, or nothing in it. */
public final class NotAnAnswer extends IOException {
    private static final long serialVersionUID = 1;

    public NotAnAnswer(String message) {
        super(message);
    }
}

package app.pentimento.image.container;

import java.io.IOException;

/** A picture file whose structure cannot be followed; the message says in a sentence what is wrong. */
public final class BrokenFile extends IOException {
    private static final long serialVersionUID = 1;

    public BrokenFile(String message) {
        super(message);
    }

    static BrokenFile cutOff() {
        return new BrokenFile("The file ends too early; it may not have been copied completely.");
    }
}

package app.pentimento.model.builtin.operation;

import java.util.Locale;

/** How the lines of some words stand below each other. */
public enum Align {
    LEFT(0),
    CENTRE(0.5),
    RIGHT(1);

    private final double across;

    Align(double across) {
        this.across = across;
    }

    /** From the left, 0, to the right, 1. */
    public double across() {
        return across;
    }

    LocalizedMessage message() {
        return LocalizedMessage.of("align." + name().toLowerCase(Locale.ROOT));
    }
}

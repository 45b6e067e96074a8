package app.pentimento.model.builtin.operation;

import org.jspecify.annotations.Nullable;

/**
 * An outline or a shadow that was asked for, or asked not to be.
 *
 * @param on whether it is there
 * @param colour packed {@code 0xRRGGBB}; null takes black or white, whichever sets the letters off
 * @param colourName as people say the colour; null where none was asked for
 */
public record Effect(
        boolean on, @Nullable Integer colour, @Nullable String colourName) {
    /** Without it. */
    public static final Effect OFF = new Effect(false, null, null);

    /** With it, in black or white. */
    public static final Effect ON = new Effect(true, null, null);

    int colour(int otherwise) {
        return colour == null ? otherwise : colour;
    }

    /** It in words: {@code outline}, {@code outline.colour} or {@code outline.off} in the bundle. */
    LocalizedMessage message(String name) {
        if (!on) {
            return LocalizedMessage.of(name + ".off");
        }
        return colourName == null
                ? LocalizedMessage.of(name)
                : LocalizedMessage.of(name + ".colour", LocalizedMessage.of("colour." + colourName));
    }
}

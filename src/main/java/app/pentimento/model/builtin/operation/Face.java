package app.pentimento.model.builtin.operation;

import java.util.Locale;

/** The typefaces to choose from; all are under the SIL Open Font License. */
public enum Face {
    /** Noto Sans SC: Latin, Greek, Cyrillic and the 6,763 Chinese characters of GB 2312. */
    PLAIN("NotoSansSC-Regular.ttf"),
    /** The same, bold. */
    BOLD("NotoSansSC-Bold.ttf"),
    /** Anton: narrow and loud, for posters and memes. It has one weight. */
    POSTER("Anton-Regular.ttf"),
    /** Playfair Display: with serifs; bold. */
    SERIF("PlayfairDisplay-Bold.ttf"),
    /** The same, of regular weight. */
    SERIF_REGULAR("PlayfairDisplay-Regular.ttf"),
    /** Caveat: as if by hand; bold. */
    HANDWRITTEN("Caveat-Bold.ttf"),
    /** The same, of regular weight. */
    HANDWRITTEN_REGULAR("Caveat-Regular.ttf");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** The same typeface in bold; itself where it is bold or has one weight. */
    public Face bold() {
        return switch (this) {
            case PLAIN -> BOLD;
            case SERIF_REGULAR -> SERIF;
            case HANDWRITTEN_REGULAR -> HANDWRITTEN;
            default -> this;
        };
    }

    /** The same typeface in its regular weight; itself where it is regular or has one weight. */
    public Face regular() {
        return switch (this) {
            case BOLD -> PLAIN;
            case SERIF -> SERIF_REGULAR;
            case HANDWRITTEN -> HANDWRITTEN_REGULAR;
            default -> this;
        };
    }

    /** The typeface that these words are set in where this one is wanted: another where it has no such letters. */
    public Face showing(String text) {
        if (Typefaces.has(this, text)) {
            return this;
        }
        return this == regular() && this != POSTER ? PLAIN : BOLD;
    }

    /** Its name, by a key in the bundle. */
    LocalizedMessage message() {
        return LocalizedMessage.of("face." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

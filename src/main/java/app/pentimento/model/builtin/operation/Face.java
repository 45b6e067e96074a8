package app.pentimento.model.builtin.operation;

/** The typefaces to choose from; all are under the SIL Open Font License. */
public enum Face {
    /** Noto Sans SC: Latin, Greek, Cyrillic and the 6,763 Chinese characters of GB 2312. */
    PLAIN("NotoSansSC-Regular.ttf"),
    /** The same, bold. */
    BOLD("NotoSansSC-Bold.ttf"),
    /** Anton: narrow and loud, for posters and memes. */
    POSTER("Anton-Regular.ttf"),
    /** Playfair Display: with serifs. */
    SERIF("PlayfairDisplay-Bold.ttf"),
    /** Caveat: as if by hand. */
    HANDWRITTEN("Caveat-Bold.ttf");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}

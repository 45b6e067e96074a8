package app.pentimento.session;

/** Words from outside, made such that every database and every page can hold them. */
public final class PlainText {
    private static final char UNKNOWN = '\uFFFD';

    private PlainText() {}

    /**
     * The text without control characters other than tab and line breaks (PostgreSQL holds no NUL), and with every
     * half of a surrogate pair replaced, since it is no character.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append(UNKNOWN);
            } else if (!Character.isISOControl(point) || point == '\n' || point == '\r' || point == '\t') {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    /** The clean text, cut to at most so many characters where it is longer. */
    public static String fit(String text, int most) {
        String clean = clean(text);
        if (clean.length() <= most) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(most - 2)) ? most - 2 : most - 1;
        return clean.substring(0, end) + "…";
    }
}

package app.pentimento.model;

import java.util.List;

/**
 * Wordings that an answer offers because the request was not clear: lines of its words that begin with an arrow. The page
 * makes a button of each, which sends that wording; as plain text they read as a list.
 */
public final class Offers {
    private static final String ARROW = "→ ";

    private Offers() {}

    /** A wording as a line of an answer. */
    public static String line(String wording) {
        return ARROW + wording;
    }

    /** The wordings that an answer's words offer. */
    public static List<String> in(String text) {
        return text.lines()
                .filter(line -> line.startsWith(ARROW))
                .map(line -> line.substring(ARROW.length()).strip())
                .toList();
    }

    /** An answer's words without what they offer. */
    public static String without(String text) {
        return String.join(
                "\n", text.lines().filter(line -> !line.startsWith(ARROW)).toList());
    }
}

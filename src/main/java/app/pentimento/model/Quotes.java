package app.pentimento.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the words that a person put in quotes, whichever quotes they used. */
public final class Quotes {
    /** A quote with where it stands in the prompt, its marks included. */
    public record Quote(String text, int from, int to) {}

    private static final String OPENING = "\"“„「『《«`‘'";
    private static final String CLOSING = "\"””」』》»`’'";

    private Quotes() {}

    /** The quotes of a prompt, in order; {@code \n} in one is a line break. */
    public static List<Quote> in(String prompt) {
        List<Quote> quotes = new ArrayList<>();
        Set<String> unclosed = new HashSet<>(); // what closes none from here on
        int at = 0;
        while (at < prompt.length()) {
            int end = opens(prompt, at) ? close(prompt, at, unclosed) : -1;
            if (end < 0) {
                at++;
            } else {
                String text = prompt.substring(at + 1, end).strip();
                if (!text.isEmpty()) {
                    quotes.add(new Quote(text.replace("\\n", "\n"), at, end + 1));
                }
                at = end + 1;
            }
        }
        return quotes;
    }

    /** An apostrophe inside a word opens nothing. */
    private static boolean opens(String prompt, int at) {
        char c = prompt.charAt(at);
        if (OPENING.indexOf(c) < 0) {
            return false;
        }
        return (c != '\'' && c != '‘')
                || at == 0
                || !Character.isLetterOrDigit(prompt.charAt(at - 1))
                || isHan(prompt.charAt(at - 1));
    }

    private static int close(String prompt, int open, Set<String> unclosed) {
        char opening = prompt.charAt(open);
        String closers = opening == '"' || opening == '“' || opening == '„'
                ? "\"”“"
                : opening == '\'' || opening == '‘' ? "'’" : String.valueOf(CLOSING.charAt(OPENING.indexOf(opening)));
        if (unclosed.contains(closers)) {
            return -1;
        }
        for (int i = open + 1; i < prompt.length(); i++) {
            if (closers.indexOf(prompt.charAt(i)) >= 0) {
                boolean inWord = closers.startsWith("'")
                        && i + 1 < prompt.length()
                        && Character.isLetterOrDigit(prompt.charAt(i + 1))
                        && !isHan(prompt.charAt(i + 1));
                if (!inWord) {
                    return i;
                }
            }
        }
        unclosed.add(closers);
        return -1;
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}

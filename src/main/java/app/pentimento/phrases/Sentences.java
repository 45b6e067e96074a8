package app.pentimento.phrases;

import java.util.ArrayList;
import java.util.List;

/** Takes a text apart where a sentence ends and another one begins, and puts pieces together in Chinese. */
final class Sentences {
    private Sentences() {}

    /** Where its sentences begin. What stands in quotation marks is not taken apart. */
    static List<Integer> beginnings(String text) {
        List<Integer> all = new ArrayList<>();
        all.add(0);
        int quotes = 0;
        for (int i = 0; i + 2 < text.length(); i++) {
            char c = text.charAt(i);
            quotes = c == '“' ? quotes + 1 : c == '”' ? Math.max(0, quotes - 1) : quotes;
            boolean ends = c == '.' || c == '?' || c == '!';
            if (ends && quotes == 0 && text.charAt(i + 1) == ' ') {
                all.add(i + 2);
            }
        }
        return all;
    }

    /** The sentences from this number up to, but not with, that one. */
    static String between(String text, List<Integer> beginnings, int from, int to) {
        int end = to == beginnings.size() ? text.length() : beginnings.get(to) - 1;
        return text.substring(beginnings.get(from), end);
    }

    /** A list such as "JPEG, PNG or GIF". */
    static String list(String english) {
        return english.replace(", ", "、").replace(" or ", " 或 ");
    }

    /** Adds to a text. Between Chinese and Chinese stands no space, and none after a Chinese mark. */
    static void append(StringBuilder text, String more) {
        int end = text.length() - 1;
        boolean spaced = end > 0 && text.charAt(end) == ' ' && isChinese(text.charAt(end - 1));
        if (spaced && !more.isEmpty() && isChinese(more.charAt(0))) {
            text.setLength(end);
        }
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        boolean drop = more.startsWith(" ")
                && (isMark(last) || (isChinese(last) && more.length() > 1 && isChinese(more.charAt(1))));
        text.append(drop ? more.substring(1) : more);
    }

    private static boolean isChinese(char c) {
        return Character.isIdeographic(c) || isMark(c);
    }

    /** Punctuation as wide as a Chinese letter. */
    private static boolean isMark(char c) {
        return (c >= '\u3000' && c <= '\u303F') || (c >= '\uFF00' && c <= '\uFFEF');
    }
}

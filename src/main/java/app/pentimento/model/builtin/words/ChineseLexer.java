package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.words.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits Chinese, which has no spaces, by the longest phrases that the lexicon knows. */
final class ChineseLexer {
    /** What is longer is no number that anybody means. */
    private static final int LONGEST_NUMBER = 12;

    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseLexer() {}

    static void read(String text, int offset, List<Token> tokens) {
        int unknown = 0;
        int at = 0;
        while (at < text.length()) {
            Found found = at(text, at, offset);
            if (found == null) {
                at++;
                continue;
            }
            unknown(text, unknown, at, offset, tokens);
            tokens.add(found.token());
            at = found.end();
            unknown = at;
        }
        unknown(text, unknown, text.length(), offset, tokens);
    }

    private record Found(Token token, int end) {}

    private static @Nullable Found at(String text, int at, int offset) {
        Lexicon lexicon = Lexicon.CHINESE;
        Found number = number(text, at, offset);
        if (number != null) {
            return number;
        }
        for (int length = Math.min(lexicon.longest(), text.length() - at); length >= 1; length--) {
            String phrase = text.substring(at, at + length);
            Lexicon.Meaning meaning = lexicon.meaning(phrase);
            int from = offset + at;
            int to = from + length;
            if (meaning != null) {
                Kind kind = meaning.colour() ? Kind.COLOUR : meaning.id().equals("break") ? Kind.BREAK : Kind.CONCEPT;
                return new Found(new Token(kind, meaning.id(), meaning.rgb(), 0, from, to), at + length);
            }
            if (lexicon.isFiller(phrase)) {
                return new Found(Token.of(Kind.FILLER, phrase, from, to), at + length);
            }
        }
        return null;
    }

    /** Numerals with a unit: 九十度, 百分之二十, 两倍. Others are words such as 一点. */
    private static @Nullable Found number(String text, int at, int offset) {
        boolean percent = text.startsWith("百分之", at);
        int start = percent ? at + 3 : at;
        int end = start;
        int value = 0;
        int digit = -1;
        for (; end < text.length() && end - start <= LONGEST_NUMBER; end++) {
            char c = text.charAt(end) == '两' ? '二' : text.charAt(end);
            int d = DIGITS.indexOf(c);
            if (d >= 0) {
                digit = d;
            } else if (c == '十' || c == '百') {
                value += (digit < 0 ? 1 : digit) * (c == '十' ? 10 : 100);
                digit = -1;
            } else {
                break;
            }
        }
        value += Math.max(0, digit);
        if (end == start || value == 0 || end - start > LONGEST_NUMBER) {
            return null;
        }
        Kind kind = percent ? Kind.PERCENT : unit(text, end);
        if (kind == Kind.NUMBER) {
            return end < text.length() && "种张个幅格".indexOf(text.charAt(end)) >= 0 && digit > 1
                    ? new Found(new Token(kind, "", value, 0, offset + at, offset + end), end)
                    : null;
        }
        int after = percent ? end : end + (text.startsWith("像素", end) ? 2 : 1);
        return new Found(new Token(kind, "", value, 0, offset + at, offset + after), after);
    }

    private static Kind unit(String text, int at) {
        if (text.startsWith("像素", at)) {
            return Kind.PIXELS;
        }
        return at >= text.length()
                ? Kind.NUMBER
                : switch (text.charAt(at)) {
                    case '度' -> Kind.DEGREES;
                    case '倍' -> Kind.TIMES;
                    case '档' -> Kind.STOPS;
                    default -> Kind.NUMBER;
                };
    }

    private static void unknown(String text, int from, int to, int offset, List<Token> tokens) {
        if (to > from) {
            tokens.add(Token.of(Kind.WORD, text.substring(from, to), offset + from, offset + to));
        }
    }
}

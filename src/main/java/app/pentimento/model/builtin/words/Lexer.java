package app.pentimento.model.builtin.words;

import app.pentimento.model.Quotes;
import app.pentimento.model.builtin.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a prompt into tokens: quotes, numbers with their units, phrases that the lexicon knows, and what is left. */
final class Lexer {
    // Possessive (++ and *+) where something repeats within a repetition, which takes no stack.
    private static final Pattern RAW = Pattern.compile(
            "(?<ratio>\\d+(?:\\.\\d+)?\\s*(?:[:：x×*]|\\bby\\b)\\s*\\d+(?:\\.\\d+)?)(?:\\s*(?:px|pixels?)\\b)?"
                    + "|(?<hex>#[0-9a-f]{6}\\b)"
                    + "|(?<mixed>(?:19)?[2-9]0['’]?s\\b|8[- ]?bit\\b)"
                    + "|(?<number>[+\\-−]?\\d+(?:[.,]\\d+)?)\\s*(?<unit>%|％|percent\\b|per cent\\b|px\\b|pixels?\\b|像素|°"
                    + "|degrees?\\b|deg\\b|度|x\\b|×|times\\b|倍|stops?\\b|ev\\b|档|pt\\b)?"
                    + "|(?<han>\\p{IsHan}+)"
                    + "|(?<word>[\\p{L}&&[^\\p{IsHan}]]++(?:['’][\\p{L}&&[^\\p{IsHan}]]++)*+)"
                    + "|(?<amp>&|/)"
                    + "|(?<break>[,;.!?:\\n，。；！？、：~～]+)",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("ninety", 90),
            Map.entry("hundred", 100));

    private final String lower;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Word> run = new ArrayList<>();

    /** A word that is not looked up yet. */
    private record Word(String text, int from, int to) {}

    private Lexer(String prompt) {
        String small = prompt.toLowerCase(Locale.ROOT);
        // Where a letter's lower case is longer, places would not be true.
        this.lower = small.length() == prompt.length() ? small : prompt;
    }

    static List<Token> tokens(String prompt) {
        Lexer lexer = new Lexer(prompt);
        int at = 0;
        for (Quotes.Quote quote : Quotes.in(prompt)) {
            lexer.scan(at, quote.from());
            lexer.tokens.add(Token.of(Kind.QUOTE, quote.text(), quote.from(), quote.to()));
            at = quote.to();
        }
        lexer.scan(at, prompt.length());
        return lexer.tokens;
    }

    /** The words of a phrase, as this class splits them. */
    static List<String> bareWords(String phrase) {
        List<String> words = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("[\\p{L}\\d]++(?:['’][\\p{L}]++)*+|&|/").matcher(phrase.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group().replace('’', '\''));
        }
        return words;
    }

    static boolean isChinese(String words) {
        return words.codePoints().anyMatch(Lexer::isHan);
    }

    static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private void scan(int start, int end) {
        Matcher matcher = RAW.matcher(lower).region(start, end);
        while (matcher.find()) {
            if (matcher.group("mixed") != null) { // a decade, or "8-bit": a word with a number in it
                String text = matcher.group().replaceAll("[-'’ ]", "");
                run.add(new Word(text, matcher.start(), matcher.end()));
                continue;
            }
            if (matcher.group("word") != null || matcher.group("amp") != null) {
                run.add(new Word(matcher.group().replace('’', '\''), matcher.start(), matcher.end()));
                continue;
            }
            flush();
            if (matcher.group("han") != null) {
                ChineseLexer.read(matcher.group("han"), matcher.start(), tokens);
            } else if (matcher.group("break") != null) {
                tokens.add(Token.of(Kind.BREAK, matcher.group(), matcher.start(), matcher.end()));
            } else {
                tokens.add(figure(matcher));
            }
        }
        flush();
    }

    private static Token figure(Matcher matcher) {
        int from = matcher.start();
        int to = matcher.end();
        String ratio = matcher.group("ratio");
        if (ratio != null) {
            Matcher sides = NUMBER.matcher(ratio);
            double width = sides.find() ? Double.parseDouble(sides.group()) : 1;
            double height = sides.find() ? Double.parseDouble(sides.group()) : 1;
            boolean size = width > 40 && height > 40;
            return new Token(size ? Kind.SIZE : Kind.RATIO, ratio, width, height, from, to);
        }
        String hex = matcher.group("hex");
        if (hex != null) {
            return new Token(Kind.COLOUR, hex, Integer.parseInt(hex.substring(1), 16), 0, from, to);
        }
        String number = matcher.group("number").replace(',', '.').replace('−', '-');
        String unit = matcher.group("unit");
        Kind kind = unit == null ? Kind.NUMBER : unit(unit);
        // A sign is kept in the id, so that "+20" is not "20".
        String id = number.startsWith("+") || number.startsWith("-") ? number.substring(0, 1) : "";
        return new Token(kind, id, Double.parseDouble(number), 0, from, to);
    }

    /** Looks up the words since the last token that was no word, the longest phrases first. */
    private void flush() {
        int at = 0;
        while (at < run.size()) {
            at += phrase(at);
        }
        run.clear();
    }

    private int phrase(int at) {
        Lexicon lexicon = Lexicon.ENGLISH;
        for (int length = Math.min(lexicon.longest(), run.size() - at); length >= 1; length--) {
            Lexicon.Meaning meaning = lexicon.meaning(joined(at, length));
            if (meaning != null) {
                add(meaning, at, length);
                return length;
            }
        }
        Word word = run.get(at);
        String text = word.text();
        Integer number = NUMBERS.get(text);
        boolean unit = at + 1 < run.size() && unit(run.get(at + 1).text()) != Kind.NUMBER;
        if (number != null && (number > 1 || unit)) {
            return counted(word, number, at + 1 < run.size() ? run.get(at + 1) : word);
        } else if (text.equals("and")
                || text.equals("then")
                || text.equals("but")
                || text.equals("plus")
                || text.equals("&")
                || text.equals("also")
                || text.equals("afterwards")) {
            tokens.add(Token.of(Kind.BREAK, text, word.from(), word.to()));
        } else if (lexicon.isFiller(text) || text.equals("/")) {
            tokens.add(Token.of(Kind.FILLER, text, word.from(), word.to()));
        } else {
            guess(lexicon, word, at);
        }
        return 1;
    }

    /** A number in words, with its unit where one follows: "ninety degrees". Returns how many words it took. */
    private int counted(Word word, int number, Word after) {
        Kind kind = unit(after.text());
        int to = kind == Kind.NUMBER ? word.to() : after.to();
        tokens.add(new Token(kind, "", number, 0, word.from(), to));
        return kind == Kind.NUMBER ? 1 : 2;
    }

    private static Kind unit(String unit) {
        return switch (unit) {
            case "%", "％", "percent", "per cent" -> Kind.PERCENT;
            case "px", "pixel", "pixels", "像素" -> Kind.PIXELS;
            case "°", "degree", "degrees", "deg", "度" -> Kind.DEGREES;
            case "x", "×", "times", "倍" -> Kind.TIMES;
            case "stop", "stops", "ev", "档" -> Kind.STOPS;
            default -> Kind.NUMBER;
        };
    }

    private void guess(Lexicon lexicon, Word word, int at) {
        Lexicon.Meaning meaning = lexicon.inflected(word.text());
        if (meaning == null) {
            String corrected = lexicon.corrected(word.text());
            if (corrected != null) {
                run.set(at, new Word(corrected, word.from(), word.to()));
                meaning = lexicon.meaning(corrected);
            }
        }
        if (meaning == null) {
            tokens.add(Token.of(Kind.WORD, word.text(), word.from(), word.to()));
        } else {
            add(meaning, at, 1);
        }
    }

    private void add(Lexicon.Meaning meaning, int at, int length) {
        tokens.add(new Token(
                meaning.colour() ? Kind.COLOUR : Kind.CONCEPT,
                meaning.id(),
                meaning.rgb(),
                0,
                run.get(at).from(),
                run.get(at + length - 1).to()));
    }

    private String joined(int at, int length) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < at + length; i++) {
            joined.append(i == at ? "" : " ").append(run.get(i).text());
        }
        return joined.toString();
    }
}

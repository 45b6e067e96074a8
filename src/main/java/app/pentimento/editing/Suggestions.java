package app.pentimento.editing;

import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model offers to do next, read from its own words: the entries of a list under a sentence that offers them, or the
 * alternatives of a question. A rule of thumb for English and Chinese; where it finds nothing, nothing is offered.
 */
public final class Suggestions {
    private static final int MOST = 4;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 70;

    private static final Pattern OFFERING = Pattern.compile(
            "would you like|do you want|want me to|shall i|should i|i can also|i could|you could|you can also|next steps?"
                    + "|suggestions?|some ideas|要不要|想不想|是否需要|需要我|要我|还可以|也可以|建议|接下来|下一步",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKING = Pattern.compile(
            "(?:would you like(?: me)?(?: to)?|do you want(?: me)?(?: to)?|want me to|shall i|should i"
                    + "|要不要(?:我)?|想不想(?:让我)?|是否需要(?:我)?|需要我|要我)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:[-*•·]|\\d{1,2}[.)、.])\\s*(?<what>.+)");
    private static final Pattern ALTERNATIVES = Pattern.compile("[,，、]|\\bor\\b|还是|或者|或", Pattern.CASE_INSENSITIVE);
    private static final String ENDS = "?？\n";
    private static final String CLOSING = ".。;；!！,，吗呢";
    private static final Pattern MARKUP = Pattern.compile("[*_`#]+");

    private Suggestions() {}

    /** What the answer of a turn offers, as requests; empty where it offers nothing, or has not succeeded. */
    public static List<String> of(Turn turn) {
        if (turn.status() != TurnStatus.SUCCEEDED) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        for (Part part : turn.parts().reversed()) {
            if (part instanceof Part.Text text) {
                read(text.text(), found);
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private static void read(String text, Set<String> found) {
        boolean offered = false;
        for (String line : text.split("\\R", -1)) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                if (offered) {
                    add(entry.group("what"), found);
                }
            } else if (!line.isBlank()) {
                offered = OFFERING.matcher(line).find();
            }
        }
        if (!found.isEmpty()) {
            return;
        }
        questions(text, found);
    }

    /** The alternatives of every question. Each character is looked at once, however many questions begin. */
    private static void questions(String text, Set<String> found) {
        Matcher asking = ASKING.matcher(text);
        int end = -1;
        boolean more = asking.find();
        while (more) {
            int from = asking.end();
            while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            while (end < from || (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0)) {
                end = Math.max(from, end + 1);
            }
            if (end >= text.length()) {
                return;
            }
            boolean question = text.charAt(end) != '\n';
            if (question) {
                for (String alternative : ALTERNATIVES.split(text.substring(from, end), -1)) {
                    add(alternative, found);
                }
            }
            more = question ? asking.find(end) : asking.find();
        }
    }

    private static void add(String words, Set<String> found) {
        String plain = MARKUP.matcher(words).replaceAll("").strip();
        int colon = Math.max(plain.indexOf(": "), plain.indexOf(':'));
        String request = (colon > 0 ? plain.substring(0, colon) : plain)
                .replaceFirst("(?i)^(?:me )?to ", "")
                .strip();
        int end = request.length();
        while (end > 0 && CLOSING.indexOf(request.charAt(end - 1)) >= 0) {
            end--;
        }
        request = request.substring(0, end).strip();
        if (request.length() >= SHORTEST && request.length() <= LONGEST) {
            found.add(request.substring(0, 1).toUpperCase(Locale.ROOT) + request.substring(1));
        }
    }
}

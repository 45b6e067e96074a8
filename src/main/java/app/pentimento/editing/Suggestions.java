package app.pentimento.editing;

import app.pentimento.session.Part;
import app.pentimento.session.Turn;
import app.pentimento.session.TurnStatus;
import java.util.ArrayList;
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
    private static final Pattern QUESTION = Pattern.compile(
            "(?:would you like(?: me)?(?: to)?|do you want(?: me)?(?: to)?|want me to|shall i|should i"
                    + "|要不要(?:我)?|想不想(?:让我)?|是否需要(?:我)?|需要我|要我)\\s*(?<what>[^??\\n]+)[??]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:[-*•·]|\\d{1,2}[.)、.])\\s*(?<what>.+)");
    private static final Pattern ALTERNATIVES =
            Pattern.compile("\\s*[,,、]?\\s*\\bor\\b\\s*|\\s*[,,、]\\s*|\\s*(?:还是|或者|或)\\s*", Pattern.CASE_INSENSITIVE);
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
        String above = "";
        for (String line : text.split("\\R", -1)) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                if (OFFERING.matcher(above).find()) {
                    add(entry.group("what"), found);
                }
            } else if (!line.isBlank()) {
                above = line;
            }
        }
        if (!found.isEmpty()) {
            return;
        }
        Matcher question = QUESTION.matcher(text);
        while (question.find()) {
            List<String> alternatives = new ArrayList<>(
                    List.of(ALTERNATIVES.split(question.group("what").strip())));
            alternatives.forEach(alternative -> add(alternative, found));
        }
    }

    private static void add(String words, Set<String> found) {
        String plain = MARKUP.matcher(words).replaceAll("").strip();
        int colon = Math.max(plain.indexOf(": "), plain.indexOf(':'));
        String request = (colon > 0 ? plain.substring(0, colon) : plain)
                .replaceFirst("(?i)^(?:me )?to ", "")
                .replaceFirst("[.。;;!!,,吗呢]+$", "")
                .strip();
        if (request.length() >= SHORTEST && request.length() <= LONGEST) {
            found.add(request.substring(0, 1).toUpperCase(Locale.ROOT) + request.substring(1));
        }
    }
}

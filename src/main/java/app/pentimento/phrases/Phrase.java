package app.pentimento.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with gaps, and what it is in another language.
 *
 * @param pieces the words before, between and after its gaps: one more than there are gaps
 * @param gaps the number of each gap, in the order of the sentence
 * @param quoted of each gap whether quotation marks stand around it: it holds words of somebody else
 * @param said the sentence in the other language, with the same gaps
 */
record Phrase(List<String> pieces, List<Integer> gaps, List<Boolean> quoted, String said) {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

    static Phrase of(String english, String said) {
        List<String> pieces = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        List<Boolean> quoted = new ArrayList<>();
        Matcher gap = GAP.matcher(english);
        int at = 0;
        while (gap.find()) {
            pieces.add(english.substring(at, gap.start()));
            gaps.add(Integer.valueOf(gap.group(1)));
            at = gap.end();
            quoted.add(pieces.getLast().endsWith("“") && english.startsWith("”", at));
        }
        pieces.add(english.substring(at));
        return new Phrase(List.copyOf(pieces), List.copyOf(gaps), List.copyOf(quoted), said);
    }

    /** How many of its letters are its own: of two phrases that fit, the one with more says it better. */
    int weight() {
        return pieces.stream().mapToInt(String::length).sum();
    }

    /** What stands in the gaps of a text that is this sentence; null where it is another. Takes no longer than reading it. */
    @Nullable
    List<String> match(String text) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        if (gaps.isEmpty()) {
            return text.equals(first) ? List.of() : null;
        }
        int at = first.length();
        int end = text.length() - last.length();
        if (at > end || !text.startsWith(first) || !text.endsWith(last)) {
            return null;
        }
        List<String> found = new ArrayList<>();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int next = text.indexOf(piece, at);
            if (next < 0 || next + piece.length() > end) {
                return null;
            }
            found.add(text.substring(at, next));
            at = next + piece.length();
        }
        found.add(text.substring(at, end));
        return found;
    }
}

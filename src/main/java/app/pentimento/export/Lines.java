package app.pentimento.export;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Breaks text into lines as the languages in it do: between words, between Chinese characters, else anywhere. */
final class Lines {
    private Lines() {}

    /**
     * The lines of a text, each no wider than this.
     *
     * @param measure how wide a text is
     */
    static List<String> of(String text, double width, ToDoubleFunction<String> measure) {
        List<String> lines = new ArrayList<>();
        text.strip().lines().forEach(paragraph -> add(paragraph.stripTrailing(), width, measure, lines));
        return lines;
    }

    /** The same, but at most so many lines; where that is not all of it, the last one ends with an ellipsis. */
    static List<String> atMost(int most, String text, double width, ToDoubleFunction<String> measure) {
        List<String> all = of(text.replaceAll("\\s+", " "), width, measure);
        if (all.size() <= most) {
            return all;
        }
        List<String> lines = new ArrayList<>(all.subList(0, most));
        String last = lines.removeLast();
        while (!last.isEmpty() && measure.applyAsDouble(last + "…") > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        lines.add(last.stripTrailing() + "…");
        return lines;
    }

    private static void add(String paragraph, double width, ToDoubleFunction<String> measure, List<String> lines) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(paragraph);
        StringBuilder line = new StringBuilder();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String piece = paragraph.substring(start, end);
            if (!line.isEmpty() && measure.applyAsDouble(line + piece.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(rest(piece, width, measure, lines));
        }
        lines.add(line.toString().stripTrailing());
    }

    /** What is left of a piece for the next line, after the lines that it fills by itself where it is too wide for one. */
    private static String rest(String piece, double width, ToDoubleFunction<String> measure, List<String> lines) {
        String visible = piece.stripTrailing();
        if (measure.applyAsDouble(visible) <= width) {
            return piece;
        }
        int at = 0;
        int fits = fitting(visible, at, width, measure);
        while (fits < visible.length()) {
            lines.add(visible.substring(at, fits));
            at = fits;
            fits = fitting(visible, at, width, measure);
        }
        return piece.substring(at);
    }

    /** Where the line ends that begins here in a piece without a place to break; it has at least a character. */
    private static int fitting(String piece, int from, double width, ToDoubleFunction<String> measure) {
        int end = piece.offsetByCodePoints(from, 1);
        while (end < piece.length()) {
            int next = piece.offsetByCodePoints(end, 1);
            if (measure.applyAsDouble(piece.substring(from, next)) > width) {
                break;
            }
            end = next;
        }
        return end;
    }
}

package app.pentimento.quality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares what was read on a picture with what was asked for. */
final class TextScorer {
    /** The most lines that one piece of writing is looked for in. */
    private static final int MOST_LINES = 16;

    private TextScorer() {}

    /** The lines most like a text, and how much they are. */
    private record Match(String words, double accuracy) {
        static final Match NONE = new Match("", 0);
    }

    /**
     * Scores what was read.
     *
     * @param asked not empty
     * @param lines in reading order
     */
    static TextScore score(List<String> asked, List<String> lines) {
        List<String> read = new ArrayList<>();
        double sum = 0;
        double weights = 0;
        for (String words : asked) {
            String wanted = folded(words);
            Match match = best(wanted, lines);
            double weight = Math.max(1, wanted.codePointCount(0, wanted.length()));
            read.add(match.words);
            sum += weight * match.accuracy;
            weights += weight;
        }
        return new TextScore(asked, read, sum / weights);
    }

    private static Match best(String wanted, List<String> lines) {
        Match best = Match.NONE;
        for (int from = 0; from < lines.size(); from++) {
            StringBuilder run = new StringBuilder();
            for (int to = from; to < Math.min(lines.size(), from + MOST_LINES); to++) {
                run.append(folded(lines.get(to)));
                double accuracy = accuracy(wanted, run.toString());
                if (accuracy > best.accuracy) {
                    best = new Match(String.join(" ", lines.subList(from, to + 1)), accuracy);
                }
            }
        }
        return best;
    }

    private static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.replaceAll("\\s+", "");
    }

    private static double accuracy(String wanted, String read) {
        int[] a = wanted.codePoints().toArray();
        int[] b = read.codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        return longer == 0 ? 0 : 1 - (double) distance(a, b) / longer;
    }

    /** The fewest characters to add, drop or replace (Levenshtein). */
    private static int distance(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length];
    }
}

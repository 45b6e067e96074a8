package app.pentimento.model.builtin.words;

import app.pentimento.model.builtin.operation.ColourChange;
import app.pentimento.model.builtin.operation.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an unclear wish may have meant: the nearest of the wordings that are understood for certain, by what of the wish
 * was understood and by how alike the words are.
 */
final class Readings {
    private static final int MOST = 3;
    private static final double SAME_EDIT = 3;
    private static final double LEAST = 0.55;
    /** Words less alike than this are different words. */
    private static final double ALIKE = 0.5;

    private static final Readings ENGLISH = new Readings("readings-en");
    private static final Readings CHINESE = new Readings("readings-zh");

    private final List<Wording> wordings;

    private Readings(String file) {
        wordings = Lexicon.lines(file).stream().map(Readings::wording).toList();
    }

    /** A wording with the words that hint at it, and what it does. */
    private record Wording(String text, Set<String> hints, List<Operation> operations) {}

    private record Scored(String text, double score) {}

    private static Wording wording(String line) {
        String text = line.contains("|") ? line.substring(0, line.indexOf('|')).strip() : line;
        Set<String> hints = new HashSet<>(pieces(line));
        return new Wording(
                text, hints, operations(RequestParser.read(text, Context.NONE).intents()));
    }

    /** The nearest wordings, the nearest first; empty where none is near. */
    static List<String> of(String words, List<EditIntent> understood, boolean chinese) {
        List<Operation> operations = operations(understood);
        Set<String> pieces = pieces(words);
        return (chinese ? CHINESE : ENGLISH)
                .wordings.stream()
                        .map(wording -> new Scored(wording.text(), score(wording, operations, pieces)))
                        .filter(scored -> scored.score() >= LEAST)
                        .sorted(Comparator.comparingDouble(Scored::score).reversed())
                        .limit(MOST)
                        .map(Scored::text)
                        .toList();
    }

    private static double score(Wording wording, List<Operation> understood, Set<String> pieces) {
        double score = 0;
        for (Operation operation : understood) {
            boolean same = wording.operations().stream().anyMatch(other -> alike(operation, other));
            score += same ? SAME_EDIT : 0;
        }
        for (String piece : pieces) {
            double best = 0;
            for (String hint : wording.hints()) {
                best = Math.max(best, alike(piece, hint));
            }
            score += best >= ALIKE ? best : 0;
        }
        return score;
    }

    /** Of one kind and, where they have a direction, of the same. */
    private static boolean alike(Operation a, Operation b) {
        return a.getClass().equals(b.getClass())
                && (!(a instanceof ColourChange)
                        || a.message().key().equals(b.message().key()));
    }

    private static List<Operation> operations(List<EditIntent> intents) {
        List<Operation> operations = new ArrayList<>();
        for (EditIntent intent : intents) {
            if (intent instanceof EditIntent.Do todo) {
                operations.add(todo.operation());
            }
        }
        return operations;
    }

    /** The words that say something; of Chinese, pairs of characters. */
    private static Set<String> pieces(String text) {
        Set<String> pieces = new HashSet<>();
        for (String word : Lexer.bareWords(text.toLowerCase(Locale.ROOT))) {
            if (word.codePoints().anyMatch(Lexer::isHan)) {
                for (int i = 0; i + 2 <= word.length(); i++) {
                    pieces.add(word.substring(i, i + 2));
                }
            } else if (word.length() > 2 && !Lexicon.ENGLISH.isFiller(word)) {
                pieces.add(word);
            }
        }
        return pieces;
    }

    /** From 0 to 1 by the triples of letters that two words share (Dice). */
    private static double alike(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        Set<String> first = triples(a);
        Set<String> second = triples(b);
        long both = first.stream().filter(second::contains).count();
        return 2.0 * both / Math.max(1, first.size() + second.size());
    }

    private static Set<String> triples(String word) {
        Set<String> triples = new HashSet<>();
        String padded = "  " + word + " ";
        for (int i = 0; i + 3 <= padded.length(); i++) {
            triples.add(padded.substring(i, i + 3));
        }
        return triples;
    }
}

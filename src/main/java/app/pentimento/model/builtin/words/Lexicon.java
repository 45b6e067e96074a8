package app.pentimento.model.builtin.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What words and phrases mean, read from the files under {@code studio/}. */
final class Lexicon {
    static final Lexicon ENGLISH = new Lexicon("en", " ");
    static final Lexicon CHINESE = new Lexicon("zh", "");

    /** What a phrase means: a concept, or a colour. */
    record Meaning(String id, boolean colour, int rgb) {}

    private final Map<String, Meaning> phrases = new HashMap<>();
    private final Set<String> filler = new HashSet<>();
    private final Set<String> real = new HashSet<>();
    private final List<String> correctable;
    private int longest = 1;

    private Lexicon(String language, String between) {
        for (String line : lines("lexicon-" + language)) {
            int colon = line.indexOf(':');
            add(line.substring(colon + 1), between, new Meaning(line.substring(0, colon), false, 0));
        }
        for (String line : lines("colours-" + language)) {
            int colon = line.indexOf(':');
            List<String> head = words(line.substring(0, colon));
            add(line.substring(colon + 1), between, new Meaning(head.get(0), true, Integer.parseInt(head.get(1), 16)));
        }
        lines("filler-" + language).forEach(line -> filler.addAll(words(line)));
        lines("not-typos-" + language).forEach(line -> real.addAll(words(line)));
        correctable = phrases.keySet().stream()
                .flatMap(phrase -> words(phrase).stream())
                .filter(word -> word.length() >= 5)
                .distinct()
                .sorted()
                .toList();
    }

    private void add(String alternatives, String between, Meaning meaning) {
        for (String alternative : alternatives.split("\\|", -1)) {
            List<String> words = between.isEmpty() ? List.of(alternative.strip()) : Lexer.bareWords(alternative);
            if (!words.isEmpty() && !words.getFirst().isEmpty()) {
                phrases.put(String.join(between, words), meaning);
                longest = Math.max(longest, between.isEmpty() ? words.getFirst().length() : words.size());
            }
        }
    }

    /** How many words, or characters of Chinese, the longest phrase has. */
    int longest() {
        return longest;
    }

    @Nullable
    Meaning meaning(String phrase) {
        return phrases.get(phrase);
    }

    /** The meaning of a word in another form: {@code cropped}, {@code brightening}, {@code borders}. */
    @Nullable
    Meaning inflected(String word) {
        for (String stem : stems(word)) {
            Meaning meaning = phrases.get(stem);
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }

    boolean isFiller(String word) {
        return filler.contains(word);
    }

    /** The word that was meant by one with a slip in it; null where it is a word of its own, or none is near. */
    @Nullable
    String corrected(String word) {
        if (word.length() < 5 || real.contains(word) || filler.contains(word)) {
            return null;
        }
        int allowed = word.length() >= 9 ? 2 : 1;
        Set<String> near = new TreeSet<>();
        int best = allowed + 1;
        for (String candidate : correctable) {
            if (candidate.charAt(0) == word.charAt(0) && Math.abs(candidate.length() - word.length()) <= allowed) {
                int distance = Spelling.distance(word, candidate);
                if (distance < best) {
                    near.clear();
                    best = distance;
                }
                if (distance == best && distance <= allowed) {
                    near.add(candidate);
                }
            }
        }
        return near.isEmpty() ? null : near.iterator().next();
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    private static List<String> stems(String word) {
        List<String> stems = new ArrayList<>();
        for (String ending : List.of("s", "es", "d", "ed", "ing", "ly", "ish", "er")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
                String stem = word.substring(0, word.length() - ending.length());
                stems.add(stem);
                stems.add(stem + "e");
                int last = stem.length() - 1;
                if (last > 2 && stem.charAt(last) == stem.charAt(last - 1)) {
                    stems.add(stem.substring(0, last));
                }
            }
        }
        return stems;
    }

    /** The lines of a file under {@code studio/}, without those that only comment. */
    static List<String> lines(String name) {
        try (InputStream in = Lexicon.class.getResourceAsStream("/studio/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("The file studio/" + name + ".txt is missing from the application.");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

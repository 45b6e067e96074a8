package app.pentimento.phrases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sentences in English and in one other language. A text is read as those phrases that account for most of it; what
 * stands in a gap of one is translated, too, where it is known, unless it is quoted. What is not known stays as it is.
 */
final class PhraseBook {
    /** Ours are far shorter, but may quote what a backend said. */
    private static final int LONGEST = 6000;

    private static final int MOST_SENTENCES = 24;
    private static final int DEEPEST = 3;
    private static final Pattern BETWEEN = Pattern.compile("\n\\s*\n");
    private static final Pattern FILLING = Pattern.compile("\\{(\\d)(,list)?}");

    private final Map<String, Phrase> whole = new HashMap<>();
    private final List<Phrase> withGaps = new ArrayList<>();

    /**
     * Sentences of a text, and the phrase that they are.
     *
     * @param phrase null where they are none
     * @param gaps what stands in its gaps
     */
    record Reading(String text, @Nullable Phrase phrase, List<String> gaps) {
        int weight() {
            return phrase == null ? 0 : phrase.weight();
        }
    }

    /** A way to read the end of a text: its first reading, and the way to read what is left. */
    private record Way(int weight, Reading first, @Nullable Way rest) {
        static Way of(Reading first, @Nullable Way rest) {
            return new Way(first.weight() + (rest == null ? 0 : rest.weight), first, rest);
        }
    }

    /** A book of these entries: of each a line in English, below it one in the other language, and then an empty one. */
    PhraseBook(String entries) {
        for (String entry : BETWEEN.split(entries, -1)) {
            List<String> lines = entry.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            if (!lines.isEmpty()) {
                add(lines);
            }
        }
        withGaps.sort(Comparator.comparingInt(Phrase::weight).reversed());
    }

    private void add(List<String> lines) {
        if (lines.size() != 2) {
            throw new IllegalStateException("A phrase has two lines, but this has others: " + lines);
        }
        Phrase phrase = Phrase.of(lines.get(0), lines.get(1));
        if (!phrase.gaps().isEmpty()) {
            withGaps.add(phrase);
        } else if (whole.put(lines.get(0), phrase) != null) {
            throw new IllegalStateException("A phrase is there twice: " + lines.get(0));
        }
    }

    /** The book in this resource, beside this class. */
    static PhraseBook read(String resource) {
        try (InputStream in = PhraseBook.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The phrases are missing: " + resource);
            }
            return new PhraseBook(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The phrases cannot be read", e);
        }
    }

    /** Every phrase. */
    List<Phrase> phrases() {
        return Stream.concat(whole.values().stream(), withGaps.stream()).toList();
    }

    /** The text in the other language, as far as it is known. */
    String translate(String text) {
        return translate(text, 0);
    }

    private String translate(String text, int depth) {
        StringBuilder said = new StringBuilder();
        for (Reading reading : understand(text)) {
            Sentences.append(said, said.isEmpty() ? "" : " ");
            Sentences.append(said, say(reading, depth));
        }
        return said.toString();
    }

    private String say(Reading reading, int depth) {
        Phrase phrase = reading.phrase();
        if (phrase == null) {
            return reading.text();
        }
        StringBuilder said = new StringBuilder();
        Matcher filling = FILLING.matcher(phrase.said());
        int at = 0;
        while (filling.find()) {
            Sentences.append(said, phrase.said().substring(at, filling.start()));
            int gap = phrase.gaps().indexOf(Integer.valueOf(filling.group(1)));
            String value = reading.gaps().get(gap);
            if (filling.group(2) != null) {
                value = Sentences.list(value);
            } else if (!phrase.quoted().get(gap) && depth < DEEPEST) {
                value = translate(value, depth + 1);
            }
            Sentences.append(said, value);
            at = filling.end();
        }
        Sentences.append(said, phrase.said().substring(at));
        return said.toString();
    }

    /** The text as those phrases that account for most of it. */
    List<Reading> understand(String text) {
        List<Integer> beginnings = Sentences.beginnings(text);
        int sentences = beginnings.size();
        if (text.length() > LONGEST || sentences > MOST_SENTENCES) {
            return List.of(new Reading(text, null, List.of()));
        }
        @Nullable Way[] ways = new Way[sentences + 1];
        for (int from = sentences - 1; from >= 0; from--) {
            int next = from + 1;
            String sentence = Sentences.between(text, beginnings, from, next);
            Way best = Way.of(new Reading(sentence, null, List.of()), ways[next]);
            for (int to = next; to <= sentences; to++) {
                Reading reading = find(Sentences.between(text, beginnings, from, to));
                Way way = Way.of(reading, ways[to]);
                best = way.weight > best.weight ? way : best;
            }
            ways[from] = best;
        }
        List<Reading> readings = new ArrayList<>();
        for (Way way = ways[0]; way != null; way = way.rest) {
            readings.add(way.first);
        }
        return readings;
    }

    /** The one phrase that all of this is. */
    private Reading find(String text) {
        Phrase same = whole.get(text);
        if (same != null) {
            return new Reading(text, same, List.of());
        }
        for (Phrase phrase : withGaps) {
            List<String> gaps = phrase.match(text);
            if (gaps != null) {
                return new Reading(text, phrase, gaps);
            }
        }
        return new Reading(text, null, List.of());
    }
}

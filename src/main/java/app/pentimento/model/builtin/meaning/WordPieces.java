package app.pentimento.model.builtin.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Splits sentences into the pieces of words that BERT networks know (WordPiece): small letters without accents, each
 * Chinese character and each punctuation mark by itself, and of every word the longest known beginning, then the
 * longest known continuation, and so on.
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;
    private static final String CONTINUES = "##";

    private final Map<String, Long> vocabulary = new HashMap<>();
    private final long unknown;
    private final long start;
    private final long end;

    /**
     * @param resource a vocabulary on the class path, as {@code tokenizer.json} of Hugging Face
     */
    WordPieces(String resource) {
        try (InputStream in = WordPieces.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource + " on the class path");
            }
            JsonNode file = new JsonMapper().readTree(in);
            file.path("model").path("vocab").forEachEntry((piece, id) -> vocabulary.put(piece, id.asLong()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unknown = id("[UNK]");
        start = id("[CLS]");
        end = id("[SEP]");
    }

    private long id(String piece) {
        Long id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalStateException("The vocabulary has no " + piece);
        }
        return id;
    }

    /** The numbers of a sentence's pieces, at most so many, between those of its start and its end. */
    long[] of(String sentence, int most) {
        List<Long> ids = new ArrayList<>();
        ids.add(start);
        for (String word : words(sentence)) {
            ids.addAll(pieces(word));
        }
        List<Long> fitting = new ArrayList<>(ids.subList(0, Math.min(ids.size(), most - 1)));
        fitting.add(end);
        return fitting.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<String> words(String sentence) {
        String plain = Normalizer.normalize(sentence.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder spaced = new StringBuilder();
        plain.codePoints().forEach(c -> {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK || (Character.isISOControl(c) && !space)) {
                return;
            }
            if (space) {
                spaced.append(' ');
            } else if (standsAlone(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
            } else {
                spaced.appendCodePoint(c);
            }
        });
        return List.of(spaced.toString().strip().split(" +", 0));
    }

    private static boolean standsAlone(int c) {
        if (Character.isIdeographic(c)) {
            return true;
        }
        boolean ascii = c > 32 && c < 127 && !Character.isLetterOrDigit(c);
        return ascii
                || switch (Character.getType(c)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    /** A word that cannot be put together from known pieces is one unknown piece. */
    private List<Long> pieces(String word) {
        List<Long> pieces = new ArrayList<>();
        int from = 0;
        while (from < word.length() && word.length() <= LONGEST_WORD) {
            int to = word.length();
            Long id = null;
            while (to > from && id == null) {
                id = vocabulary.get((from == 0 ? "" : CONTINUES) + word.substring(from, to));
                to -= id == null ? 1 : 0;
            }
            if (id == null) {
                break;
            }
            pieces.add(id);
            from = to;
        }
        return from == word.length() ? pieces : List.of(unknown);
    }
}

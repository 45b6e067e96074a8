package app.pentimento.model.builtin.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those that Hugging Face's own tokenizer gives for these vocabularies. */
class WordPiecesTest {
    private static final WordPieces ENGLISH = new WordPieces("/all-minilm-l6-v2-q-tokenizer.json");
    private static final WordPieces CHINESE = new WordPieces("/bge-small-zh-v1.5-q-tokenizer.json");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Hello, world!   | 101 7592 1010 2088 999 102
            embeddings      | 101 7861 8270 4667 2015 102
            don't           | 101 2123 1005 1056 102
            Café            | 101 7668 102
            """)
    void splitsWordsMarksAndAccents(String sentence, String ids) {
        assertThat(ids(ENGLISH.of(sentence, 64))).isEqualTo(ids);
    }

    @Test
    void splitsChineseByTheCharacter() {
        assertThat(ids(CHINESE.of("你好，我", 64))).isEqualTo("101 872 1962 8024 2769 102");
        assertThat(CHINESE.of("把它变成PS风格", 64)).hasSize(1 + 4 + 1 + 2 + 1);
    }

    @Test
    void whatNoPieceFitsIsUnknownAndWhatIsTooLongIsCut() {
        assertThat(ids(ENGLISH.of("\uD83D\uDE00", 64))).isEqualTo("101 100 102");
        assertThat(ENGLISH.of("a ".repeat(500), 64)).hasSize(64).endsWith(102);
        assertThat(ids(ENGLISH.of("  ", 64))).isEqualTo("101 102");
    }

    private static String ids(long[] ids) {
        return Arrays.stream(ids).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }
}

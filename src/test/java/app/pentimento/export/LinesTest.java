package app.pentimento.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void linesBreakBetweenWordsAndWhereThereIsNoneAnywhere() {
        assertThat(Lines.of("one two three", 7, String::length)).containsExactly("one two", "three");
        assertThat(Lines.of("a bcdefghij k", 4, String::length)).containsExactly("a", "bcde", "fghi", "j k");
        assertThat(Lines.of("😀😀", 1, String::length)).containsExactly("😀", "😀");
    }

    /** Each line is measured, not all that is left for each. */
    @Test
    void aWordOfAHundredThousandLettersIsMeasuredAFewTimes() {
        AtomicLong measured = new AtomicLong();

        List<String> lines = Lines.of("a".repeat(100_000), 50, text -> {
            measured.addAndGet(text.length());
            return text.length();
        });

        assertThat(lines).hasSize(2000).allSatisfy(line -> assertThat(line).hasSize(50));
        assertThat(measured.get()).isLessThan(100L * 100_000);
    }
}

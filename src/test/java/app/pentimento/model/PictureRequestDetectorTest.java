package app.pentimento.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureRequestDetectorTest {
    /** However politely it is asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            please                   | make the sky purple   | true
            please                   | what is on the table  | false
            ok, and then             | describe the picture  | false
            hey, please              | could you draw a fox? | true
            now                      | is it a fox?          | false
            """)
    void courtesyChangesNothingHoweverLongItIs(String courtesy, String prompt, boolean picture) {
        for (int times : new int[] {0, 1, 2, 10_000}) {
            assertThat(PictureRequestDetector.asksForPicture((courtesy + " ").repeat(times) + prompt, EditOptions.NONE))
                    .isEqualTo(picture);
        }
    }
}

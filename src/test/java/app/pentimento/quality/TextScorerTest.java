package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextScorerTest {
    @Test
    void capitalsSpacesWidthsAndLineBreaksDoNotCount() {
        assertThat(score("Gemini Nano", "GEMININANO")).isEqualTo(1);
        assertThat(score("one two\nthree", "one two", "three")).isEqualTo(1);
        assertThat(score("限时：５折！", "限时:5折!")).isEqualTo(1);
        assertThat(score("cafe\u0301", "caf\u00e9")).isEqualTo(1);
    }

    @Test
    void eachWrongMissingOrAdditionalCharacterCosts() {
        assertThat(score("abcdefghij", "abcdefghiX")).isCloseTo(0.9, within(1e-9));
        assertThat(score("abcdefghij", "abcdefghi")).isCloseTo(0.9, within(1e-9));
        assertThat(score("abcdefghi", "abcdefghij")).isCloseTo(0.9, within(1e-9));
        assertThat(score("abc", "xyz")).isZero();
        assertThat(score("abc")).isZero();
    }

    @Test
    void otherWritingOnThePictureDoesNotCount() {
        assertThat(score("Grand opening", "No parking", "GRAND", "OPENING", "12 High Street"))
                .isEqualTo(1);
    }

    @Test
    void tellsWhatWasReadInPlaceOfEachPieceAndWeighsThemByLength() {
        TextScore score = TextScorer.score(List.of("TOP", "bottom!!!"), List.of("TOP", "BOTTOM!!!"));
        assertThat(score.read()).containsExactly("TOP", "BOTTOM!!!");
        assertThat(score.score()).isEqualTo(1);
        assertThat(TextScorer.score(List.of("TOP", "QQQQQQQQQ"), List.of("TOP")).score())
                .isCloseTo(0.25, within(1e-9));
    }

    private static double score(String asked, String... lines) {
        return TextScorer.score(List.of(asked), List.of(lines)).score();
    }
}

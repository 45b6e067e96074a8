package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedTextTest {
    @Test
    void quotedWordsAreAskedFor() {
        assertThat(RequestedText.in("Make a poster that says \"Gemini Nano\" in gold"))
                .containsExactly("Gemini Nano");
        assertThat(RequestedText.in("A meme with the caption 'one' on top and 'two' at the bottom"))
                .containsExactly("one", "two");
        assertThat(RequestedText.in("在右下角写“春天”")).containsExactly("春天");
        assertThat(RequestedText.in("A birthday card, title: \"Hooray\"")).containsExactly("Hooray");
    }

    @Test
    void ofAReplacementOnlyTheNewWordsAre() {
        assertThat(RequestedText.in("Replace the text \"SALE\" with \"SOLD\"")).containsExactly("SOLD");
        assertThat(RequestedText.in("Change the sign from \"Open\" to \"Closed\""))
                .containsExactly("Closed");
        assertThat(RequestedText.in("把招牌上的“开门”改成“关门”")).containsExactly("关门");
        assertThat(RequestedText.in("Remove the dog. Write \"Home\" above the door"))
                .containsExactly("Home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paint it in the style of \"The Starry Night\"",
                "Remove the text \"SALE\"",
                "Write a caption",
                "make it warmer",
                "去掉文字“打折”",
                "don't change the sign's colour",
                ""
            })
    void otherwiseNoneAre(String prompt) {
        assertThat(RequestedText.in(prompt)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a ", "「", "“a", "\"a"})
    @Timeout(60)
    void quotesWithoutAnEndAreLookedForOnce(String open) {
        assertThat(RequestedText.in("write " + open.repeat(300_000 / open.length()) + "'a"))
                .hasSizeLessThan(80_000);
    }
}

package app.pentimento.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain words                | <p>plain words</p>
            **strong** and *leaning*   | <p><strong>strong</strong> and <em>leaning</em></p>
            2 * 3 * 4                  | <p>2 * 3 * 4</p>
            snake_case_name            | <p>snake_case_name</p>
            # A heading                | <p><strong>A heading</strong></p>
            `code`                     | <p><code>code</code></p>
            """)
    void laysOutWhatItUnderstandsAndLeavesTheRest(String text, String html) {
        assertThat(Prose.html(text)).isEqualTo(html);
    }

    @Test
    void keepsParagraphsLineBreaksAndLists() {
        assertThat(Prose.html("one\ntwo\n\n- a\n- b\n\n1. c\n2. d"))
                .isEqualTo(
                        "<p>one<br>two</p><ul><li>a</li><li>b</li></ul><ol><li value=\"1\">c</li><li value=\"2\">d</li></ol>");
    }

    @Test
    void aListThatGoesOnAfterAPictureKeepsItsNumbers() {
        assertThat(Prose.html("5. Tropical")).isEqualTo("<ol><li value=\"5\">Tropical</li></ol>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "**<img src=x onerror=alert(1)>**",
                "- <b>x</b>",
                "`<i>`",
                "# <u>",
                "[x](javascript:alert(1))",
                "\"><svg onload=alert(1)>"
            })
    void letsNoMarkupThrough(String text) {
        assertThat(Prose.html(text).replaceAll("</?(p|br|ul|ol|li|strong|em|code)>", ""))
                .doesNotContain("<")
                .doesNotContain(">");
    }

    /** One pass takes a moment; to look for the end of each mark anew would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"**a ", "*a ", "a` ", "a**", "**", "* "})
    @Timeout(60)
    void aMillionMarksWithoutAnEndAreLaidOutInOnePass(String mark) {
        assertThat(Prose.html("x" + mark.repeat(1_000_000 / mark.length()) + "y"))
                .startsWith("<p>x")
                .endsWith("y</p>")
                .hasSizeGreaterThan(1_000_000);
    }

    @Test
    void strongWordsEndAtTheFirstMarkThatClosesThem() {
        assertThat(Prose.html("**a ** b** c ** d **e** ** f"))
                .isEqualTo("<p><strong>a ** b</strong> c ** d <strong>e</strong> ** f</p>");
        assertThat(Prose.html("**open")).isEqualTo("<p>**open</p>");
    }
}

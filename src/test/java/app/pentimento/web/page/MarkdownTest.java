package app.pentimento.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain words                | <p>plain words</p>
            **strong** and *leaning*   | <p><strong>strong</strong> and <em>leaning</em></p>
            2 * 3 * 4                  | <p>2 * 3 * 4</p>
            snake_case_name            | <p>snake_case_name</p>
            # A heading                | <p><strong>A heading</strong></p>
            `code`                     | <p><code>code</code></p>
            [words](https://a.test/?b) | <p>words (https://a.test/?b)</p>
            <https://a.test/>          | <p>https://a.test/</p>
            ![words](x.png)            | <p>words (x.png)</p>
            [a]: https://a.test/       | <p>[a]: https://a.test/</p>
            a &amp; b                  | <p>a &amp; b</p>
            """)
    void laysOutWhatItUnderstandsAndLeavesTheRest(String text, String html) {
        assertThat(Markdown.html(text)).isEqualTo(html);
    }

    @Test
    void keepsParagraphsLineBreaksAndLists() {
        assertThat(Markdown.html("one\ntwo\n\n- a\n- b\n\n1. c\n2. d"))
                .isEqualTo(
                        "<p>one<br>two</p><ul><li>a</li><li>b</li></ul><ol><li value=\"1\">c</li><li value=\"2\">d</li></ol>");
    }

    @Test
    void aListThatGoesOnAfterAPictureKeepsItsNumbers() {
        assertThat(Markdown.html("5. Tropical")).isEqualTo("<ol><li value=\"5\">Tropical</li></ol>");
    }

    /** Chinese has no spaces, and punctuation stands within the marks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            **注意：**内容          | <p><strong>注意：</strong>内容</p>
            这是**“重点”**吗        | <p>这是<strong>“重点”</strong>吗</p>
            你好。**重点**，然后     | <p>你好。<strong>重点</strong>，然后</p>
            （注）**重点。**后面     | <p>（注）<strong>重点。</strong>后面</p>
            **Note:**text          | <p><strong>Note:</strong>text</p>
            """)
    void strongWordsNeedNoSpacesAroundThem(String text, String html) {
        assertThat(Markdown.html(text)).isEqualTo(html);
    }

    @Test
    void listsWithinListsAndFencedCodeKeepTheirShape() {
        assertThat(Markdown.html("1. a\n   - b\n   - c\n2. d\n\n```java\nint *x* = 1;\n\n  <y>\n```"))
                .isEqualTo("<ol><li value=\"1\">a<ul><li>b</li><li>c</li></ul></li><li value=\"2\">d</li></ol>"
                        + "<pre><code>int *x* = 1;\n\n  &lt;y&gt;\n</code></pre>");
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
                "\"><svg onload=alert(1)>",
                "<div>\n\n<p onclick=x>",
                "```\n<script>",
                "![<b>](<javascript:\"x>)",
                "&lt;script&gt;"
            })
    void letsNoMarkupThrough(String text) {
        assertThat(Markdown.html(text).replaceAll("</?(p|br|ul|ol|li|strong|em|pre|code)>", ""))
                .doesNotContain("<")
                .doesNotContain(">");
    }

    /** One pass takes a moment; to look for the end of each mark anew would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"**a ", "*a ", "a` ", "a**", "**", "* ", "a*b**c_", "[a](", "<!--"})
    @Timeout(60)
    void aMillionMarksWithoutAnEndAreLaidOutInOnePass(String mark) {
        assertThat(Markdown.html("x" + mark.repeat(1_000_000 / mark.length()) + "y"))
                .startsWith("<p>x")
                .endsWith("y</p>")
                .hasSizeGreaterThan(999_990);
    }

    /** The worst that is parsed rather than shown as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a*b**c_", "**a ", "*a _b ", "[a](", "<!--", "a` ", "- ", "\n- a", "\n[a]: b\n", "![", "***a "})
    @Timeout(60)
    void whatIsParsedIsBounded(String mark) {
        long marks = Math.max(1, mark.chars().filter(c -> c == '*' || c == '_').count());
        int times = (int) Math.min(199_000 / mark.length(), 4_000 / marks);
        assertThat(Markdown.html("x" + mark.repeat(times))).startsWith("<p>x").endsWith(">");
    }

    @Test
    void anAnswerThatIsTooLongKeepsItsParagraphsAndLines() {
        assertThat(Markdown.html("a\nb\n\n<c>" + "d".repeat(200_000)))
                .startsWith("<p>a<br>b</p><p>&lt;c&gt;ddd")
                .endsWith("d</p>");
    }

    @Test
    void strongWordsEndAtTheFirstMarkThatClosesThem() {
        assertThat(Markdown.html("**a ** b** c ** d **e** ** f"))
                .isEqualTo("<p><strong>a ** b</strong> c ** d <strong>e</strong> ** f</p>");
        assertThat(Markdown.html("**open")).isEqualTo("<p>**open</p>");
    }
}

package app.pentimento.phrases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences as the program makes them, said in Chinese. */
class PhraseBookTest {
    private static final Phrases PHRASES = new Phrases();
    private static final PhraseBook BOOK = PhraseBook.read("zh_CN.txt");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Session not found. It may have been deleted. | 找不到会话，可能已被删除。",
                "The prompt has 9,000 characters; at most 8,000 are allowed. Shorten it."
                        + " | 请求有 9,000 个字符，最多允许 8,000 个。请缩短。",
                "Imagen 4 accepts at most 1 picture in a turn; this one has 2. | Imagen 4 一次最多接受 1 张图片，而这一轮有 2 张。",
                "GPT Image 1 accepts at most 16 pictures in a turn; this one has 20."
                        + " | GPT Image 1 一次最多接受 16 张图片，而这一轮有 20 张。",
                "recipes[3].title is empty. | recipes[3].title 为空。",
                "There is a field “colour”, but the prompt has no {colour}. | 有字段“colour”，但请求中没有 {colour}。",
                "Send {\"accepted\": true} to accept the duty to label this picture yourself."
                        + " | 请发送 {\"accepted\": true}，以接受自行为此图片添加标识的义务。"
            })
    void aSentenceIsSaidWithWhatStandsInIt(String english, String chinese) {
        assertThat(BOOK.translate(english)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rate limit of Gemini 2.5 Flash Image (Nano Banana) reached. Try again in 60 minutes, or choose another"
                        + " model."
                        + " | Gemini 2.5 Flash Image (Nano Banana) 已达到速率限制。请过 60 分钟再重试，或换一个模型。",
                "This is a web page. Send a JPEG, PNG or TIFF. | 这是网页。请发送 JPEG、PNG 或 TIFF 图片。",
                "This is a HEIC picture. Send a JPEG. | 这是 HEIC 图片。请发送 JPEG 图片。",
                "This is not a supported picture format. Send a JPEG. | 这是不支持的图片格式。请发送 JPEG 图片。",
                "“cat.png” was rejected: This PNG file contains no picture. | “cat.png”未被接收：这个 PNG 文件中没有图片。",
                "Built-in studio does not support masks. Send the turn without one. | 内置工作室不支持蒙版。请去掉蒙版再发送。",
                "Today's budget of this server does not allow this turn: $4.9 of $5 is spent, and this would cost about"
                        + " $0.134. Choose a cheaper model, or ask the operator for a higher budget."
                        + " | 本服务器今天的预算不够这一轮使用：共 $5，已用 $4.9，而这一轮约需 $0.134。请改用更便宜的模型，或请管理员提高预算。"
            })
    void whatStandsInASentenceIsSaidInChineseWhereItIsOurs(String english, String chinese) {
        assertThat(BOOK.translate(english)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gemini 3 Pro withheld its answer because of its safety rules. What had arrived is kept. Rephrase the"
                        + " request, or use another picture."
                        + " | 因安全规则限制，Gemini 3 Pro 没有给出结果。已收到的内容会保留。请换一种说法，或换一张图片。",
                "2 of 4 variants arrived and are kept. Imagen 4 is overloaded. Try again in a minute, or choose another model."
                        + " | 要求 4 张，收到 2 张，已保留。Imagen 4 目前过载。请过一分钟再重试，或换一个模型。",
                "The mask cannot be used. This picture is broken. | 蒙版无法使用。这张图片已损坏。"
            })
    void severalSentencesAreSaidOneAfterTheOther(String english, String chinese) {
        assertThat(BOOK.translate(english)).isEqualTo(chinese);
    }

    @Test
    void whatABackendOrAPersonSaidStaysAsItWasSaid() {
        assertThat(BOOK.translate(
                        "Imagen 4 rejected the request (HTTP 400). It said: “The file is empty. Try again. 2 seconds”"))
                .isEqualTo("Imagen 4 拒绝了请求（HTTP 400）。对方的说明：“The file is empty. Try again. 2 seconds”");
        assertThat(BOOK.translate("The archive contains “a web page” twice.")).isEqualTo("存档中有两个“a web page”。");
    }

    @Test
    void whatIsNotKnownStaysAndTheRestIsSaid() {
        assertThat(BOOK.translate("Nobody ever said this.")).isEqualTo("Nobody ever said this.");
        assertThat(BOOK.translate("Nobody ever said this. Try again.")).isEqualTo("Nobody ever said this. 请重试。");
        assertThat(BOOK.translate("Try again. Nobody ever said this.")).isEqualTo("请重试。Nobody ever said this.");
        assertThat(BOOK.translate("")).isEmpty();
        assertThat(BOOK.translate("内置工作室")).isEqualTo("内置工作室");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt is missing. ", "“", "a, ", "Try again. ", " is overloaded. Trying again in "})
    void noTextIsTooLongToBeAnswered(String piece) {
        for (int times : new int[] {20, 1000, 100_000}) {
            assertThat(BOOK.translate(piece.repeat(times))).isNotEmpty();
        }
    }

    @Test
    void everyPhraseIsWrittenAsChineseIs() {
        Pattern gap = Pattern.compile("\\{(\\d)");
        for (Phrase phrase : BOOK.phrases()) {
            assertThat(phrase.said())
                    .matches(".*\\p{IsHan}.*")
                    .doesNotContain(", ", ". ", "; ", "? ", "图像", "您")
                    .doesNotContainPattern("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9]\\p{IsHan}|\\p{IsHan}[,;:?!()]");
            assertThat(gap.matcher(phrase.said())
                            .results()
                            .map(found -> Integer.valueOf(found.group(1)))
                            .collect(Collectors.toSet()))
                    .as(phrase.said())
                    .isSubsetOf(phrase.gaps());
        }
    }

    @Test
    void otherLanguagesThanChineseGetEnglish() {
        String english = "Session not found. It may have been deleted.";
        for (String language : new String[] {"en-GB", "de", "ja", "und"}) {
            assertThat(PHRASES.say(english, Locale.forLanguageTag(language))).isEqualTo(english);
        }
        for (String language : new String[] {"zh", "zh-CN", "zh-Hant-TW"}) {
            assertThat(PHRASES.say(english, Locale.forLanguageTag(language))).isEqualTo("找不到会话，可能已被删除。");
        }
    }

    @Test
    void aBookThatIsNotWrittenInPairsIsRefused() {
        assertThatThrownBy(() -> new PhraseBook("One line"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("One line");
        assertThatThrownBy(() -> new PhraseBook("Twice.\n两次。\n\nTwice.\n二次。"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Twice.");
    }
}

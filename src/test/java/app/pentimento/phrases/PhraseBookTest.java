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
                "There is no such session. It may have been deleted. | 没有此会话，可能已被删除。",
                "The prompt has 9,000 characters; at most 8,000 are taken. Shorten it."
                        + " | 请求有 9,000 个字符，最多允许 8,000 个。请缩短。",
                "Imagen 4 takes at most 1 picture in a turn; this one brings 2. | Imagen 4 一次最多接受 1 张图片，而这一轮带来 2 张。",
                "GPT Image 1 takes at most 16 pictures in a turn; this one brings 20."
                        + " | GPT Image 1 一次最多接受 16 张图片，而这一轮带来 20 张。",
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
                "The quota of Gemini 2.5 Flash Image (Nano Banana) is used up; it asks to wait 60 minutes. Retry after"
                        + " that, or choose another model."
                        + " | Gemini 2.5 Flash Image (Nano Banana) 的配额已用完，需要等待 60 分钟。请届时重试，或换一个模型。",
                "This is a web page. Send a JPEG, PNG or TIFF. | 这是网页。请发送 JPEG、PNG 或 TIFF 图片。",
                "This is a HEIC picture. Send a JPEG. | 这是 HEIC 图片。请发送 JPEG 图片。",
                "This is not a picture that this server knows. Send a JPEG. | 这是本服务器不认识的文件。请发送 JPEG 图片。",
                "“cat.png” is not taken: This PNG file holds no picture. | “cat.png”未被接收：这个 PNG 文件中没有图片。",
                "Built-in studio takes no mask. Send the turn without one. | 内置工作室不接受蒙版。请去掉蒙版再发送。",
                "Today's budget of this server does not allow this turn: $4.9 of $5 are spent, and it would cost about"
                        + " $0.134. Use a model that costs less, or ask whoever runs this server for more."
                        + " | 本服务器今天的预算不够这一轮使用：共 $5，已用 $4.9，而这一轮约需 $0.134。请改用花费较少的模型，或请运营者增加预算。"
            })
    void whatStandsInASentenceIsSaidInChineseWhereItIsOurs(String english, String chinese) {
        assertThat(BOOK.translate(english)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gemini 3 Pro made something that its safety rules forbid, and held it back. What had come is kept. Say it"
                        + " differently, or use another picture."
                        + " | Gemini 3 Pro 生成的内容违反了它的安全规则，因此没有给出。之前得到的内容已保留。请换一种说法，或换一张图片。",
                "2 of 4 variants came, and are kept. Imagen 4 is overloaded. Retry in a minute, or choose another model."
                        + " | 要求 4 张，得到 2 张，已保留。Imagen 4 目前过载。请过一分钟再重试，或换一个模型。",
                "The mask cannot be used. This picture is broken. | 蒙版无法使用。这张图片已损坏。"
            })
    void severalSentencesAreSaidOneAfterTheOther(String english, String chinese) {
        assertThat(BOOK.translate(english)).isEqualTo(chinese);
    }

    @Test
    void whatABackendOrAPersonSaidStaysAsItWasSaid() {
        assertThat(BOOK.translate(
                        "Imagen 4 refused the request (HTTP 400). It said: “The file is empty. Retry. 2 seconds”"))
                .isEqualTo("Imagen 4 拒绝了请求（HTTP 400）。对方的说明：“The file is empty. Retry. 2 seconds”");
        assertThat(BOOK.translate("The archive holds “a web page” twice.")).isEqualTo("存档中有两个“a web page”。");
    }

    @Test
    void whatIsNotKnownStaysAndTheRestIsSaid() {
        assertThat(BOOK.translate("Nobody ever said this.")).isEqualTo("Nobody ever said this.");
        assertThat(BOOK.translate("Nobody ever said this. Retry the turn."))
                .isEqualTo("Nobody ever said this. 请重试这一轮。");
        assertThat(BOOK.translate("Retry the turn. Nobody ever said this.")).isEqualTo("请重试这一轮。Nobody ever said this.");
        assertThat(BOOK.translate("")).isEmpty();
        assertThat(BOOK.translate("内置工作室")).isEqualTo("内置工作室");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt is missing. ", "“", "a, ", "Retry. ", " is overloaded. It is asked again in "})
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
        String english = "There is no such session. It may have been deleted.";
        for (String language : new String[] {"en-GB", "de", "ja", "und"}) {
            assertThat(PHRASES.say(english, Locale.forLanguageTag(language))).isEqualTo(english);
        }
        for (String language : new String[] {"zh", "zh-CN", "zh-Hant-TW"}) {
            assertThat(PHRASES.say(english, Locale.forLanguageTag(language))).isEqualTo("没有此会话，可能已被删除。");
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

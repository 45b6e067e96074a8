package app.pentimento.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody whose browser speaks Chinese reads no English, also where something went wrong. */
class ChineseInTheBrowserTest {
    /** Texts with three words of English, as they stand on the page, are read out, or are shown on hovering. */
    private static final String ENGLISH = """
            names => {
              const words = []
              const skip = "script, style, template, code, [lang=en]"
              const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
              while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(skip)) words.push(walk.currentNode.data)
              for (const name of ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext"])
                for (const element of document.querySelectorAll(`[${name}]`))
                  if (!element.closest(skip)) words.push(element.getAttribute(name))
              const bare = text => names.reduce((rest, name) => rest.replaceAll(name, ""), text).trim()
              return words.map(bare).filter(text => !text.startsWith("CN=") && /[A-Za-z]+(?:[,;:.]? [A-Za-z’']+){2}/.test(text))
            }
            """;

    @RegisterExtension
    static final GeminiServer here = new GeminiServer(
            "pentimento.model.wire.retries.first-backoff=10ms", "pentimento.model.wire.retries.longest-wait=20s");

    @AutoClose
    private static Browser browser;

    private static List<String> modelNames = List.of();

    @BeforeAll
    static void start() {
        browser = Browser.start();
        modelNames = here.api()
                .get("/models")
                .json()
                .valueStream()
                .map(model -> model.path("label").asString())
                .filter(label -> !label.equals("Built-in studio")) // has a Chinese name
                .toList();
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP.in("zh-CN"), Look.PHONE.in("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aFileThatIsRefusedIsToldWhy(Look look) {
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            tab.expect("415");
            Page page = tab.page();
            page.navigate("/");
            choose(page, "合同.png", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
            assertThat(page.locator(".attachment.failed"))
                    .hasAttribute("title", "这是 PDF 文档。请发送 JPEG、PNG、WEBP、GIF、BMP 或 TIFF 图片。");
            tab.shoot("chinese-refused-file");
            assertNoEnglish(page);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aTurnThatFailsSaysWhyAndWhatToDo(Look look) {
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            Page page = tab.page();
            page.navigate("/");
            choose(page, "房间.png", TestPictures.png(768, 576, 1));
            assertThat(page.locator(".attachment:not(.uploading)")).hasCount(1);
            here.gemini().next(Answers.quota("3600s"));
            Studio studio = ask(page, "调亮一点", 1);
            assertThat(studio.turn(1)).containsText("已达到速率限制");
            assertThat(studio.turn(1)).containsText("已达到速率限制。请过 60 分钟再重试，或换一个模型。");
            tab.shoot("chinese-quota");
            assertNoEnglish(page);
            tab.assertAccessible();

            here.gemini()
                    .next(Answers.error(400, "INVALID_ARGUMENT", "The image is not one that I like. Send another."));
            ask(page, "再暖一点", 2);
            assertThat(studio.turn(2))
                    .containsText("拒绝了此请求。请换其他选项，或新建会话。对方的说明：“The image is not one that I like. Send another.”");
            tab.shoot("chinese-vendor-quoted");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatWasSentIsExplained(Look look) {
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            Page page = tab.page();
            page.navigate("/");
            choose(page, "房间.png", TestPictures.png(768, 576, 2));
            assertThat(page.locator(".attachment:not(.uploading)")).hasCount(1);
            here.gemini()
                    .next(Answers.stream(
                            Answers.chunk(Answers.text(
                                    "好的。", here.gemini().signatures().sign("好的。"))),
                            Answers.last("STOP", 300, 5, 0)));
            ask(page, "图上有什么？", 1);
            byte[] answer = TestPictures.png(768, 576, 3);
            here.gemini()
                    .next(Answers.stream(
                            Answers.chunk(Answers.picture(
                                    answer,
                                    "image/png",
                                    here.gemini().signatures().sign(answer))),
                            Answers.last("STOP", 600, 20, 1120)));
            Studio studio = ask(page, "把墙刷成绿色", 2);
            assertThat(studio.turn(2)).hasAttribute("data-status", "succeeded");
            if (tab.isNarrow()) {
                studio.answers().last().click();
            }
            page.locator("#facts-button").click();
            assertThat(page.locator(".sent")).containsText("当前的请求。");
            assertThat(page.locator(".sent")).containsText("要编辑的图片。");
            page.locator(".sent > li").last().scrollIntoViewIfNeeded();
            tab.shoot("chinese-what-was-sent");
            assertNoEnglish(page);
            tab.assertAccessible();
            readAllAbout(page, studio.answers().last().getAttribute("src").split("/", -1)[4]);
        }
    }

    /** Its report, the duty to label it, and what anybody finds out about its file. */
    private static void readAllAbout(Page page, String image) {
        page.navigate("/images/" + image + "/report");
        assertNoEnglish(page);
        page.navigate("/images/" + image + "/unlabelled");
        assertNoEnglish(page);
        byte[] file = page.request().get("/api/v1/images/" + image + "/content").body();
        page.navigate("/verify");
        page.locator("#verify-form input[type=file]").setInputFiles(new FilePayload("墙.png", "image/png", file));
        assertThat(page.locator("#result")).containsText("这张图片在本服务器上用 AI 编辑过");
        assertNoEnglish(page);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aServerThatCannotBeReachedIsSaidSoInChinese(Look look) {
        String session = here.api().newSession("离线");
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            tab.expect("ERR_INTERNET_DISCONNECTED");
            Page page = tab.page();
            page.navigate("/sessions/" + session);
            tab.context().setOffline(true);
            page.locator("#tree-button").click();
            assertThat(page.locator("#toasts")).containsText("无法连接服务器，请重试。");
            tab.shoot("chinese-offline");
            assertNoEnglish(page);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aBudgetThatIsUsedUpIsExplainedInTheComposer(Look look) {
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            tab.expect("429");
            String session = here.api().newSession("预算");
            here.api()
                    .send(here.api()
                            .request("/sessions/" + session + "/budget")
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"limit\": \"0.02\"}")));
            Page page = tab.page();
            page.navigate("/sessions/" + session);
            page.locator("#prompt").fill("画一间屋子");
            page.locator("#prompt").press("Enter");
            assertThat(page.locator("#composer-error")).containsText("此会话的预算不够这一轮使用：共 $0.02");
            tab.shoot("chinese-budget");
            assertNoEnglish(page);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void pagesWithAndWithoutTroubleAreChinese(Look look) {
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            tab.expect("404");
            tab.expect("400");
            tab.expect("422");
            Page page = tab.page();
            for (String path : List.of("/", "/verify", "/recipes", "/recipes/new", "/settings", "/sessions/unknown")) {
                page.navigate(path);
                assertNoEnglish(page);
            }
            assertThat(page.locator("main")).containsText("找不到会话，可能已被删除。");
            tab.shoot("chinese-no-session");

            page.navigate("/recipes");
            page.locator("details.import summary").click();
            page.locator("details.import input[type=file]")
                    .setInputFiles(
                            new FilePayload("配方.json", "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
            page.locator("details.import button").click();
            assertThat(page.locator(".alert")).containsText("这不是配方文件：它的 format 应为“pentimento-recipes-1”。");
            tab.shoot("chinese-recipes-refused");
            assertNoEnglish(page);

            page.navigate("/verify");
            page.locator("#verify-form input[type=file]")
                    .setInputFiles(
                            new FilePayload("坏.png", "image/png", Arrays.copyOf(TestPictures.png(64, 64, 5), 90)));
            assertThat(page.locator(".alert")).isVisible();
            tab.shoot("chinese-verify-refused");
            assertNoEnglish(page);
        }
    }

    private static void choose(Page page, String name, byte[] bytes) {
        page.locator("#files").setInputFiles(new FilePayload(name, "image/png", bytes));
    }

    private static Studio ask(Page page, String words, int turn) {
        Studio studio = new Studio(page);
        page.locator("#prompt").fill(words);
        page.locator("#prompt").press("Enter");
        assertThat(studio.turns()).hasCount(turn);
        studio.ended(turn);
        return studio;
    }

    private static void assertNoEnglish(Page page) {
        @SuppressWarnings("unchecked")
        List<String> english = (List<String>) page.evaluate(ENGLISH, modelNames);
        assertThat(english).as("English on " + page.url()).isEmpty();
    }
}

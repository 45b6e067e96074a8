package app.pentimento.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gemini is switched on and off on the settings page, which shows where each model stands; so does the composer's menu. */
class ModelSettingsInTheBrowserTest {
    private static final String KEY = "AIza-entered-key-0123456789";
    private static final String WRONG = "AIza-wrong-key-of-somebody";
    private static ModelListServer google = new ModelListServer();
    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        google = new ModelListServer();
        google.accept(KEY);
        server = TestServer.start(google.settingsWithKey(""));
    }

    @AfterAll
    static void stop() {
        server.close();
        google.close();
        browser.close();
    }

    @BeforeEach
    void offer() {
        google.startOver("gemini-nano-banana-2.1", "gemini-3-pro-image", "gemini-3.1-flash-image");
        google.offerToo(ModelListServer.NEW, "Gemini 6 Flash Image");
    }

    @AfterEach
    void removeKey() {
        server.api().delete("/settings/gemini-key");
        assertThat(google.answers().violations()).isEmpty();
    }

    static List<Look> looks() {
        return List.of(
                Look.DESKTOP,
                Look.DESKTOP.inTheDark(),
                Look.DESKTOP.withoutScript(),
                Look.PHONE,
                Look.PHONE.inTheDark(),
                Look.PHONE.withoutScript());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Page page, String model) {
        return page.locator("[data-model='gemini:" + model + "']");
    }

    private static void check(Browser.Tab tab, Look look, String name) {
        tab.shoot("settings-models-" + name + (look.script() ? "" : "-without-script"));
        if (look.script()) {
            tab.assertAccessible();
        }
        if (tab.isTouch()) {
            tab.assertFingersFit();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aKeyIsEnteredRefusedKeptCheckedAndRemoved(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            page.navigate("/settings");
            Locator gemini = page.locator("#connection-gemini");
            assertThat(page.locator("main section").first()).hasId("models");
            assertThat(gemini).containsText("Not connected");
            Locator key = page.getByLabel("Gemini API key");
            assertThat(key).hasAttribute("type", "password");
            assertThat(key).hasAttribute("autocomplete", "off");
            assertThat(row(page, "gemini-nano-banana-2.1")).containsText("Not connected");
            check(tab, look, "off");

            tab.expect("400");
            key.fill(WRONG);
            button(page, "Test and save").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Google rejected the key");
            assertThat(page.getByLabel("Gemini API key")).hasValue("");
            assertThat(page.content()).doesNotContain(WRONG);
            check(tab, look, "wrong");

            page.getByLabel("Gemini API key").fill(KEY);
            button(page, "Test and save").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The key works and was saved");
            assertThat(gemini).containsText("Connected with the key entered here");
            assertThat(gemini).containsText(Pattern.compile("Checked \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"));
            assertThat(page.content()).doesNotContain(KEY);
            Locator first = page.locator("#offered-models > li").first();
            assertThat(first).containsText("Nano Banana 2.1");
            assertThat(first).containsText("Default");
            assertThat(first).containsText("Available");
            assertThat(row(page, "gemini-3.1-flash-image")).containsText("Ending soon");
            assertThat(row(page, "gemini-3.1-flash-image")).containsText("Use Nano Banana 2.1 instead");
            assertThat(row(page, ModelListServer.NEW)).containsText("does not know this model yet");
            page.locator("#retired-models summary").click();
            assertThat(row(page, "gemini-2.5-flash-image")).containsText("Switched off on 2026-10-02");
            assertThat(row(page, "gemini-2.5-flash-image")).containsText("Use Nano Banana 2.1 instead");
            check(tab, look, "on");

            int lists = google.lists();
            google.offer("gemini-nano-banana-2.1");
            button(page, "Check now").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Checked just now");
            assertThat(google.lists()).isEqualTo(lists + 1);
            assertThat(page.locator("#offered-models [data-model='gemini:gemini-3-pro-image']"))
                    .hasCount(0);

            google.down(true);
            button(page, "Check now").click();
            assertThat(gemini).containsText("Google cannot be reached");
            assertThat(page.getByRole(AriaRole.STATUS)).hasCount(0);
            check(tab, look, "down");
            google.down(false);

            button(page, "Remove key").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Key removed");
            assertThat(gemini).containsText("Not connected");
        }
    }

    static List<Look> chinese() {
        return List.of(Look.DESKTOP, Look.PHONE.withoutScript());
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void theSettingsSpeakChinese(Look look) {
        try (Browser.Tab tab = browser.open(server, look.in("zh-CN"))) {
            Page page = tab.page();
            page.navigate("/settings");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("模型")))
                    .isVisible();
            assertThat(page.locator("#connection-gemini")).containsText("未连接");
            tab.expect("400");
            page.getByLabel("Gemini API 密钥").fill(WRONG);
            button(page, "测试并保存").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Google 不接受此密钥。");
            page.getByLabel("Gemini API 密钥").fill(KEY);
            button(page, "测试并保存").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("密钥有效，已保存");
            page.locator("#retired-models summary").click();
            assertThat(row(page, "gemini-2.5-flash-image")).containsText("已于 2026-10-02 停用。请改用 Nano Banana 2.1。");
            check(tab, look, "chinese");
        }
    }

    @Test
    void theMenuOffersWhatCanBeAskedTheBestFirst() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.navigate("/settings");
            page.getByLabel("Gemini API key").fill(KEY);
            button(page, "Test and save").click();
            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            new Studio(page).open();
            Locator options = page.locator("#model option");
            assertThat(options.first()).hasText("Nano Banana 2.1 · $0.03");
            assertThat(page.locator("#model")).hasValue("gemini:gemini-nano-banana-2.1");
            List<String> texts = options.allTextContents();
            assertThat(texts)
                    .contains(
                            "Gemini 3.1 Flash Image (Nano Banana 2) (ending soon) · $0.07",
                            "Gemini 6 Flash Image (new)")
                    .noneMatch(text -> text.contains("2.5 Flash Image") || text.contains("Imagen"));
        }
    }

    @Test
    void aPageThatShowsADefaultWhichIsGoneSendsToTheNewOne() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.navigate("/settings");
            page.getByLabel("Gemini API key").fill(KEY);
            button(page, "Test and save").click();
            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            Studio studio = new Studio(page).open();
            assertThat(page.locator("#model")).hasValue("gemini:gemini-nano-banana-2.1");
            google.offer("gemini-3-pro-image");
            studio.choose("plain.png", TestPictures.png(200, 100, 1));
            studio.prompt().fill("Make it warm");
            page.locator("#send").click();
            assertThat(studio.answers()).hasCount(1);
            assertThat(studio.turn(1).locator(".facts").first()).containsText("Nano Banana Pro");
            assertThat(google.asked()).containsExactly("gemini-nano-banana-2.1", "gemini-3-pro-image");
        }
    }

    @Test
    void aModelThatIsGoneIsNamedByItsIdInTheConversation() {
        server.api()
                .send(server.api()
                        .request("/settings/gemini-key")
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"key\": \"" + KEY + "\"}")));
        String session = server.api().newSession("");
        String turn = server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "Make it warm",
                                "model",
                                "gemini:" + ModelListServer.NEW,
                                "image",
                                TestPictures.png(64, 48, 1)))
                .json()
                .path("id")
                .asString();
        assertThat(server.api().end(turn).path("status").asString()).isEqualTo("succeeded");
        google.offer("gemini-nano-banana-2.1");
        server.api().post("/models/check", Map.of());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Studio studio = new Studio(tab.page()).open(session);
            assertThat(studio.turn(1).locator(".facts").first()).containsText(ModelListServer.NEW);
            assertThat(studio.answers()).hasCount(1);
        }
    }
}

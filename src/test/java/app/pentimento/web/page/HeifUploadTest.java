package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pentimento.image.corpus.Heif;
import app.pentimento.image.corpus.Scene;
import app.pentimento.testing.Browser;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that the server does not read, because it has no tool for them or must not use it. */
class HeifUploadTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(Heif.canEncode(), "libheif's tools are not installed");
        browser = Browser.start();
        server = TestServer.start("pentimento.image.heif=false", "pentimento.model.default=" + ScriptedModel.ID);
    }

    static java.util.List<Browser.Look> looks() {
        return java.util.List.of(
                Browser.Look.DESKTOP, Browser.Look.PHONE.inTheDark().in("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theBrowserConvertsWhatItCanShow(Browser.Look look) {
        String session = server.api().newSession("AVIF");
        try (Browser.Tab tab = browser.open(server, look)) {
            tab.expect("Failed to load resource");
            Studio studio = new Studio(tab.page()).open(session);
            byte[] avif = Heif.encode(Scene.draw(96, 64), true);
            tab.page().locator("#files").setInputFiles(new FilePayload("web.avif", "image/avif", avif));
            Locator convert = tab.page().locator(".attachment.failed .again");
            assertThat(convert).hasText(look.language().startsWith("zh") ? "转换" : "Convert");
            assertThat(convert).hasAttribute("title", java.util.regex.Pattern.compile(".*pentimento\\.image\\.heif.*"));
            tab.shoot("convert-offer");
            tab.assertAccessible();
            convert.click();
            assertThat(tab.page().locator(".attachment.failed")).hasCount(0);
            assertThat(studio.attachments()).hasCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/heic", ""})
    void whatItCannotShowIsRefusedWithTheReason(String type) {
        String session = server.api().newSession("HEIC");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.expect("Failed to load resource");
            new Studio(tab.page()).open(session);
            byte[] heic = Heif.encode(Scene.draw(96, 64), false);
            tab.page().locator("#files").setInputFiles(new FilePayload("phone.heic", type, heic));
            assertThat(tab.page().locator(".attachment.failed"))
                    .hasAttribute("title", java.util.regex.Pattern.compile(".*HEIC.*pentimento\\.image\\.heif.*"));
            assertThat(tab.page().locator(".attachment.failed .again")).hasText("Retry");
        }
    }
}

package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a browser without scripts, and in another language. */
class WithoutScriptTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=" + ScriptedModel.ID);
    }

    @Test
    void aPhotoIsEditedRenamedUndoneAndDeletedWithFormsAlone() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP.withoutScript())) {
            Page page = tab.page();
            Studio studio = new Studio(page).open();
            studio.choose("plain.png", TestPictures.png(200, 100, 1));
            studio.prompt().fill("say plainly; draw 2");
            page.locator("#send").click();
            String session = studio.session();
            server.api()
                    .end(server.api()
                            .get("/sessions/" + session)
                            .json()
                            .path("headTurnId")
                            .asString());
            studio.open(session);
            assertThat(studio.turn(1)).containsText("plainly");
            assertThat(studio.answers()).hasCount(1);
            tab.shoot("without-script");

            page.getByLabel("Title").first().fill("By hand");
            page.getByLabel("Title").first().press("Enter");
            assertThat(page.getByLabel("Title").first()).hasValue("By hand");

            studio.button("Undo").click();
            assertThat(studio.turns()).hasCount(0);
            studio.button("Redo").first().click();
            assertThat(studio.turns()).hasCount(1);

            studio.button("Delete").click();
            assertThat(page).hasURL(server.url() + "/");
            assertThat(server.api().get("/sessions/" + session).status()).isEqualTo(404);
        }
    }

    @Test
    void theLanguageIsTheBrowsersAndCanBeSwitched() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP.in("zh-CN"))) {
            Page page = tab.page();
            new Studio(page).open();
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.getByText("带一张图片来，说说要改什么").last()).isVisible();
            page.getByText("English").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.getByText("Bring a picture, say what to change").last())
                    .isVisible();
            page.getByText("简体中文").click();
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        }
    }

    @Test
    void theThemeFollowsTheSystemUntilItIsChosen() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            new Studio(page).open();
            assertThat(page.locator("html")).hasAttribute("data-theme", "system");
            page.locator("button[name=theme]").click();
            page.locator("button[name=theme]").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            String colour = (String) page.evaluate("getComputedStyle(document.documentElement).colorScheme");
            assertThat(colour).isEqualTo("dark");
        }
    }
}

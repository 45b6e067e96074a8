package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a browser without scripts, and in another language. */
class WithoutScriptTest extends Journey {
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

            menu(page);
            studio.button("Delete").click();
            assertThat(page).hasURL(server.url() + "/");
            assertThat(server.api().get("/sessions/" + session).status()).isEqualTo(404);
        }
    }

    Stream<Look> plainly() {
        return Stream.of(Look.DESKTOP.withoutScript(), Look.PHONE.withoutScript());
    }

    private void menu(Page page) {
        page.locator(".session-actions summary").click();
    }

    @ParameterizedTest
    @MethodSource("plainly")
    void aSessionIsTakenOutDuplicatedPutAwayAndBroughtIn(Look look) throws IOException {
        String session = server.api().newSession("Out and in");
        server.api().end(server.api().ask(session, "draw 1").path("id").asString());
        server.api().end(server.api().ask(session, "draw 2").path("id").asString());
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            menu(page);
            tab.shoot("without-script-actions");
            byte[] archive = download(page, "Export (ZIP)");
            assertThat(archive).startsWith('P', 'K');
            assertThat(download(page, "Story (PDF)")).startsWith('%', 'P', 'D', 'F');
            assertThat(download(page, "Contact sheet")).hasSizeGreaterThan(1000);
            assertThat(download(page, "Before and after (GIF)")).startsWith('G', 'I', 'F');

            studio.button("Duplicate").click();
            assertThat(studio.answers()).hasCount(2);
            String copy = studio.session();
            assertThat(copy).isNotEqualTo(session);
            menu(page);
            studio.button("Archive").click();
            assertThat(page).hasURL(server.url() + "/");
            assertThat(server.api()
                            .get("/sessions/" + copy)
                            .json()
                            .path("archived")
                            .asBoolean())
                    .isTrue();

            page.locator(".import-plainly summary").click();
            page.locator(".import-plainly input[type=file]")
                    .setInputFiles(new FilePayload("session.zip", "application/zip", archive));
            tab.shoot("without-script-import");
            studio.button("Import").click();
            assertThat(studio.answers()).hasCount(2);
            assertThat(studio.turn(1).locator(".facts"))
                    .containsText("Imported; model according to the file: test:scripted");

            tab.expect("400");
            page.locator(".import-plainly summary").click();
            page.locator(".import-plainly input[type=file]")
                    .setInputFiles(new FilePayload("broken.zip", "application/zip", new byte[] {1, 2, 3}));
            studio.button("Import").click();
            assertThat(page.getByText("The file is not a ZIP archive")).isVisible();
        }
    }

    private byte[] download(Page page, String name) throws IOException {
        Download file = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click());
        return Files.readAllBytes(file.path());
    }

    @Test
    void theNewestTurnIsDeleted() {
        String session = server.api().newSession("Deletion");
        server.api().end(server.api().ask(session, "draw 3").path("id").asString());
        String second = server.api().ask(session, "draw 4").path("id").asString();
        server.api().end(second);
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP.withoutScript())) {
            Studio studio = new Studio(tab.page()).open(session);
            assertThat(studio.turn(1).getByLabel("Delete this turn")).isHidden();
            studio.turn(2).getByLabel("Delete this turn").click();
            assertThat(studio.turns()).hasCount(1);
            assertThat(server.api().get("/turns/" + second).status()).isEqualTo(404);
        }
    }

    @Test
    void theLanguageIsTheBrowsersAndCanBeSwitched() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP.in("zh-CN"))) {
            Page page = tab.page();
            new Studio(page).open();
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.getByText("上传图片，说说想怎么改").last()).isVisible();
            page.getByText("English").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.getByText("Upload a picture and say what to change").last())
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

package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole journey without a mouse. */
class KeyboardTest extends Journey {
    @Test
    void asksUndoesBranchesAndLooksWithKeysAlone() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open();
            Keyboard keys = page.keyboard();
            keys.press("/");
            assertThat(studio.prompt()).isFocused();
            keys.type("draw 1");
            keys.press("Shift+Enter");
            keys.type("; draw 2");
            keys.press("Enter");
            studio.session();
            studio.ended(1);
            assertThat(studio.answers()).hasCount(2);

            keys.press("/");
            keys.type("draw 3");
            keys.press("Enter");
            assertThat(studio.turns()).hasCount(2);
            studio.ended(2);
            assertThat(studio.prompt()).isFocused();
            keys.press("ArrowUp");
            assertThat(studio.prompt()).hasValue("draw 3");
            keys.press("ArrowDown");
            assertThat(studio.prompt()).hasValue("");

            keys.press("Control+z");
            assertThat(studio.turns()).hasCount(1);
            keys.press("Control+Shift+z");
            assertThat(studio.turns()).hasCount(2);

            keys.press("Escape");
            keys.press("f");
            assertThat(page.locator("#stage")).hasAttribute("aria-modal", "true");
            assertThat(page.locator("#stage-view")).isFocused();
            String last = studio.onStage().getAttribute("data-image");
            keys.press("ArrowLeft");
            assertThat(studio.onStage()).not().hasAttribute("data-image", String.valueOf(last));
            for (int tabs = 0; tabs < 20; tabs++) {
                keys.press("Tab");
                assertThat(
                                (Boolean)
                                        page.evaluate(
                                                "document.activeElement === document.body || document.querySelector('#stage').contains(document.activeElement)"))
                        .as("the focus stays in the viewer")
                        .isTrue();
            }
            keys.press("Escape");
            assertThat(page.locator("#stage")).not().hasAttribute("aria-modal", "true");

            keys.press("?");
            assertThat(page.locator("#keys-dialog")).isVisible();
            keys.press("Escape");
            assertThat(page.locator("#keys-dialog")).not().isVisible();
            keys.press("s");
            assertThat(page.locator("#search")).isFocused();
        }
    }

    @Test
    void whatCanBeDoneWithATurnHasKeysThatMeanTheNewestOrTheOneInFocus() {
        String session = server.api().newSession("Keys");
        server.api().end(server.api().ask(session, "draw 4").path("id").asString());
        server.api().end(server.api().ask(session, "draw 5").path("id").asString());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Keyboard keys = page.keyboard();
            Studio studio = new Studio(page).open(session);
            assertThat(studio.turns()).hasCount(2);
            keys.press("h");
            assertThat(page.locator("#branching")).containsText("draw 5");
            keys.press("Escape");
            keys.press("u");
            assertThat(studio.attachments()).hasCount(1);
            keys.press("Escape");
            studio.turn(1).focus();
            keys.press("e");
            assertThat(studio.prompt()).hasValue("draw 4");
            keys.press("Escape");
            keys.press("Shift+G");
            assertThat(studio.turn(2)).containsText("2/2");
            studio.ended(2);
            keys.press("<");
            assertThat(studio.turn(2)).containsText("1/2");
            keys.press(">");
            assertThat(studio.turn(2)).containsText("2/2");
            keys.press("Delete");
            assertThat(studio.turns()).hasCount(1);
            page.locator("#toasts").getByText("Undo").last().click();
            assertThat(studio.turns()).hasCount(2);
            studio.turn(2).focus();
            keys.press("p");
            assertThat(page.locator("#session-menu")).isVisible();
            keys.press("Escape");
            keys.press("w");
            assertThat(page.locator("#rail")).isHidden();
            keys.press("w");
            studio.turn(2).focus();
            keys.press("k");
            assertThat(page.locator("#template")).hasValue("draw 5");
        }
    }

    @Test
    void whatStandsInTheRailHasKeys() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            List<FileChooser> choosers = new ArrayList<>();
            page.onFileChooser(choosers::add); // so early that the browser tells of it in any case
            new Studio(page).open();
            Keyboard keys = page.keyboard();
            leaveField(page);
            keys.press("Shift+T");
            assertThat(page.locator("html")).hasAttribute("data-theme", "light");
            leaveField(page);
            keys.press("Shift+L");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            leaveField(page);
            keys.press("Shift+L");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            leaveField(page);
            keys.press("Shift+A");
            assertThat(page.locator("#archived")).hasAttribute("aria-pressed", "true");
            keys.press("Shift+I");
            page.waitForCondition(() -> !choosers.isEmpty());
            assertThat(choosers.getFirst().element().getAttribute("id")).isEqualTo("import-session");
            keys.press("v");
            assertThat(page).hasURL(server.url() + "/verify");
            page.goBack();
            leaveField(page);
            keys.press(",");
            assertThat(page).hasURL(server.url() + "/settings");
        }
    }

    /** A page that has just been loaded has the focus in its message field, where keys write. */
    private void leaveField(Page page) {
        page.keyboard().press("Escape");
    }

    @Test
    void zoomsToTheKeys() {
        String session = server.api().newSession("Zoom");
        server.api().end(server.api().ask(session, "draw 1").path("id").asString());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            new Studio(page).open(session);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#stage-view").focus();
            page.keyboard().press("1");
            assertThat(page.locator("#zoom-level")).hasText("100%");
            page.keyboard().press("+");
            assertThat(page.locator("#zoom-level")).hasText("125%");
            for (int times = 0; times < 20; times++) {
                page.keyboard().press("+");
            }
            assertThat(page.locator("#zoom-level")).hasText("800%");
            page.keyboard().press("0");
            assertThat(page.locator("#zoom-level")).not().hasText("800%");
        }
    }
}

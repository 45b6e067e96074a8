package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Studio;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rail: sessions are renamed, found, put away and deleted. */
class SessionsTest extends Journey {
    private Locator entry(Page page, String title) {
        return page.locator("#sessions .session").filter(new Locator.FilterOptions().setHasText(title));
    }

    @BeforeEach
    void removeWhatOtherTestsLeft() {
        server.api()
                .get("/sessions?limit=200")
                .json()
                .path("items")
                .forEach(session ->
                        server.api().delete("/sessions/" + session.path("id").asString()));
    }

    /** On a phone the rail is a drawer, which a tap outside it closes. */
    private void toRail(Browser.Tab tab) {
        if (tab.isNarrow() && !"open".equals(tab.page().locator("body").getAttribute("data-drawer"))) {
            tab.page().locator("#open-rail").click();
        }
    }

    private void fromRail(Browser.Tab tab) {
        if (tab.isNarrow()) {
            tab.page().keyboard().press("Escape");
        }
        assertThat(tab.page().locator("#rail"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(!tab.isNarrow()));
    }

    private void menu(Page page, String title, String item) {
        entry(page, title).hover();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions for " + title))
                .click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aSessionIsRenamedInTheRailAndInItsHead(Browser.Look look) {
        String session = server.api().newSession("Before");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open(session);
            toRail(tab);
            menu(page, "Before", "Rename");
            tab.shoot("session-rename");
            tab.assertAccessible();
            tab.assertFingersFit();
            page.locator("#rename-title").fill("Between");
            page.locator("#rename-title").press("Enter");
            assertThat(entry(page, "Between")).hasCount(1);
            fromRail(tab);
            assertThat(page.getByLabel("Title").first()).hasValue("Between");
            page.getByLabel("Title").first().fill("After");
            page.getByLabel("Title").first().press("Enter");
            assertThat(entry(page, "After")).hasCount(1);
            assertThat(server.api()
                            .get("/sessions/" + session)
                            .json()
                            .path("title")
                            .asString())
                    .isEqualTo("After");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void searchFindsTitlesAndPrompts(Browser.Look look) {
        String first = server.api().newSession("Quiet harbour");
        server.api().end(server.api().ask(first, "say lanterns").path("id").asString());
        server.api().newSession("Something else");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            toRail(tab);
            page.locator("#search").fill("harbour");
            assertThat(entry(page, "Something else")).hasCount(0);
            assertThat(entry(page, "Quiet harbour")).hasCount(1);
            assertThat(entry(page, "Quiet harbour").locator("mark")).hasText("harbour");
            page.locator("#search").fill("LANTERNS");
            assertThat(entry(page, "Quiet harbour")).hasCount(1);
            assertThat(entry(page, "Quiet harbour").locator(".session-hit")).hasText("say lanterns");
            assertThat(entry(page, "Quiet harbour").locator("mark")).hasText("lanterns");
            tab.shoot("search-with-match");
            page.locator("#search").fill("<b>no such</b>");
            assertThat(page.locator("#sessions")).containsText("Nothing found for “<b>no such</b>”.");
        }
    }

    @Test
    void enterSearchesAtOnceAndStaysOnThePage() {
        server.api().newSession("Quiet harbour");
        server.api().newSession("Something else");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Page page = tab.page();
            new Studio(page).open();
            page.locator("#search").fill("harbour");
            page.locator("#search").press("Enter");
            assertThat(entry(page, "Something else")).hasCount(0);
            assertThat(entry(page, "Quiet harbour")).hasCount(1);
            assertThat(page.locator("#search")).isFocused();
        }
    }

    @Test
    void aLateAnswerToAnEarlierSearchIsNotShown() {
        server.api().newSession("Quiet harbour");
        server.api().newSession("Something else");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Page page = tab.page();
            new Studio(page).open();
            AtomicReference<Route> held = new AtomicReference<>();
            page.route(address -> address.contains("/rail?q=some"), held::set);
            page.waitForRequest(
                    request -> request.url().contains("/rail?q=some"),
                    () -> page.locator("#search").fill("some"));
            page.locator("#search").fill("harbour");
            assertThat(entry(page, "Something else")).hasCount(0);
            page.waitForRequestFinished(
                    new Page.WaitForRequestFinishedOptions()
                            .setPredicate(request -> request.url().contains("/rail?q=some")),
                    () -> held.get().resume());
            page.evaluate("() => new Promise(done => setTimeout(done, 100))"); // in which it would be shown
            assertThat(entry(page, "Quiet harbour")).hasCount(1);
            assertThat(entry(page, "Something else")).hasCount(0);
        }
    }

    @Test
    void moreSessionsAreLoadedWhenTheEndOfTheListComesIntoSight() {
        for (int number = 1; number <= 45; number++) {
            server.api().newSession("Session number " + number);
        }
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Page page = tab.page();
            new Studio(page).open();
            Locator sessions = page.locator("#sessions .session");
            assertThat(sessions).hasCount(40);
            page.locator(".rail-next a").focus();
            assertThat(sessions).hasCount(45);
            assertThat(page.locator(".rail-next")).hasCount(0);
            assertThat(sessions.nth(40).locator("a")).isFocused();
            assertThat(sessions.last()).containsText("Session number 1");
            assertThat(sessions.last().locator("time")).not().containsText("-"); // as people say it
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aDeletedSessionCanBeBroughtBackForAWhileAndIsThenGone(Browser.Look look) {
        String kept = server.api().newSession("Keep me");
        String gone = server.api().newSession("Lose me");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            toRail(tab);
            menu(page, "Keep me", "Delete");
            assertThat(entry(page, "Keep me")).hasCount(0);
            page.locator(".toast button").click();
            assertThat(entry(page, "Keep me")).hasCount(1);
            toRail(tab);
            menu(page, "Lose me", "Delete");
            assertThat(entry(page, "Lose me")).hasCount(0);
            page.waitForResponse(response -> response.request().method().equals("DELETE"), () -> {});
            assertThat(server.api().get("/sessions/" + gone).status()).isEqualTo(404);
            assertThat(server.api().get("/sessions/" + kept).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anArchivedSessionLeavesTheRail(Browser.Look look) {
        server.api().newSession("Old work");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            toRail(tab);
            menu(page, "Old work", "Archive");
            assertThat(entry(page, "Old work")).hasCount(0);
            page.locator(".toast button").click();
            assertThat(entry(page, "Old work")).hasCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anArchivedSessionIsFoundAgainAndBroughtBack(Browser.Look look) {
        String session = server.api().newSession("Put away");
        server.api().patch("/sessions/" + session, java.util.Map.of("archived", true));
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            toRail(tab);
            assertThat(entry(page, "Put away")).hasCount(0);
            page.locator("#archived").click();
            assertThat(entry(page, "Put away")).hasCount(1);
            menu(page, "Put away", "Unarchive");
            assertThat(entry(page, "Put away")).hasCount(0);
            page.locator("#archived").click();
            assertThat(entry(page, "Put away")).hasCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aPinnedSessionStandsBeforeTheOthers(Browser.Look look) {
        server.api().newSession("To be pinned");
        server.api().newSession("Newer than that");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            toRail(tab);
            menu(page, "To be pinned", "Pin");
            assertThat(page.locator("#sessions .session").first()).containsText("To be pinned");
            assertThat(page.locator("#sessions .session .visually-hidden")).hasCount(1);
            entry(page, "To be pinned").hover();
            tab.shoot("session-pinned");
            tab.assertAccessible();
            menu(page, "To be pinned", "Unpin");
            assertThat(page.locator("#sessions .session").first()).not().containsText("To be pinned");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aSessionIsDuplicatedAndAnExportedOneImported(Browser.Look look) {
        String session = server.api().newSession("Twice");
        server.api().end(server.api().ask(session, "draw 4").path("id").asString());
        byte[] archive =
                server.api().get("/sessions/" + session + "/export").response().body();
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open();
            toRail(tab);
            entry(page, "Twice").hover();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Actions for Twice"))
                    .click();
            assertThat(page.locator("[data-export=story]"))
                    .hasAttribute("href", "/api/v1/sessions/" + session + "/export/story");
            tab.shoot("session-menu");
            tab.assertAccessible();
            tab.assertFingersFit();
            page.keyboard().press("Escape");
            assertThat(page.locator("#session-menu")).isHidden();
            assertThat(page.locator("body")).not().hasAttribute("data-drawer", "closed"); // only what lay on top is
            menu(page, "Twice", "Duplicate");
            page.locator(".toast button").click();
            assertThat(page.locator("#title")).hasValue("Twice (copy)");
            assertThat(page.locator(".made img")).hasCount(1);
            toRail(tab);
            assertThat(page.getByTitle("Import a session (ZIP)")).isVisible();
            page.locator("#import-session").setInputFiles(new FilePayload("twice.zip", "application/zip", archive));
            assertThat(page.locator("#title")).hasValue("Twice");
            assertThat(page.locator(".turn .facts"))
                    .containsText("Imported; model according to the file: test:scripted");
            tab.expect("400");
            page.locator("#import-session")
                    .setInputFiles(new FilePayload("broken.zip", "application/zip", new byte[] {1, 2, 3}));
            assertThat(page.locator(".toast"))
                    .containsText("broken.zip was not imported: The file is not a ZIP archive");
        }
    }

    @Test
    void aLongSessionShowsItsEndFirstAndTheRestOnTheWayUp() {
        String session = server.api().newSession("Long");
        String last = "";
        for (int number = 1; number <= 45; number++) {
            last = server.api().ask(session, "say number " + number).path("id").asString();
        }
        server.api().end(last);
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            assertThat(studio.turns()).hasCount(20);
            assertThat(studio.turns().last()).containsText("number 45");
            for (int more : new int[] {40, 45}) {
                page.locator("#scroll").evaluate("area => area.scrollTo(0, 0)");
                assertThat(studio.turns()).hasCount(more);
            }
            assertThat(studio.turn(1)).containsText("number 1");
            assertThat(page.locator("#earlier")).hasCount(0);
            studio.turn(1).evaluate("turn => { turn.wasHere = true }");
            studio.send("say number 46");
            assertThat(studio.turns()).hasCount(46);
            studio.ended(46);
            assertThat(studio.turn(1)).containsText("number 1");
            assertThat(studio.turn(1)).hasJSProperty("wasHere", true);
        }
    }

    @Test
    void whatIsReadStaysWhereItIsWhenEarlierTurnsAreLoadedAboveIt() {
        String session = server.api().newSession("Long, read backwards");
        String last = "";
        for (int number = 1; number <= 30; number++) {
            last = server.api().ask(session, "say number " + number).path("id").asString();
        }
        server.api().end(last);
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            Locator reading = page.locator(".turn", new Page.LocatorOptions().setHasText("say number 11"));
            // in one go, so that nothing is loaded between the look at the place and the scroll that loads
            double before = ((Number) reading.evaluate("""
                    turn => {
                      document.querySelector("#scroll").scrollTo(0, 0)
                      return turn.getBoundingClientRect().top
                    }""")).doubleValue();
            assertThat(studio.turns()).hasCount(30);
            double after = ((Number) reading.evaluate("turn => turn.getBoundingClientRect().top")).doubleValue();
            assertThat(after).isCloseTo(before, within(60.0)); // the link to earlier turns was above it
        }
    }

    @Test
    void twoTabsOnOneSessionAgree() {
        String session = server.api().newSession("Shared");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Page other = tab.another();
            new Studio(tab.page()).open(session);
            new Studio(other).open(session);
            new Studio(other).ask("say hello from the other tab", 1);
            assertThat(new Studio(tab.page()).turn(1)).containsText("hello from the other tab");
        }
    }

    @Test
    void onAPhoneTheRailIsADrawer() {
        server.api().newSession("In the drawer");
        try (Browser.Tab tab = browser.open(server, Browser.Look.PHONE)) {
            Page page = tab.page();
            new Studio(page).open();
            assertThat(page.locator("#rail")).isHidden();
            page.locator("#open-rail").click();
            assertThat(entry(page, "In the drawer")).isVisible();
            tab.shoot("rail-as-drawer");
            tab.assertAccessible();
            tab.assertFingersFit();
            page.keyboard().press("Escape");
            assertThat(page.locator("#rail")).isHidden();
            assertThat(page.locator("#open-rail")).isFocused();
        }
    }
}

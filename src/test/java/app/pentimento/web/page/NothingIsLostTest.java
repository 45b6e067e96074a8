package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.Wire;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person wrote and attached stays: when it is refused, in several tabs, and where the browser keeps nothing. */
class NothingIsLostTest extends Journey {
    private static final int SLOW = 1_200_000;

    @Test
    void whatIsRefusedComesBackBeforeWhatWasWrittenAndAttachedSinceAndItsUploadGoesOn() {
        byte[] small = TestPictures.png(64, 64, 1);
        byte[] large = TestPictures.noise(1300, 1100, 2);
        String session = server.api().newSession("Refused");
        try (Wire wire = new Wire(server.port(), SLOW);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            tab.expect("400");
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            List<String> begun = new CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/uploads")) {
                    begun.add(request.url());
                }
            });
            studio.choose("small.png", small);
            assertThat(studio.attachments()).hasCount(1);
            List<Route> held = hold(page);
            studio.send("say first");
            page.waitForCondition(() -> !held.isEmpty());
            studio.beginUpload(wire, large);
            studio.prompt().fill("say second");
            refuse(held.getFirst(), page);

            assertThat(page.locator("#composer-error")).hasText("Not like this.");
            assertThat(studio.prompt()).hasValue("say first\nsay second");
            assertThat(page.locator(".attachment")).hasCount(2);
            assertThat(page.locator(".attachment.uploading progress")).isVisible();
            tab.shoot("refused-with-an-upload");
            tab.assertAccessible();
            assertThat(studio.attachments()).hasCount(2);
            assertThat(begun).as("it goes on, and does not begin again").hasSize(1);
            studio.ask("say both", 1);
        }
        assertThat(server.api().sent(session, 0)).isEqualTo(small);
        assertThat(server.api().sent(session, 1)).isEqualTo(large);
    }

    @Test
    void whatIsSentWhileTheRequestBeforeIsOnItsWayFollowsIt() {
        String session = server.api().newSession("Two at once");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            List<Route> held = hold(page);
            studio.send("say one");
            page.waitForCondition(() -> !held.isEmpty());
            studio.send("say two");
            assertThat(page.locator("#composer-error")).containsText("This one follows automatically.");
            assertThat(studio.prompt()).hasValue("say two");
            held.getFirst().resume();
            page.unroute("**/turns");
            assertThat(studio.turns()).hasCount(2);
            studio.ended(2);
            assertThat(studio.turn(1)).containsText("one");
            assertThat(studio.turn(2)).containsText("two");
            assertThat(studio.prompt()).hasValue("");
        }
    }

    @Test
    void whatIsWrittenWhileANewSessionBeginsIsThereInIt() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open();
            List<Route> held = hold(page);
            studio.send("say begun");
            page.waitForCondition(() -> !held.isEmpty());
            studio.prompt().fill("what comes next");
            held.getFirst().resume();
            studio.session();
            assertThat(studio.prompt()).hasValue("what comes next");
            studio.open();
            assertThat(studio.prompt()).hasValue("");
        }
    }

    @Test
    void whatIsWrittenAndChosenBeforeTheScriptsAreThereStandsAfterWhatWasBeingWritten() {
        byte[] early = TestPictures.png(64, 64, 5);
        String session = server.api().newSession("Early");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            studio.prompt().fill("say begun");
            tab.withScriptsHeldBack("/sessions/" + session, () -> {
                studio.prompt().fill("and more");
                page.locator("#files").setInputFiles(new FilePayload("early.png", "image/png", early));
            });
            assertThat(studio.prompt()).hasValue("say begun\nand more");
            assertThat(studio.attachments()).hasCount(1);
            page.reload();
            assertThat(studio.prompt()).hasValue("say begun\nand more");
            assertThat(studio.attachments()).hasCount(1);
            studio.prompt().press("Enter");
            studio.ended(1);
        }
        assertThat(server.api().sent(session, 0)).isEqualTo(early);
    }

    @Test
    void twoTabsUploadAtOnceAndNeitherTouchesWhatTheOtherHas() {
        byte[] red = TestPictures.noise(1300, 1100, 3);
        byte[] blue = TestPictures.noise(1300, 1100, 4);
        try (Wire wire = new Wire(server.port(), SLOW);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            tab.expectLostConnections();
            Page one = tab.page();
            Page two = tab.another();
            one.navigate(wire.url() + "/");
            two.navigate(wire.url() + "/");
            Studio mine = new Studio(one);
            Studio other = new Studio(two);
            mine.prompt().fill("say mine");
            other.prompt().fill("say other");
            mine.choose("red.png", red);
            other.beginUpload(wire, blue);
            one.reload();
            assertThat(mine.prompt()).hasValue("say mine");
            assertThat(mine.attachments()).hasCount(1);
            mine.prompt().press("Enter");
            String first = mine.session();
            mine.ended(1);
            two.reload();
            assertThat(other.prompt()).hasValue("say other");
            assertThat(other.attachments()).hasCount(1);
            other.prompt().press("Enter");
            String second = other.session();
            other.ended(1);
            assertThat(server.api().sent(first, 0)).isEqualTo(red);
            assertThat(server.api().sent(second, 0)).isEqualTo(blue);
        }
    }

    @Test
    void theNextTabTakesOverWhatAClosedOneLeftButNotWhatAnOpenOneHolds() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            new Studio(tab.page()).open().prompt().fill("still being written");
            Page closed = tab.another();
            Studio left = new Studio(closed).open();
            assertThat(left.prompt()).hasValue("");
            left.prompt().fill("left behind");
            left.choose("left.png", TestPictures.png(64, 64, 5));
            assertThat(left.attachments()).hasCount(1);
            closed.close();
            Studio next = new Studio(tab.another()).open();
            assertThat(next.prompt()).hasValue("left behind");
            assertThat(next.attachments()).hasCount(1);
            assertThat(new Studio(tab.page()).open().prompt()).hasValue("still being written");
        }
    }

    @Test
    void aRequestThatIsChangedPutsWhatWasBeingWrittenAsideAndGivesItBack() {
        String session = server.api().newSession("Put aside");
        server.api()
                .end(server.api().ask(session, "say asked before").path("id").asString());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            studio.choose("mine.png", TestPictures.png(64, 64, 6));
            assertThat(studio.attachments()).hasCount(1);
            studio.prompt().fill("my own words");
            studio.turn(1).hover();
            studio.turn(1).getByLabel("Edit and resend").click();
            assertThat(studio.prompt()).hasValue("say asked before");
            assertThat(studio.attachments()).hasCount(0);
            page.locator(".toast").getByText("Undo").click();
            assertThat(studio.prompt()).hasValue("my own words");
            assertThat(studio.attachments()).hasCount(1);
            assertThat(page.locator("#branching")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }",
                "IDBFactory.prototype.open = () => { const asked = {}; setTimeout(() => asked.onerror()); return asked }",
                "IDBFactory.prototype.open = () => ({}) // it never answers",
                "IDBObjectStore.prototype.put = function () { this.transaction.abort() } // no room",
                "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])"
                        + " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })",
                "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
            })
    void whereTheBrowserKeepsNothingPicturesArriveAllTheSame(String script) {
        byte[] small = TestPictures.png(64, 64, 7);
        byte[] large = TestPictures.noise(800, 700, 8);
        String session = server.api().newSession("Nothing kept");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            page.addInitScript(script);
            Studio studio = new Studio(page).open(session);
            studio.choose("small.png", small);
            studio.choose("large.png", large);
            assertThat(studio.attachments()).hasCount(2);
            studio.ask("say they arrived", 1);
        }
        assertThat(server.api().sent(session, 0)).isEqualTo(small);
        assertThat(server.api().sent(session, 1)).isEqualTo(large);
    }

    @Test
    void anUploadThatTheBrowserDidNotKeepIsMissedAloudWhenThePageIsLoadedAgain() {
        byte[] picture = TestPictures.noise(1300, 1100, 9);
        String session = server.api().newSession("Not kept");
        try (Wire wire = new Wire(server.port(), SLOW);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            tab.expectLostConnections();
            Page page = tab.page();
            page.addInitScript("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }");
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            studio.beginUpload(wire, picture);
            page.reload();
            assertThat(page.locator("#toasts"))
                    .containsText(Pattern.compile("large\\.png was not finished .* Add it again\\."));
            assertThat(page.locator(".attachment")).hasCount(0);
            studio.choose("large.png", picture);
            assertThat(studio.attachments()).hasCount(1);
            studio.ask("say it arrived", 1);
        }
        assertThat(server.api().sent(session, 0)).isEqualTo(picture);
    }

    /** Holds what is sent, until the test lets it go on. */
    private List<Route> hold(Page page) {
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route("**/turns", held::add);
        return held;
    }

    private void refuse(Route route, Page page) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(400)
                .setContentType("application/problem+json")
                .setBody("{\"title\": \"Refused\", \"detail\": \"Not like this.\"}"));
        page.unroute("**/turns");
    }
}

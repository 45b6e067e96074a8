package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page does when something goes wrong, or takes long. */
class TroubleTest extends Journey {
    @ParameterizedTest
    @MethodSource("looks")
    void aFailureStandsInTheTurnInPlainWordsAndCanBeTriedAgain(Browser.Look look) {
        String session = server.api().newSession("Trouble");
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.ask("say half an answer; fail RATE_LIMITED", 1);
            assertThat(studio.turn(1)).containsText("Rate limit reached");
            assertThat(studio.turn(1)).containsText("The script says to fail. Retry it.");
            assertThat(studio.turn(1)).containsText("half an answer");
            assertThat(studio.turn(1).locator(".remedies button").first()).hasText("Try again (about $0.04)");
            tab.shoot("failed-turn");
            tab.assertAccessible();
            studio.turn(1).getByLabel("Try again").click();
            assertThat(studio.turn(1)).containsText("2/2");
            studio.ended(1);
            assertThat(studio.turns()).hasCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void partsShowAsTheyArriveAndATurnCanBeCancelled(Browser.Look look) {
        String session = server.api().newSession("Slow");
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.send("say the first part; draw 20; wait for-ever");
            assertThat(studio.turn(1)).containsText("the first part");
            assertThat(studio.answers()).hasCount(1);
            assertThat(studio.turn(1)).hasAttribute("aria-busy", "true");
            assertThat(studio.turn(1)).containsText("Scripted model is working");
            tab.shoot("running-turn");
            tab.assertAccessible();
            studio.button("Cancel").click();
            assertThat(studio.turn(1)).hasAttribute("data-status", "cancelled");
            assertThat(studio.turn(1)).containsText("Cancelled");
            assertThat(studio.answers()).hasCount(1);
        }
    }

    @Test
    void aPictureThatStandsIsNotLoadedAgainWhenTheNextPartArrives() {
        String session = server.api().newSession("Steady");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.send("draw 21; wait second; draw 22");
            assertThat(studio.answers()).hasCount(1);
            studio.answers().first().evaluate("image => { image.wasHere = true }");
            studio.prompt().fill("being typed");
            ScriptedModel.open("second");
            assertThat(studio.answers()).hasCount(2);
            studio.ended(1);
            assertThat(studio.answers().first()).hasJSProperty("wasHere", true);
            assertThat(studio.prompt()).isFocused();
            assertThat(studio.prompt()).hasValue("being typed");
        }
    }

    @Test
    void theEndStaysInViewWhenTheMessageFieldTakesSomeOfTheRoom() {
        String session = server.api().newSession("Growing");
        try (Browser.Tab tab = browser.open(server, Browser.Look.PHONE)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.ask("draw 24; say one; draw 25; say two; draw 26; say three; draw 27; say the end", 1);
            studio.prompt().fill("a line\n".repeat(8));
            tab.page()
                    .waitForFunction(
                            "() => { const s = document.querySelector('#scroll'); return s.scrollHeight - s.scrollTop - s.clientHeight < 2 }");
        }
    }

    @Test
    void whatArrivesWhileTheTurnIsOnItsWayToThePageIsShownToo() {
        String session = server.api().newSession("Overtaken");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Studio studio = new Studio(tab.page()).open(session);
            Queue<Route> held = new ConcurrentLinkedQueue<>();
            tab.page().route("**/conversation", held::add);
            studio.send("wait overtaken; draw 23; wait for-ever");
            tab.page().waitForCondition(() -> !held.isEmpty());
            APIResponse old = held.element().fetch();
            ScriptedModel.open("overtaken");
            tab.page()
                    .waitForCondition(() -> server.api()
                            .get("/sessions/" + session + "/turns")
                            .json()
                            .at("/items/0/parts/0")
                            .isObject());
            tab.page().waitForTimeout(1500); // the page has heard of it by then
            held.forEach(route -> route.fulfill(new Route.FulfillOptions().setResponse(old)));
            tab.page().unroute("**/conversation");
            assertThat(studio.answers()).hasCount(1);
        }
    }

    @Test
    void whatWasSentWithoutAConnectionGoesOutOnceWhenItIsBack() {
        String session = server.api().newSession("Tunnel");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.expect("ERR_INTERNET_DISCONNECTED");
            Studio studio = new Studio(tab.page()).open(session);
            tab.context().setOffline(true);
            assertThat(tab.page().locator("#offline")).isVisible();
            studio.send("say through the tunnel");
            assertThat(tab.page().locator("#composer-error")).containsText("cannot be reached");
            assertThat(studio.turn(1)).containsText("say through the tunnel");
            tab.shoot("offline");
            tab.context().setOffline(false);
            assertThat(studio.turn(1)).containsText("through the tunnel");
            studio.ended(1);
            assertThat(tab.page().locator("#offline")).isHidden();
            assertThat(studio.turns()).hasCount(1);
            assertThat(server.api()
                            .get("/sessions/" + session)
                            .json()
                            .path("turnCount")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatGotLostIsAskedForUnderTheSameKeySoThatNothingHappensTwice() {
        String session = server.api().newSession("Lost answer");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.expect("ERR_FAILED");
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            page.route("**/turns", route -> {
                if (route.request().method().equals("POST")) {
                    route.fetch();
                    page.unroute("**/turns");
                    route.abort();
                } else {
                    route.resume();
                }
            });
            studio.send("say once only");
            studio.ended(1);
            assertThat(studio.turns()).hasCount(1);
            assertThat(server.api()
                            .get("/sessions/" + session)
                            .json()
                            .path("turnCount")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRefusedRequestComesBackIntoTheComposer() {
        String session = server.api().newSession("Refused");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.expect("400");
            Studio studio = new Studio(tab.page()).open(session);
            String tooLong = "long ".repeat(2500);
            studio.send(tooLong);
            assertThat(tab.page().locator("#composer-error")).containsText("Shorten it.");
            assertThat(studio.prompt()).hasValue(tooLong.strip());
            assertThat(studio.turns()).hasCount(0);
        }
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.expect("404");
            new Studio(tab.page()).open("nosuchsession");
            assertThat(tab.page().getByText("Session not found.")).isVisible();
            tab.assertAccessible();
            tab.page().navigate("/nowhere/at/all");
            assertThat(tab.page().getByText("This page does not exist.")).isVisible();
            tab.shoot("not-found");
            tab.assertAccessible();
        }
    }

    @Test
    void wordsOfPeopleAndModelsAreNeverTakenAsMarkup() {
        String session = server.api().newSession("<img src=x onerror=alert(1)>");
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.ask("say <script>alert(1)</script> **bold** <b>not</b>", 1);
            assertThat(studio.turn(1).locator(".words")).containsText("<script>alert(1)</script> bold <b>not</b>");
            assertThat(tab.page().locator(".turn script, .turn b")).hasCount(0);
            assertThat(tab.page().getByLabel("Title").first()).hasValue("<img src=x onerror=alert(1)>");
        }
    }
}

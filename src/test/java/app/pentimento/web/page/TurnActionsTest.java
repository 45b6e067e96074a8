package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What can be done with a turn that stands there. */
class TurnActionsTest extends Journey {
    @ParameterizedTest
    @MethodSource("looks")
    void aTurnIsTriedAgainWithAnotherModelAsABranchWithTheSameWordsAndPictures(Browser.Look look) {
        String session = server.api().newSession("Two models");
        var asked = server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "black and white", "image", TestPictures.png(300, 200, 1)));
        server.api().end(asked.json().path("id").asString());
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            Locator others = page.locator(".turn").getByLabel("Try another model");
            others.focus();
            page.keyboard().press("Enter");
            Locator model = page.locator("#retry-menu [role=menuitem]", new Page.LocatorOptions().setHasText("studio"));
            assertThat(page.locator("#retry-menu [role=menuitem]").first()).isFocused();
            assertThat(page.locator("#retry-menu")).not().containsText("Scripted model");
            tab.shoot("retry-with");
            tab.assertAccessible();
            page.keyboard().press("Escape");
            assertThat(others).isFocused();
            others.click();
            model.click();
            assertThat(studio.turn(1)).containsText("2/2");
            studio.ended(1);
            assertThat(studio.turn(1)).hasAttribute("data-model", "builtin:studio");
            assertThat(studio.turn(1).locator(".ask-pictures .picture")).hasCount(1);
            assertThat(studio.turn(1).locator(".prompt")).hasText("black and white");
            assertThat(studio.turns()).hasCount(1);
        }
        var turns = server.api().get("/sessions/" + session + "/turns").json().path("items");
        assertThat(turns).hasSize(2);
        assertThat(turns.get(1).path("inputs")).isEqualTo(turns.get(0).path("inputs"));
        assertThat(turns.get(1).has("parentTurnId")).isEqualTo(turns.get(0).has("parentTurnId"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theNewestTurnIsDeletedAndCanBeBroughtBackForAWhile(Browser.Look look) {
        String session = server.api().newSession("Deletion");
        String first = id(server.api().ask(session, "draw 1"));
        server.api().end(first);
        String second = id(server.api().ask(session, "draw 2"));
        server.api().end(second);
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            page.clock().install();
            Studio studio = new Studio(page).open(session);
            assertThat(studio.turn(1).getByLabel("Delete this turn")).isHidden();
            studio.turn(2).getByLabel("Delete this turn").click();
            assertThat(studio.turns()).hasCount(1);
            assertThat(page.locator("#undone")).isHidden();
            tab.shoot("turn-deleted");
            page.locator("#toasts").getByText("Undo").click();
            assertThat(studio.turns()).hasCount(2);
            page.clock().runFor(10_000);
            assertThat(studio.turns()).hasCount(2);
            assertThat(server.api().get("/turns/" + second).status()).isEqualTo(200);

            studio.turn(2).getByLabel("Delete this turn").click();
            assertThat(studio.turns()).hasCount(1);
            assertThat(page.locator("#toasts").getByText("Undo")).isVisible(); // its time runs from here on
            page.clock().runFor(10_000);
            for (int tries = 0;
                    tries < 200 && server.api().get("/turns/" + second).status() != 404;
                    tries++) {
                page.waitForTimeout(50);
            }
            assertThat(server.api().get("/turns/" + second).status()).isEqualTo(404);
            assertThat(studio.turn(1).getByLabel("Delete this turn")).isVisible();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatTheModelOffersNextIsSuggestedInItsOwnWords(Browser.Look look) {
        String session = server.api().newSession("Offers");
        server.api()
                .end(id(server.api()
                        .ask(session, "say Here it is. Would you like me to add a red scarf, or make it night?")));
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            Locator chips = tab.page().locator("#chips button");
            assertThat(chips.first()).hasText("Add a red scarf");
            assertThat(chips.nth(1)).hasText("Make it night");
            tab.shoot("offers");
            chips.first().click();
            assertThat(studio.prompt()).hasValue("Add a red scarf");
        }
    }

    private String id(JsonNode turn) {
        return turn.path("id").asString();
    }
}

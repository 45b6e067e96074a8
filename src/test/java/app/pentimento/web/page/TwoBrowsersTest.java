package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import org.junit.jupiter.api.Test;

/** One session in two browsers that share nothing but the server. */
class TwoBrowsersTest extends Journey {
    @Test
    void whatOneDoesTheOtherShows() {
        String session = server.api().newSession("Shared");
        try (Browser.Tab one = browser.open(server, Look.DESKTOP);
                Browser.Tab other = browser.open(server, Look.PHONE)) {
            Studio mine = new Studio(one.page()).open(session);
            Studio theirs = new Studio(other.page()).open(session);

            mine.send("say first part; wait both-look; draw 3");
            assertThat(theirs.turn(1)).containsText("first part");
            assertThat(theirs.turn(1)).hasAttribute("aria-busy", "true");
            ScriptedModel.open("both-look");
            assertThat(theirs.answers()).hasCount(1);
            theirs.ended(1);

            mine.ended(1);
            mine.button("Undo").click();
            assertThat(theirs.turns()).hasCount(0);
            mine.button("Redo").first().click();
            assertThat(theirs.turns()).hasCount(1);

            theirs.ask("say from the phone", 2);
            assertThat(mine.turn(2)).containsText("from the phone");

            one.page().getByLabel("Title").first().fill("Another name");
            one.page().getByLabel("Title").first().press("Enter");
            assertThat(other.page().getByLabel("Title").first()).hasValue("Another name");

            server.api().delete("/sessions/" + session);
            assertThat(other.page().locator("#toasts")).containsText("deleted elsewhere");
            assertThat(theirs.turn(2)).isVisible();
        }
    }
}

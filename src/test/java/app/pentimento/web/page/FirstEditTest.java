package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main journey: a photo in, a conversation of edits out. */
class FirstEditTest extends Journey {
    @ParameterizedTest
    @MethodSource("looks")
    void aPhotoIsEditedUndoneBranchedAndFoundAgain(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            assertThat(tab.page()
                            .getByText("Upload a picture and say what to change")
                            .last())
                    .isVisible();
            tab.shoot("first-run");

            studio.choose("holiday.png", TestPictures.png(800, 600, 1));
            assertThat(studio.attachments()).hasCount(1);
            tab.shoot("picture-attached");

            studio.send("say Made it brighter.; draw 2");
            studio.session();
            assertThat(studio.turns()).hasCount(1);
            studio.ended(1);
            assertThat(studio.turn(1).locator(".ask img")).hasCount(1);
            assertThat(studio.turn(1)).containsText("Made it brighter.");
            assertThat(studio.answers()).hasCount(1);
            tab.shoot("first-answer");

            studio.ask("say Wrote it.; draw 3", 2);
            assertThat(studio.answers()).hasCount(2);

            studio.prompt().blur();
            tab.page().keyboard().press("Control+z");
            assertThat(studio.turns()).hasCount(1);
            assertThat(tab.page().locator("#undone")).containsText("say Wrote it.; draw 3");
            tab.shoot("undone");

            tab.page().keyboard().press("Control+Shift+z");
            assertThat(studio.turns()).hasCount(2);
            assertThat(tab.page().locator("#undone")).hasCount(0);

            tab.page().keyboard().press("Control+z");
            assertThat(studio.turns()).hasCount(1);
            studio.ask("say Another way.; draw 4", 2);
            assertThat(studio.turn(2)).containsText("Another way.");
            assertThat(studio.turn(2)).containsText("2/2");
            tab.shoot("branch");

            studio.turn(2).getByLabel("Previous version").click();
            assertThat(studio.turn(2)).containsText("Wrote it.");
            assertThat(studio.turn(2)).containsText("1/2");

            tab.page().reload();
            assertThat(studio.turns()).hasCount(2);
            assertThat(studio.turn(1)).containsText("Made it brighter.");
            assertThat(studio.turn(2)).containsText("Wrote it.");
            assertThat(studio.answers()).hasCount(2);
            assertThat((Boolean) studio.answers().first().evaluate("image => image.decode().then(() => true)"))
                    .isTrue();
        }
    }

    @Test
    void picturesComeByDropAndByPasteAndLeaveInTheirOrder() {
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            Studio studio = new Studio(tab.page()).open();
            studio.drop("dropped.png", TestPictures.png(300, 200, 5));
            assertThat(studio.attachments()).hasCount(1);
            studio.prompt().focus();
            studio.paste("pasted.png", TestPictures.png(200, 300, 6));
            assertThat(studio.attachments()).hasCount(2);
            studio.choose("third.png", TestPictures.png(100, 100, 7));
            assertThat(studio.attachments()).hasCount(3);
            studio.button("Remove third.png").click();
            assertThat(studio.attachments()).hasCount(2);

            studio.send("draw 8");
            studio.session();
            studio.ended(1);
            assertThat(studio.turn(1).locator(".ask img")).hasCount(2);
            assertThat(studio.turn(1).locator(".ask img").first()).hasAttribute("width", "300");
            assertThat(studio.turn(1).locator(".ask img").last()).hasAttribute("width", "200");
        }
    }

    @Test
    void whatIsNoPictureIsRefusedInPlainWordsAndLosesNothing() {
        try (Browser.Tab tab = browser.open(server, Browser.Look.DESKTOP)) {
            tab.expect("422");
            tab.expect("415");
            Studio studio = new Studio(tab.page()).open();
            studio.prompt().fill("draw 9");
            studio.choose("good.png", TestPictures.png(30, 20, 9));
            assertThat(studio.attachments()).hasCount(1);
            studio.choose("broken.png", new byte[] {1, 2, 3, 4});
            assertThat(tab.page().locator(".attachment.failed")).hasCount(1);
            assertThat(studio.prompt()).hasValue("draw 9");
            assertThat(tab.page().locator("#composer-error")).containsText("broken.png could not be added: ");
            assertThat(tab.page().locator("#composer-error")).containsText("JPEG, PNG");
            studio.prompt().press("Enter");
            assertThat(tab.page().locator("#composer-error")).containsText("JPEG, PNG");
            studio.button("Remove broken.png").click();
            assertThat(tab.page().locator("#composer-error")).isHidden();
            studio.prompt().press("Enter");
            studio.session();
            studio.ended(1);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theWordsAndPicturesOfADraftSurviveAReload(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            studio.prompt().fill("draw 10");
            studio.choose("kept.png", TestPictures.png(64, 64, 10));
            assertThat(studio.attachments()).hasCount(1);
            tab.page().reload();
            assertThat(studio.prompt()).hasValue("draw 10");
            assertThat(studio.attachments()).hasCount(1);
            studio.prompt().press("Enter");
            studio.session();
            studio.ended(1);
            assertThat(studio.turn(1).locator(".ask img")).hasCount(1);
            assertThat(studio.prompt()).hasValue("");
            assertThat(studio.attachments()).hasCount(0);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theSamplePictureAndASuggestionAreAFirstEditInThreeTaps(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            tab.page().locator("#model").selectOption("builtin:studio");
            tab.page().getByText("Try it with this picture").click();
            assertThat(studio.attachments()).hasCount(1);
            if (!tab.isNarrow()) {
                assertThat(studio.onStage()).isVisible();
            }
            Locator suggestion = tab.page().locator("#chips button").first();
            assertThat(suggestion).isVisible();
            tab.shoot("sample-picture");
            tab.assertAccessible();
            tab.assertFingersFit();
            suggestion.click();
            tab.page().locator("#send").click();
            studio.session();
            studio.ended(1);
            assertThat(studio.answers()).hasCount(1);
            tab.shoot("sample-edited");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anEditedRequestBecomesABranchEvenAtTheRoot(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            studio.choose("a.png", TestPictures.png(120, 80, 11));
            assertThat(studio.attachments()).hasCount(1);
            studio.send("say first");
            studio.session();
            studio.ended(1);
            studio.turn(1).hover();
            studio.turn(1).getByLabel("Edit and resend").click();
            assertThat(studio.prompt()).hasValue("say first");
            assertThat(studio.attachments()).hasCount(1);
            studio.send("say second");
            assertThat(studio.turn(1)).containsText("second");
            assertThat(studio.turn(1)).containsText("2/2");
            assertThat(studio.turns()).hasCount(1);
            assertThat(studio.turn(1).locator(".ask img")).hasCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theNextRequestMayStartFromAnEarlierTurn(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page());
            String session = server.api().newSession("Branches");
            server.api().end(server.api().ask(session, "draw 1").path("id").asString());
            server.api().end(server.api().ask(session, "draw 2").path("id").asString());
            server.api().end(server.api().ask(session, "draw 3").path("id").asString());
            studio.open(session);
            assertThat(studio.turns()).hasCount(3);
            studio.turn(1).hover();
            studio.turn(1).getByLabel("Edit from here").click();
            assertThat(tab.page().locator("#branching")).containsText("draw 1");
            studio.ask("draw 4", 2);
            assertThat(studio.turn(2)).hasAttribute("aria-label", Pattern.compile(".*draw 4"));
            assertThat(tab.page().locator("#branching")).isHidden();
            assertThat(server.api()
                            .get("/sessions/" + session)
                            .json()
                            .path("turnCount")
                            .asInt())
                    .isEqualTo(4);
        }
    }
}

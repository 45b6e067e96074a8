package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures that are here already go into the next request, in the order that the person chooses, and nothing is uploaded. */
class PicturesAgainTest extends Journey {
    private static String session = "";

    @BeforeAll
    void seed() {
        String lighthouse = server.api().newSession("A lighthouse at night");
        server.api().end(server.api().ask(lighthouse, "draw 40").path("id").asString());
        session = server.api().newSession("Here");
        for (String prompt : List.of("draw 41", "draw 42", "draw 43")) {
            server.api().end(server.api().ask(session, prompt).path("id").asString());
        }
    }

    @Test
    void anAtSignOffersThePicturesOfThisConversationByNumberAndThoseOfOthersByWords() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            List<String> uploads = uploads(page);
            Studio studio = new Studio(page).open(session);
            Locator list = page.locator("#pictures");
            studio.prompt().focus();
            page.keyboard().type("@");
            assertThat(list.locator("[role=option]")).hasCount(4);
            assertThat(list.locator("[aria-selected=true] .picture-number")).hasText("3");
            tab.shoot("pictures-to-choose");
            tab.assertAccessible();

            page.keyboard().press("ArrowRight");
            assertThat(list.locator("[aria-selected=true] .picture-number")).hasText("2");
            page.keyboard().press("Enter");
            assertThat(list).isHidden();
            assertThat(studio.attachments()).hasCount(1);
            assertThat(studio.prompt()).hasValue("");
            assertThat(studio.prompt()).isFocused();

            page.keyboard().type("say the light of @lightho");
            assertThat(list.locator("[role=option]")).hasCount(1);
            page.keyboard().press("Tab");
            assertThat(studio.attachments()).hasCount(2);
            assertThat(studio.prompt()).hasValue("say the light of picture 2");

            page.keyboard().type(" and @nothing-like-it");
            assertThat(list).isHidden();
            studio.prompt().fill("say me@example.org");
            assertThat(list).isHidden();
            studio.prompt().press("Enter");
            assertThat(studio.turns()).hasCount(4);
            studio.ended(4);
            assertThat(studio.turn(4).locator(".ask-pictures .picture")).hasCount(2);
            assertThat(uploads).isEmpty();
        }
        server.api()
                .patch(
                        "/sessions/" + session,
                        java.util.Map.of("headTurnId", turns().get(2).path("id").asString()));
    }

    @Test
    void escapeClosesTheListAndKeepsWhatWasWritten() {
        try (Browser.Tab tab = browser.open(server, Look.PHONE)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            studio.button("Mention a picture (@)").click();
            assertThat(page.locator("#pictures")).isVisible();
            tab.shoot("pictures-to-choose");
            page.keyboard().press("Escape");
            assertThat(page.locator("#pictures")).isHidden();
            assertThat(studio.prompt()).hasValue("@");
            assertThat(studio.prompt()).isFocused();
        }
    }

    @Test
    void aPictureIsDraggedFromTheStripOrATurnIntoTheComposer() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            List<String> uploads = uploads(page);
            Studio studio = new Studio(page).open(session);
            page.locator("#strip .frame").first().dragTo(page.locator("#composer"));
            assertThat(studio.attachments()).hasCount(1);
            studio.turn(2).locator(".made .picture").dragTo(page.locator("#composer"));
            assertThat(studio.attachments()).hasCount(2);
            assertThat(page.locator("#drop")).isHidden();
            assertThat(uploads).isEmpty();
            // Firefox drags no button, and not all that is in one (its bug 568313)
            assertThat(page.locator("button[draggable=true], button [draggable=true]"))
                    .hasCount(0);
        }
    }

    @Test
    void aPictureOfTheStripIsALinkThatKeysAndNewTabsCanUse() {
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            Locator first = page.locator("#strip .frame").first();
            String image = first.getAttribute("data-image");
            assertThat(first).hasAttribute("href", "/api/v1/images/" + image + "/content");
            first.focus();
            page.keyboard().press("Space");
            assertThat(studio.onStage()).hasAttribute("data-image", image);
            page.keyboard().press("ArrowRight");
            assertThat(studio.onStage()).not().hasAttribute("data-image", image);
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Enter");
            assertThat(studio.onStage()).hasAttribute("data-image", image);
            Page opened = tab.context()
                    .waitForPage(() -> first.click(
                            new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROLORMETA))));
            assertThat(opened).hasURL(java.util.regex.Pattern.compile(".*/images/" + image + "/content"));
        }
    }

    @Test
    void theOrderOfThePicturesIsChangedByKeysAndIsTheOrderInWhichTheyGo() {
        String fresh = server.api().newSession("Order");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(fresh);
            chooseThree(studio);
            Locator third = page.locator(".attachment .place").nth(2);
            assertThat(third).hasAttribute("aria-label", "Picture 3 of 3: picture-3.png. Move it with the arrow keys");
            third.focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".attachment .place").nth(1)).isFocused();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#announce")).hasText("Now picture 1 of 3");
            tab.shoot("order-of-pictures");
            tab.assertAccessible();
            studio.ask("say in order", 1);
        }
        assertThat(widthsSent(fresh)).containsExactly("63", "61", "62");
        server.api().delete("/sessions/" + fresh);
    }

    @Test
    void aTapOnItsNumberBringsAPictureForwardOnAPhone() {
        String fresh = server.api().newSession("Order by taps");
        try (Browser.Tab tab = browser.open(server, Look.PHONE)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(fresh);
            chooseThree(studio);
            tab.shoot("order-of-pictures");
            tab.assertAccessible();
            tab.assertFingersFit();
            page.locator(".attachment .place").nth(2).tap();
            page.locator(".attachment .place").nth(1).tap();
            assertThat(page.locator("#announce")).hasText("Now picture 1 of 3");
            studio.button("Remove picture-1.png").tap();
            studio.ask("say in order", 1);
        }
        assertThat(widthsSent(fresh)).containsExactly("63", "62");
        server.api().delete("/sessions/" + fresh);
    }

    private void chooseThree(Studio studio) {
        for (int number = 1; number <= 3; number++) {
            studio.choose("picture-" + number + ".png", TestPictures.png(60 + number, 60, number));
            assertThat(studio.attachments()).hasCount(number);
        }
    }

    /** The widths of the pictures that a session's first turn was given, in their order. */
    private List<String> widthsSent(String session) {
        return server.api()
                .get("/sessions/" + session + "/turns")
                .json()
                .at("/items/0/inputs")
                .findValuesAsString("width");
    }

    private JsonNode turns() {
        return server.api().get("/sessions/" + session + "/turns").json().path("items");
    }

    /** What the page uploads from now on. */
    private List<String> uploads(Page page) {
        List<String> uploads = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().matches(".*/(images|uploads)$")) {
                uploads.add(request.url());
            }
        });
        return uploads;
    }
}

package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Hand;
import app.pentimento.testing.Portrait;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools of the stage: comparing, painting a mask, the facts of a picture, the tree of branches. */
class StageTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=" + ScriptedModel.ID, TestServer.CHECKS);
    }

    private static String sessionWithAnAnswer(String title) {
        String session = server.api().newSession(title);
        var turn = server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "draw 2", "model", ScriptedModel.ID, "image", TestPictures.png(96, 64, 1)));
        server.api().end(turn.json().path("id").asString());
        return session;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePictureIsComparedWithTheOneBeforeInFourWays(Look look) {
        String session = sessionWithAnAnswer("Compare");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open(session).toStage(tab);
            page.locator("#compare").click();
            assertThat(page.locator("#split")).isVisible();
            assertThat(page.locator("#stage-before")).hasAttribute("data-image", Pattern.compile("\\w+"));
            page.locator("#split").focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#split")).hasAttribute("aria-valuenow", "52");
            tab.shoot("compare-slider");
            tab.assertAccessible();
            page.locator("#compare-how").selectOption("side");
            assertThat(page.locator("#split")).isHidden();
            BoundingBox before = page.locator("#pane-before").boundingBox();
            BoundingBox after = page.locator("#pane-after").boundingBox();
            assertThat(before.x + before.width).isLessThanOrEqualTo(after.x + 1);
            page.locator("#compare-how").selectOption("difference");
            assertThat(page.locator("#stage-view")).hasClass(Pattern.compile("compare-difference"));
            if (!tab.isNarrow()) {
                page.keyboard().press("Escape"); // on a phone it closes the stage
            }
            page.locator("#compare").click();
            assertThat(page.locator("#pane-before")).isHidden();
        }
    }

    @Test
    void thePictureBeforeGoesAlongWithWhatIsShownAndTheOriginalStays() {
        String session = sessionWithAnAnswer("Compare on");
        server.api().end(server.api().ask(session, "draw 5").path("id").asString());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            new Studio(page).open(session);
            Locator frames = page.locator("#strip .frame");
            assertThat(frames).hasCount(3);
            List<String> pictures =
                    frames.evaluateAll("all => all.map(frame => frame.dataset.image)") instanceof List<?> all
                            ? all.stream().map(String::valueOf).toList()
                            : List.of();
            Locator before = page.locator("#stage-before");
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#compare").click();
            assertThat(before).hasAttribute("data-image", pictures.get(1));
            frames.nth(1).click();
            assertThat(before).hasAttribute("data-image", pictures.get(0));
            frames.nth(2).click();
            assertThat(before).hasAttribute("data-image", pictures.get(1));
            page.locator("#compare-with").selectOption("original");
            assertThat(before).hasAttribute("data-image", pictures.get(0));
            frames.nth(1).click();
            frames.nth(2).click();
            assertThat(page.locator("#compare-with")).hasValue("original");
            assertThat(before).hasAttribute("data-image", pictures.get(0));
            assertNamed(page, "The original", "After");
            frames.nth(1).click();
            assertNamed(page, "Before", "After");
            page.locator("#compare-with").selectOption(new SelectOption().setLabel("Picture 3"));
            assertThat(before).hasAttribute("data-image", pictures.get(2));
            assertNamed(page, "Picture 3", "Picture 2");
        }
    }

    private static void assertNamed(Page page, String left, String right) {
        assertThat(page.locator("#name-before")).hasText(left);
        assertThat(page.locator("#name-after")).hasText(right);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aLargePhotoIsLoadedWholeOnlyWhereItIsLookedAtThatClosely(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            List<String> whole = new CopyOnWriteArrayList<>();
            List<String> shown = new CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith("/content")) {
                    whole.add(request.url());
                }
            });
            Studio studio = new Studio(page).open();
            page.locator("#files")
                    .setInputFiles(new FilePayload("large.jpg", "image/jpeg", TestPictures.jpeg(6000, 4000, 3)));
            assertThat(studio.attachments()).hasCount(1);
            studio.ask("say what a large photo", 1);
            page.reload();
            studio.toStage(tab);
            assertThat(studio.onStage()).hasAttribute("src", Pattern.compile("width=(640|1280)$"));
            assertThat(whole).as("all of it was not needed so far").isEmpty();
            page.exposeFunction("shown", values -> shown.add(String.valueOf(values[0])));
            studio.onStage().evaluate("""
                    picture => new MutationObserver(() => shown(picture.src.replace(/.*content/, "")))
                      .observe(picture, { attributeFilter: ["src"] })""");

            page.locator("#zoom-level").click();
            assertThat(page.locator("#zoom-level")).hasText("100%");
            assertThat(studio.onStage()).hasAttribute("src", Pattern.compile("/content$"));
            assertThat((int) studio.onStage().evaluate("picture => picture.naturalWidth"))
                    .isEqualTo(6000);
            assertThat(shown).as("a preview comes before all of it").containsExactly("?width=2560", "");
            page.locator("#stage-view").focus();
            for (int times = 0; times < 12; times++) {
                page.keyboard().press("+");
            }
            assertThat(page.locator("#zoom-level")).hasText("800%");
            assertThat(whole).hasSize(1);
            tab.shoot("large-photo-at-800");
        }
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePanelTellsHowAPictureWasMade(Look look) {
        String session = sessionWithAnAnswer("Facts");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open(session).toStage(tab);
            page.locator("#facts-button").click();
            assertThat(page.locator("#facts")).containsText("96 × 64");
            assertThat(page.locator("#facts")).containsText("Scripted model");
            assertThat(page.locator("#facts")).containsText("AI edited");
            assertThat(page.locator("#facts .lineage-row")).hasCount(2);
            tab.shoot("facts");
            tab.assertAccessible();
        }
    }

    @Test
    void onAPhoneASwipeLeadsToThePictureBeforeAndTheWayBackOutOfTheViewer() {
        String session = sessionWithAnAnswer("Swiped");
        try (Browser.Tab tab = browser.open(server, Look.PHONE)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            Hand hand = new Hand(tab);
            String last = String.valueOf(studio.onStage().getAttribute("data-image"));
            assertThat(page.locator(".step-back")).isHidden();
            assertThat(page.locator("#strip .frame").last()).isInViewport();
            hand.draw(page.locator("#stage-view"), 0.3, 0.5, 0.5, 0.5, 0.8, 0.5);
            assertThat(studio.onStage()).not().hasAttribute("data-image", last);
            hand.draw(page.locator("#stage-view"), 0.8, 0.5, 0.5, 0.5, 0.2, 0.5);
            assertThat(studio.onStage()).hasAttribute("data-image", last);
            tab.shoot("stage-on-a-phone");
            tab.assertAccessible();
            tab.assertFingersFit();
            page.goBack();
            assertThat(page.locator("#stage")).isHidden();
            assertThat(studio.turn(1)).isVisible();
            assertThat(page).hasURL(server.url() + "/sessions/" + session);
        }
    }

    static Stream<Look> panels() {
        return Stream.of(Look.DESKTOP, Look.PHONE, Look.PHONE.inTheDark().in("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void thePanelTellsWhatChangedAndWhetherTheWordsAreThoseThatWereAskedFor(Look look) throws IOException {
        String session = server.api().newSession("Words");
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        ImageIO.write(SamplePicture.draw(1200, 800), "png", photo);
        server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "write \"Sunday in the harbour\" at the bottom",
                                "model",
                                "builtin:studio",
                                "image",
                                photo.toByteArray()));
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            openFacts(tab, session);
            // it comes by itself, while the panel is open
            boolean chinese = look.language().startsWith("zh");
            assertThat(page.locator("#facts"))
                    .containsText(
                            chinese ? "与要求一致：" : "Matches: ",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            assertThat(page.locator("#facts"))
                    .containsText(java.util.regex.Pattern.compile(chinese ? "画面的 \\d+%" : "\\d+% of the picture"));
            assertThat(page.locator("#facts [data-checking]")).hasCount(0);
            tab.shoot("facts-quality");
            tab.assertAccessible();
        }
    }

    /** Opens the panel about the picture that a session's only turn made. */
    private static void openFacts(Browser.Tab tab, String session) {
        Page page = tab.page();
        new Studio(page).open(session).ended(1);
        if (tab.isNarrow()) {
            page.locator("[data-do=show-working]").click();
        }
        assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
        page.locator("#facts-button").click();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePanelSaysThatAWholeAnswerStandsALittleOff(Look look) {
        String session = server.api().newSession("Off");
        server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "shift 3", "model", ScriptedModel.ID, "image", Portrait.png()));
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            openFacts(tab, session);
            boolean chinese = look.language().startsWith("zh");
            assertThat(page.locator("#facts"))
                    .containsText(
                            chinese ? "结果整体偏移了 3 像素" : "Compared after moving it back by 3 px",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            assertThat(page.locator("#facts [data-checking]")).hasCount(0);
            tab.shoot("facts-moved");
            tab.assertAccessible();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theTreeIsWalkedWithTheArrowsAndLeadsToAnyBranch(Look look) {
        String session = server.api().newSession("Tree");
        String root = server.api().ask(session, "say root").path("id").asString();
        server.api().end(root);
        server.api().end(server.api().ask(session, "say left").path("id").asString());
        server.api().patch("/sessions/" + session, Map.of("headTurnId", root));
        server.api().end(server.api().ask(session, "say right").path("id").asString());
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            page.locator("#tree-button").click();
            assertThat(page.locator(".tree-row")).hasCount(3);
            assertThat(page.locator(".tree-row[aria-selected=true]")).isFocused();
            tab.shoot("tree");
            tab.assertAccessible();
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Enter");
            assertThat(studio.turn(2)).containsText("left");
            assertThat(page.locator(".tree-row[aria-selected=true]")).containsText("say left");
        }
    }
}

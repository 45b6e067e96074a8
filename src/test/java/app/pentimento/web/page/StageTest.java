package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
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
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
            new Studio(page).open(session);
            toStage(tab);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
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
        }
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
            toStage(tab);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
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

    /** On a phone the stage is opened over the conversation. */
    private static void toStage(Browser.Tab tab) {
        if (tab.isNarrow()) {
            new Studio(tab.page()).button("Stage").click();
        }
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }

    @Test
    void aPaintedAreaGoesWithTheTurnAsAMaskOfThePicturesSize() throws IOException {
        String session = sessionWithAnAnswer("Mask");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#paint").click();
            assertThat(page.locator("#mask-done")).isDisabled();
            page.locator("[data-tool=rect]").click();
            BoundingBox picture = studio.onStage().boundingBox();
            page.mouse().move(picture.x + picture.width * 0.5, picture.y + 1);
            page.mouse().down();
            page.mouse().move(picture.x + picture.width * 0.7, picture.y + picture.height * 0.5);
            page.mouse().move(picture.x + picture.width - 1, picture.y + picture.height - 1);
            page.mouse().up();
            tab.shoot("mask-painted");
            tab.assertAccessible();
            page.locator("#mask-done").click();
            assertThat(page.locator("#masked:not([aria-busy])")).isVisible();
            page.reload();
            assertThat(page.locator("#masked")).isVisible();
            studio.ask("draw 3", 2);
            assertThat(page.locator("#masked")).isHidden();
            assertThat(studio.turn(2).locator(".mask-chip img")).isVisible();

            String head = server.api()
                    .get("/sessions/" + session)
                    .json()
                    .path("headTurnId")
                    .asString();
            String mask = server.api()
                    .get("/turns/" + head)
                    .json()
                    .path("mask")
                    .path("id")
                    .asString();
            byte[] bytes =
                    server.api().get("/images/" + mask + "/content").response().body();
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(pixels.getWidth()).isEqualTo(96);
            assertThat(pixels.getHeight()).isEqualTo(64);
            assertThat(pixels.getRGB(20, 32) & 0xffffff)
                    .as("the left half must stay")
                    .isZero();
            assertThat(pixels.getRGB(75, 32) & 0xffffff)
                    .as("the right half may change")
                    .isEqualTo(0xffffff);
        }
    }

    @Test
    void whatIsPaintedOverIsChangedAndTheRestOfThePhotoStays() throws IOException {
        String session = server.api().newSession("A kite");
        var first = server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "say Lovely light.", "image", png(SamplePicture.draw(1800, 1200))));
        server.api().end(first.json().path("id").asString());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#paint").click();
            page.locator("[data-tool=lasso]").click();
            BoundingBox picture = studio.onStage().boundingBox();
            page.mouse().move(picture.x + picture.width * 0.3, picture.y + picture.height * 0.3);
            page.mouse().down();
            page.mouse().move(picture.x + picture.width * 0.45, picture.y + picture.height * 0.2);
            page.mouse().move(picture.x + picture.width * 0.5, picture.y + picture.height * 0.45);
            page.mouse().move(picture.x + picture.width * 0.35, picture.y + picture.height * 0.5);
            page.mouse().up();
            page.locator("#mask-done").click();
            studio.ask("repaint", 2);
            tab.shoot("masked-edit");
            assertThat(studio.turn(2).locator(".mask-chip img")).isVisible();
            page.locator("#facts-button").click();
            assertThat(page.locator("#facts-body")).containsText("1800 × 1200");
            page.locator("#facts-button").click();
            page.locator("#compare").click();
            page.locator("#compare-how").selectOption("difference");
            tab.shoot("masked-edit-difference");
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    @Test
    void aStrokeOfTheMaskIsTakenBackWithoutUndoingTheTurn() {
        String session = sessionWithAnAnswer("Strokes");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#stage-view").focus();
            page.keyboard().press("m");
            BoundingBox picture = studio.onStage().boundingBox();
            page.mouse().move(picture.x + 40, picture.y + 40);
            page.mouse().down();
            page.mouse().move(picture.x + 80, picture.y + 60);
            page.mouse().up();
            assertThat(page.locator("#mask-done")).isEnabled();
            page.keyboard().press("Control+z");
            assertThat(page.locator("#mask-done")).isDisabled();
            assertThat(studio.turns()).hasCount(1);
            page.keyboard().press("Escape");
            assertThat(page.locator("#mask-tools")).isHidden();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void thePanelTellsHowAPictureWasMade(Look look) {
        String session = sessionWithAnAnswer("Facts");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            new Studio(page).open(session);
            toStage(tab);
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#facts-button").click();
            assertThat(page.locator("#facts")).containsText("96 × 64");
            assertThat(page.locator("#facts")).containsText("Scripted model");
            assertThat(page.locator("#facts")).containsText("AI edited");
            assertThat(page.locator("#facts .lineage-row")).hasCount(2);
            tab.shoot("facts");
            tab.assertAccessible();
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
            Studio studio = new Studio(page).open(session);
            studio.ended(1);
            if (tab.isNarrow()) {
                page.locator("[data-do=show-working]").click();
            }
            assertThat(page.locator("#stage-view")).hasAttribute("data-ready", "");
            page.locator("#facts-button").click();
            // it comes by itself, while the panel is open
            boolean chinese = look.language().startsWith("zh");
            assertThat(page.locator("#facts"))
                    .containsText(
                            chinese ? "读到：" : "read: ", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            assertThat(page.locator("#facts"))
                    .containsText(java.util.regex.Pattern.compile(chinese ? "画面的 \\d+%" : "\\d+% of the picture"));
            assertThat(page.locator("#facts [data-checking]")).hasCount(0);
            tab.shoot("facts-quality");
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

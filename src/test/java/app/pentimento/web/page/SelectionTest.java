package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Portrait;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mask that nobody paints: the subject, the background and the faces at one click, with the built-in engine. */
class SelectionTest {
    private static final int[] IN_THE_SUIT = {140, 260};
    private static final int[] IN_THE_FLAG = {30, 60};

    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=builtin:studio");
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }

    private static String sessionAbout(byte[] png) {
        String session = server.api().newSession("Selection");
        var turn = server.api()
                .multipart("/sessions/" + session + "/turns", Map.of("prompt", "A bit brighter", "image", png));
        server.api().end(turn.json().path("id").asString());
        return session;
    }

    private static void openMask(Studio studio, Browser.Tab tab) {
        studio.toStage(tab);
        tab.page().locator("#paint").click();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theBackgroundIsSelectedWithOneClickAndOnlyItChanges(Look look) throws IOException {
        String session = sessionAbout(Portrait.png());
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            openMask(studio, tab);
            Locator note = page.locator("#mask-note");
            studio.button("Subject").click();
            assertThat(note).hasText(Pattern.compile("Subject selected: \\d+% of the picture."));
            int subject = studio.masked();
            tab.shoot("mask-subject");
            tab.assertAccessible();
            studio.button("Background").click();
            assertThat(note).hasText(Pattern.compile("Background selected.*"));
            assertThat(studio.masked())
                    .as("the background takes the subject's place")
                    .isBetween(99 - subject, 101 - subject);
            tab.shoot("mask-background");
            studio.useMask();
            studio.ask("Black and white", 2);
            tab.shoot("masked-background");
        }
        BufferedImage before = answer(session, 0);
        BufferedImage after = answer(session, 1);
        assertThat(rgb(after, IN_THE_SUIT)).as("the subject stays, bit for bit").isEqualTo(rgb(before, IN_THE_SUIT));
        int flag = rgb(after, IN_THE_FLAG);
        assertThat(flag & 0xff).as("what is behind loses its colour").isEqualTo(flag >> 16 & 0xff);
        assertThat(flag).isNotEqualTo(rgb(before, IN_THE_FLAG));
    }

    @Test
    void keysSelectTakeOutAndTakeBack() {
        String session = sessionAbout(Portrait.png());
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            page.locator("#stage-view").focus();
            Locator note = page.locator("#mask-note");
            page.keyboard().press("m");
            page.keyboard().press("Shift+S");
            assertThat(note).hasText(Pattern.compile("Subject selected.*"));
            int subject = studio.masked();
            page.keyboard().press("e");
            assertThat(page.locator("[data-tool=eraser]")).hasAttribute("aria-pressed", "true");
            page.keyboard().press("Shift+F");
            assertThat(note).hasText("Faces deselected.");
            int without = studio.masked();
            assertThat(without).isLessThan(subject);
            tab.shoot("mask-subject-without-face");
            page.keyboard().press("Control+z");
            assertThat(studio.masked()).isEqualTo(subject);
            assertThat(note).isHidden();
            page.keyboard().press("Control+Shift+z");
            assertThat(studio.masked()).isEqualTo(without);
            page.keyboard().press("Delete");
            assertThat(studio.masked()).isZero();
            page.keyboard().press("Control+z");
            page.keyboard().press("?");
            assertThat(page.locator("#keys-dialog")).containsText("Select the subject, background, faces");
            tab.shoot("keys");
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys-dialog")).isHidden();
            assertThat(page.locator("#stage-view")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#masked:not([aria-busy])")).isVisible();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whereNothingStandsOutThePageSaysSoAndTheBrushIsStillThere(Look look) {
        String session = sessionAbout(TestPictures.png(600, 400, 5));
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session);
            openMask(studio, tab);
            tab.expect("404");
            studio.button("Subject").click();
            assertThat(page.locator("#mask-note")).hasText("No clear subject found. Paint over it instead.");
            studio.button("Faces").click();
            assertThat(page.locator("#mask-note")).hasText("No faces found.");
            assertThat(page.locator("#mask-done")).isDisabled();
            tab.shoot("mask-nothing-found");
            tab.assertAccessible();
        }
    }

    private static BufferedImage answer(String session, int turn) throws IOException {
        String id = server.api()
                .get("/sessions/" + session + "/turns")
                .json()
                .path("items")
                .path(turn)
                .path("parts")
                .valueStream()
                .map(part -> part.path("image").path("id").asString(""))
                .filter(image -> !image.isEmpty())
                .findFirst()
                .orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(
                server.api().get("/images/" + id + "/content").response().body()));
    }

    private static int rgb(BufferedImage picture, int[] at) {
        return picture.getRGB(at[0], at[1]) & 0xffffff;
    }
}

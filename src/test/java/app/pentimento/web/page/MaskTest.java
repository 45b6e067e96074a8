package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Hand;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mask that is painted, with the mouse and with fingers, and what it does to the next turn. */
class MaskTest extends Journey {
    private String sessionAbout(byte[] picture, String prompt) {
        String session = server.api().newSession("Mask");
        var turn =
                server.api().multipart("/sessions/" + session + "/turns", Map.of("prompt", prompt, "image", picture));
        server.api().end(turn.json().path("id").asString());
        return session;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aPaintedAreaGoesWithTheTurnAsAMaskOfThePicturesSize(Look look) throws IOException {
        String session = sessionAbout(TestPictures.png(96, 64, 1), "draw 2");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            page.locator("#paint").click();
            assertThat(page.locator("#mask-done")).isDisabled();
            studio.button("Rectangle").click();
            new Hand(tab).draw(studio.onStage(), 0.5, 0.01, 0.7, 0.5, 0.99, 0.99);
            tab.shoot("mask-painted");
            tab.assertAccessible();
            tab.assertFingersFit();
            studio.useMask();
            page.reload();
            assertThat(page.locator("#masked")).isVisible();
            studio.ask("draw 3", 2);
            assertThat(page.locator("#masked")).isHidden();
            assertThat(studio.turn(2).locator(".mask-chip img")).isVisible();
        }
        String head = server.api()
                .get("/sessions/" + session)
                .json()
                .path("headTurnId")
                .asString();
        String mask = server.api().get("/turns/" + head).json().at("/mask/id").asString();
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(
                server.api().get("/images/" + mask + "/content").response().body()));
        assertThat(pixels.getWidth()).isEqualTo(96);
        assertThat(pixels.getHeight()).isEqualTo(64);
        assertThat(pixels.getRGB(20, 32) & 0xffffff)
                .as("the left half must stay")
                .isZero();
        assertThat(pixels.getRGB(75, 32) & 0xffffff)
                .as("the right half may change")
                .isEqualTo(0xffffff);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatIsPaintedOverIsChangedAndTheRestOfThePhotoStays(Look look) throws IOException {
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        ImageIO.write(SamplePicture.draw(1800, 1200), "png", photo);
        String session = sessionAbout(photo.toByteArray(), "say Lovely light.");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            page.locator("#paint").click();
            studio.button("Lasso").click();
            new Hand(tab).draw(studio.onStage(), 0.3, 0.3, 0.45, 0.2, 0.5, 0.45, 0.35, 0.5);
            studio.useMask();
            studio.ask("repaint", 2);
            tab.shoot("masked-edit");
            assertThat(studio.turn(2).locator(".mask-chip img")).isVisible();
            studio.toStage(tab);
            page.locator("#facts-button").click();
            assertThat(page.locator("#facts-body")).containsText("1800 × 1200");
            page.locator("#facts-button").click();
            page.locator("#compare").click();
            page.locator("#compare-how").selectOption("difference");
            tab.shoot("masked-edit-difference");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void strokesAreTakenBackPutBackTurnedAroundErasedAndCleared(Look look) {
        String session = sessionAbout(TestPictures.png(96, 64, 2), "draw 4");
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            Hand hand = new Hand(tab);
            String working = String.valueOf(studio.onStage().getAttribute("data-image"));
            page.locator("#strip .frame").first().click();
            assertThat(studio.onStage()).not().hasAttribute("data-image", working);
            page.locator("#paint").click();
            assertThat(page.locator("#mask-tools")).isVisible();
            assertThat(studio.onStage()).hasAttribute("data-image", working);
            Locator size = page.locator("#mask-size");
            size.dispatchEvent("input");
            assertThat(page.locator("#mask-cursor")).isVisible();
            size.dispatchEvent("change");
            assertThat(page.locator("#mask-cursor")).isHidden();
            hand.draw(studio.onStage(), 0.2, 0.3, 0.4, 0.3, 0.8, 0.3);
            int painted = studio.masked();
            assertThat(painted).as("a line of the brush").isBetween(2, 30);
            tab.shoot("mask-brush");
            studio.button("Undo the last stroke").click();
            assertThat(studio.masked()).isZero();
            assertThat(page.locator("#mask-done")).isDisabled();
            studio.button("Redo the stroke").click();
            assertThat(studio.masked()).isEqualTo(painted);
            studio.button("Invert").click();
            assertThat(studio.masked()).isBetween(99 - painted, 101 - painted);
            studio.button("Invert").click();
            studio.button("Eraser").click();
            hand.draw(studio.onStage(), 0.5, 0.3, 0.7, 0.3, 0.99, 0.3);
            assertThat(studio.masked()).isLessThan(painted).isPositive();
            studio.button("Clear").click();
            assertThat(studio.masked()).isZero();
            assertThat(page.locator("#mask-done")).isDisabled();
            assertThat(studio.turns()).hasCount(1);
        }
    }

    @Test
    void aStrokeOfTheMaskIsTakenBackByKeysWithoutUndoingTheTurn() {
        String session = sessionAbout(TestPictures.png(96, 64, 3), "draw 5");
        try (Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            page.locator("#stage-view").focus();
            page.keyboard().press("m");
            new Hand(tab).draw(studio.onStage(), 0.2, 0.2, 0.4, 0.3);
            assertThat(page.locator("#mask-done")).isEnabled();
            page.keyboard().press("Control+z");
            assertThat(page.locator("#mask-done")).isDisabled();
            assertThat(studio.turns()).hasCount(1);
            page.keyboard().press("Escape");
            assertThat(page.locator("#mask-tools")).isHidden();
        }
    }

    @Test
    void twoFingersZoomWhileOnePaints() {
        String session = sessionAbout(TestPictures.png(960, 640, 4), "draw 6");
        try (Browser.Tab tab = browser.open(server, Look.PHONE)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open(session).toStage(tab);
            page.locator("#paint").click();
            Locator level = page.locator("#zoom-level");
            String before = level.innerText();
            new Hand(tab).pinch(page.locator("#stage-view"), 0.2, 0.6);
            assertThat(level).not().hasText(before);
            assertThat(studio.masked()).as("a pinch paints nothing").isZero();
            new Hand(tab).draw(page.locator("#stage-view"), 0.4, 0.5, 0.6, 0.5);
            assertThat(studio.masked()).isPositive();
            assertThat(page.locator("#mask-tools [data-tool=brush]"))
                    .hasAttribute("aria-pressed", Pattern.compile("true"));
        }
    }
}

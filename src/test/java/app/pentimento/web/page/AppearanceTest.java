package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.Studio;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of the page, on a phone and on a desk, by day and by night: nothing is cut off, and axe-core finds nothing. */
class AppearanceTest extends Journey {
    private static String session = "";

    @BeforeAll
    void converse() throws IOException {
        session = server.api().newSession("A session with much in it");
        BufferedImage drawn = SamplePicture.draw(1200, 800);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", png);
        var first = server.api()
                .multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "say **Done.** It has:\n\n- one\n- two", "image", png.toByteArray()));
        server.api().end(first.json().path("id").asString());
        for (String prompt : List.of(
                "say A story.; draw 2; say It goes on.; draw 3",
                "fail PROMPT_BLOCKED",
                "say " + "a long answer ".repeat(60))) {
            server.api().end(server.api().ask(session, prompt).path("id").asString());
        }
    }

    List<Look> everywhere() {
        return List.of(
                Look.DESKTOP,
                Look.DESKTOP.inTheDark(),
                Look.PHONE,
                Look.PHONE.inTheDark(),
                new Look(820, 1180, false, true, true, "en-GB"),
                new Look(820, 1180, true, true, true, "en-GB"),
                new Look(1440, 900, false, false, true, "en-GB"),
                new Look(1440, 900, true, false, true, "zh-CN"),
                new Look(2560, 1300, false, false, true, "en-GB"),
                new Look(2560, 1300, true, false, true, "en-GB"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void everyStateIsAccessibleAndFits(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Page page = tab.page();
            Studio studio = new Studio(page).open();
            check(tab, "start");
            studio.open(session);
            assertThat(studio.turns()).hasCount(4);
            check(tab, "session");
            studio.turn(2).locator(".made .picture").first().click();
            assertThat(studio.onStage()).isVisible();
            check(tab, "picture-opened");
            page.keyboard().press("Escape");
            page.locator("body").press("?");
            assertThat(page.locator("#keys-dialog")).isVisible();
            check(tab, "keys");
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys-dialog")).isHidden();
        }
    }

    private void check(Browser.Tab tab, String name) {
        tab.shoot(name);
        tab.assertAccessible();
        tab.assertFingersFit();
        Object wider = tab.page().evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) wider).intValue()).as("pixels that stick out").isLessThanOrEqualTo(0);
    }
}

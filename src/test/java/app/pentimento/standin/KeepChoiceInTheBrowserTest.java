package app.pentimento.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.Studio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where only the change was taken from an answer, the page says so, and gives the whole answer too. */
class KeepChoiceInTheBrowserTest {
    @RegisterExtension
    static final GeminiServer here = new GeminiServer("pentimento.provenance.profile=none");

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theWholeAnswerIsOneClickAwayAndNoModelIsAskedForIt(Look look) throws IOException {
        here.gemini().otherwise(new LocalEditor());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(SamplePicture.draw(1500, 1000), "png", png);
        try (Browser.Tab tab = browser.open(here.server(), look)) {
            Studio studio = new Studio(tab.page());
            studio.open();
            tab.page().locator("#model").selectOption(GeminiServer.NANO);
            studio.choose("photo.png", png.toByteArray());
            studio.ask("a dot at 30 40", 1);
            assertThat(studio.turn(1).locator(".keep-choice")).containsText("Only the change was taken");
            int asked = here.gemini().asked().size();
            tab.shoot("keep-choice");
            studio.turn(1).locator(".keep-choice button").click();
            assertThat(studio.answers()).hasCount(2);
            assertThat(studio.turn(1).locator(".keep-choice")).hasCount(0);
            org.assertj.core.api.Assertions.assertThat(here.gemini().asked()).hasSize(asked);
            tab.shoot("keep-choice-both");
        }
    }
}

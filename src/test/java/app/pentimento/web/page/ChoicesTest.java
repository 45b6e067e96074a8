package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that was not clear is answered with what it may have meant, and one click does it. */
class ChoicesTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=builtin:studio");
    }

    static List<Browser.Look> looks() {
        return List.of(Browser.Look.DESKTOP, Browser.Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void editsByOneClickOnASuggestedWording(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            studio.choose("field.png", TestPictures.png(800, 600, 1));
            studio.send("make the sky darker");
            studio.session();
            studio.ended(1);
            assertThat(studio.turn(1)).containsText("Nothing was changed");
            assertThat(studio.answers()).hasCount(0);
            assertThat(studio.turn(1).locator(".choices button")).hasCount(4);
            tab.assertAccessible();
            tab.shoot("choices");

            studio.turn(1).locator(".choices button").first().click();
            studio.ended(2);
            assertThat(studio.turn(2).locator(".prompt")).hasText("make it darker");
            assertThat(studio.answers()).hasCount(1);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void asksAGenerativeModelByOneClickWithTheSamePromptAndPicture(Browser.Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            studio.choose("field.png", TestPictures.png(800, 600, 1));
            studio.send("put him in a banana suit");
            studio.session();
            studio.ended(1);
            assertThat(studio.turn(1)).not().containsText("KEY");
            tab.shoot("ask-generative");
            studio.turn(1).locator(".choices button").first().click();
            assertThat(studio.turn(1)).containsText("You said: put him in a banana suit");
            assertThat(studio.turn(1).locator(".ask-pictures .picture")).hasCount(1);
            assertThat(studio.turn(1)).containsText("2/2");
        }
    }
}

package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import app.pentimento.testing.Wire;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connection that breaks while the browser believes to be online. */
class LostConnectionTest {
    @AutoClose
    private static TestServer server;

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = TestServer.start("pentimento.model.default=" + ScriptedModel.ID);
    }

    @Test
    void anUploadGoesOnFromWhereTheConnectionBroke() {
        byte[] picture = TestPictures.noise(1300, 1100, 5);
        String session = server.api().newSession("Slow");
        try (Wire wire = new Wire(server.port(), 1_200_000);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            expectLostConnections(tab);
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            List<Integer> offsets = new CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                if (request.method().equals("PATCH") && request.url().contains("/uploads/")) {
                    offsets.add(Integer.parseInt(request.headers().get("upload-offset")));
                }
            });
            long before = wire.sent();
            studio.choose("large.png", picture);
            assertThat(page.locator(".attachment.uploading progress")).isVisible();
            while (wire.sent() - before < picture.length / 2) {
                page.waitForTimeout(20);
            }
            tab.shoot("uploading");
            wire.cut();
            assertThat(page.locator(".attachment.waiting")).hasAttribute("title", Pattern.compile("goes on from here"));
            assertThat(page.locator("#offline")).isVisible();
            tab.shoot("upload-waits");
            tab.assertAccessible();
            wire.mend();
            assertThat(studio.attachments()).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
            assertThat(page.locator("#offline")).isHidden();
            studio.ask("say it arrived", 1);

            assertThat(offsets.getFirst()).isZero();
            assertThat(offsets.getLast()).as("it did not begin again").isGreaterThan(picture.length / 4);
            String image = server.api()
                    .get("/sessions/" + session + "/turns")
                    .json()
                    .at("/items/0/inputs/0/id")
                    .asString();
            assertThat(server.api()
                            .get("/images/" + image + "/content")
                            .response()
                            .body())
                    .isEqualTo(picture);
        }
    }

    @Test
    void thePageSaysSoAndSendsWhatWaitsOnceWhenTheServerIsThereAgain() {
        String session = server.api().newSession("Cut off");
        try (Wire wire = new Wire(server.port(), 10_000_000);
                Browser.Tab tab = browser.open(server, Look.PHONE)) {
            expectLostConnections(tab);
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            studio.ask("say before", 1);
            wire.cut();
            assertThat(page.locator("#offline")).isVisible();
            studio.send("say meanwhile");
            assertThat(page.locator("#turn-waiting")).isVisible();
            server.api()
                    .end(server.api()
                            .ask(session, "say from elsewhere")
                            .path("id")
                            .asString());
            wire.mend();
            assertThat(page.locator("#offline")).isHidden();
            assertThat(studio.turns()).hasCount(3);
            studio.ended(3);
            assertThat(studio.turn(2)).containsText("from elsewhere");
            assertThat(studio.turn(3)).containsText("meanwhile");
            assertThat(page.locator("#composer-error")).isHidden();
        }
        assertThat(server.api()
                        .get("/sessions/" + session)
                        .json()
                        .path("turnCount")
                        .asInt())
                .isEqualTo(3);
    }

    private static void expectLostConnections(Browser.Tab tab) {
        tab.expect("409"); // the server may still be writing what had arrived when it is asked how far it came
        tab.expect("ERR_CONNECTION");
        tab.expect("ERR_INCOMPLETE_CHUNKED_ENCODING");
        tab.expect("ERR_EMPTY_RESPONSE");
    }
}

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that breaks while the browser believes to be online. */
class LostConnectionTest {
    /** How many files and results the browser keeps for this server. */
    private static final String KEPT = """
            () => new Promise((resolve, reject) => {
              const opening = indexedDB.open("pentimento")
              opening.onerror = reject
              opening.onsuccess = () => {
                const count = opening.result.transaction("uploads").objectStore("uploads").count()
                count.onsuccess = () => resolve(count.result)
              }
            })""";

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
            List<Integer> offsets = offsets(page);
            beginUpload(studio, page, wire, picture);
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
            assertThat(content(session, 0)).isEqualTo(picture);
        }
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anUploadGoesOnWhenThePageIsLoadedAgainOrLeftAndComeBackTo(Look look) {
        byte[] picture = TestPictures.noise(1300, 1100, 6);
        byte[] small = TestPictures.png(64, 64, 7);
        String session = server.api().newSession("Reloaded");
        String other = server.api().newSession("Another");
        try (Wire wire = new Wire(server.port(), 1_200_000);
                Browser.Tab tab = browser.open(server, look)) {
            expectLostConnections(tab);
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            List<Integer> offsets = offsets(page);
            beginUpload(studio, page, wire, picture);
            studio.choose("small.png", small);
            assertThat(studio.attachments()).hasCount(1);
            if (look.equals(Look.DESKTOP)) {
                page.reload();
            } else {
                page.navigate(wire.url() + "/sessions/" + other);
                assertThat(page.locator(".attachment")).hasCount(0);
                page.navigate(wire.url() + "/sessions/" + session);
            }
            assertThat(page.locator(".attachment.uploading progress")).isVisible();
            assertThat(page.locator(".attachment.uploading img")).isVisible();
            tab.shoot("upload-after-reload");
            tab.assertAccessible();
            assertThat(studio.attachments()).hasCount(2);
            studio.ask("say both are here", 1);

            assertThat(offsets.getFirst()).isZero();
            assertThat(offsets.getLast()).as("it did not begin again").isGreaterThan(picture.length / 4);
            assertThat(content(session, 0))
                    .as("the first one is still the first")
                    .isEqualTo(picture);
            assertThat(content(session, 1)).isEqualTo(small);
            page.reload();
            assertThat(page.locator(".attachment")).hasCount(0);
            assertThat((int) page.evaluate(KEPT))
                    .as("nothing is kept of what was sent")
                    .isZero();
        }
    }

    @Test
    void aPictureThatWasTakenAwayDoesNotComeBack() {
        byte[] picture = TestPictures.noise(1300, 1100, 8);
        String session = server.api().newSession("Taken away");
        try (Wire wire = new Wire(server.port(), 1_200_000);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            expectLostConnections(tab);
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            beginUpload(new Studio(page), page, wire, picture);
            page.locator(".attachment .remove").click();
            assertThat(page.locator(".attachment")).hasCount(0);
            page.reload();
            assertThat(page.locator("#composer")).isVisible();
            assertThat(page.locator(".attachment")).hasCount(0);
            assertThat((int) page.evaluate(KEPT)).isZero();
        }
    }

    @Test
    void whereTheBrowserKeepsNothingAnUploadArrivesAsLongAsThePageStays() {
        byte[] picture = TestPictures.noise(1300, 1100, 9);
        String session = server.api().newSession("Nothing kept");
        try (Wire wire = new Wire(server.port(), 1_200_000);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            expectLostConnections(tab);
            Page page = tab.page();
            page.addInitScript("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }");
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            beginUpload(studio, page, wire, picture);
            page.reload();
            assertThat(page.locator("#composer")).isVisible();
            assertThat(page.locator(".attachment")).hasCount(0);
            studio.choose("large.png", picture);
            assertThat(studio.attachments()).hasCount(1);
            studio.ask("say it arrived", 1);
            assertThat(content(session, 0)).isEqualTo(picture);
        }
    }

    /** The offsets that pieces of uploads are sent from, in order, as they are sent. */
    private static List<Integer> offsets(Page page) {
        List<Integer> offsets = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("PATCH") && request.url().contains("/uploads/")) {
                offsets.add(Integer.parseInt(request.headers().get("upload-offset")));
            }
        });
        return offsets;
    }

    /** Chooses a large picture and waits until half of it has gone. */
    private static void beginUpload(Studio studio, Page page, Wire wire, byte[] picture) {
        long before = wire.sent();
        studio.choose("large.png", picture);
        assertThat(page.locator(".attachment.uploading progress")).isVisible();
        while (wire.sent() - before < picture.length / 2) {
            page.waitForTimeout(20);
        }
    }

    /** The bytes of a picture that the session's first turn was given. */
    private static byte[] content(String session, int number) {
        String image = server.api()
                .get("/sessions/" + session + "/turns")
                .json()
                .at("/items/0/inputs/" + number + "/id")
                .asString();
        return server.api().get("/images/" + image + "/content").response().body();
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

package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.Wire;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that breaks while the browser believes to be online. */
class LostConnectionTest extends Journey {
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

    @Test
    void anUploadGoesOnFromWhereTheConnectionBroke() {
        byte[] picture = TestPictures.noise(1300, 1100, 5);
        String session = server.api().newSession("Slow");
        try (Wire wire = new Wire(server.port(), 1_200_000);
                Browser.Tab tab = browser.open(server, Look.DESKTOP)) {
            tab.expectLostConnections();
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            List<Integer> offsets = offsets(page);
            studio.beginUpload(wire, picture);
            tab.shoot("uploading");
            wire.cut();
            assertThat(page.locator(".attachment.waiting"))
                    .hasAttribute("title", Pattern.compile("The upload resumes"));
            assertThat(page.locator("#offline")).isVisible();
            tab.shoot("upload-waits");
            tab.assertAccessible();
            wire.mend();
            assertThat(studio.attachments()).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
            assertThat(page.locator("#offline")).isHidden();
            studio.ask("say it arrived", 1);

            assertThat(offsets.getFirst()).isZero();
            assertThat(offsets.getLast()).as("it did not begin again").isGreaterThan(picture.length / 4);
            assertThat(server.api().sent(session, 0)).isEqualTo(picture);
        }
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
            tab.expectLostConnections();
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            Studio studio = new Studio(page);
            List<Integer> offsets = offsets(page);
            studio.beginUpload(wire, picture);
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
            assertThat(server.api().sent(session, 0))
                    .as("the first one is still the first")
                    .isEqualTo(picture);
            assertThat(server.api().sent(session, 1)).isEqualTo(small);
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
            tab.expectLostConnections();
            Page page = tab.page();
            page.navigate(wire.url() + "/sessions/" + session);
            new Studio(page).beginUpload(wire, picture);
            page.locator(".attachment .remove").click();
            assertThat(page.locator(".attachment")).hasCount(0);
            page.reload();
            assertThat(page.locator("#composer")).isVisible();
            assertThat(page.locator(".attachment")).hasCount(0);
            assertThat((int) page.evaluate(KEPT)).isZero();
        }
    }

    /** The offsets that pieces of uploads are sent from, in order, as they are sent. */
    private List<Integer> offsets(Page page) {
        List<Integer> offsets = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("PATCH") && request.url().contains("/uploads/")) {
                offsets.add(Integer.parseInt(request.headers().get("upload-offset")));
            }
        });
        return offsets;
    }

    @Test
    void thePageSaysSoAndSendsWhatWaitsOnceWhenTheServerIsThereAgain() {
        String session = server.api().newSession("Cut off");
        try (Wire wire = new Wire(server.port(), 10_000_000);
                Browser.Tab tab = browser.open(server, Look.PHONE)) {
            tab.expectLostConnections();
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
}

package app.pentimento.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.Browser.Look;
import app.pentimento.testing.Portrait;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new user's way through a conversation with Gemini, on a phone and on a wide screen. */
class GeminiInTheBrowserTest {
    private static final String ROOM = "Show this room in five different styles, with a caption for each";
    private static final List<String> STYLES = List.of("Scandinavian", "Japandi", "Industrial", "Art Deco", "Tropical");

    private static StandIn gemini;
    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        gemini = StandIn.start();
        server = TestServer.start(gemini.settings(
                "pentimento.model.wire.retries.first-backoff=10ms", "pentimento.model.wire.retries.longest-wait=20s"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            server.close();
            assertThat(gemini.violations()).isEmpty();
            gemini.close();
        }
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.PHONE);
    }

    private static Answers.LocalizedMessage signed(byte[] png) {
        return Answers.picture(png, "image/png", gemini.signatures().sign(png));
    }

    /** An answer of words and a picture, as most turns get. */
    private static Answers.Script picture(int number) {
        return Answers.stream(
                Answers.chunk(Answers.text("Here it is.", gemini.signatures().sign("Here it is."))),
                Answers.chunk(signed(room(number))),
                Answers.last("STOP", 600, 20, 1120));
    }

    private static byte[] room(int number) {
        return TestPictures.png(768, 576, number);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aRoomIsUploadedRestyledAskedAboutAndBranched(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            // models of vendors that are not connected are no choice
            assertThat(tab.page().locator("#model option[value^='openai:']")).hasCount(0);
            CompletableFuture<Boolean> firstSeen = new CompletableFuture<>();
            gemini.next(fiveStyles(firstSeen));
            studio.choose("room.png", room(1));
            assertThat(studio.attachments()).hasCount(1);
            studio.send(ROOM);
            assertThat(studio.answers()).hasCount(1);
            assertThat(studio.turn(1)).hasAttribute("aria-busy", "true");
            studio.answers().first().evaluate("image => image.decode()");
            tab.shoot("gemini-first-of-five");
            firstSeen.complete(true);
            studio.ended(1);
            assertThat(studio.answers()).hasCount(5);
            assertThat(studio.turn(1).locator(".words")).hasText(numbered());
            for (int i = 0; i < STYLES.size(); i++) {
                assertThat(studio.answers().nth(i)).hasAttribute("alt", STYLES.get(i));
            }
            studio.answers().last().evaluate("image => image.decode()");
            tab.shoot("gemini-five-styles");
            tab.assertAccessible();

            gemini.next(Answers.stream(
                    Answers.chunk(Answers.text("A sofa, a lamp and two windows.")), Answers.last("STOP", 700, 12, 0)));
            studio.ask("What furniture is in this picture?", 2);
            assertThat(studio.turn(2)).containsText("A sofa, a lamp and two windows.");
            assertThat(studio.turn(2)).hasAttribute("data-status", "succeeded");
            assertThat(studio.turn(2).locator(".made")).hasCount(0);
            tab.shoot("gemini-question");

            gemini.next(picture(20));
            studio.ask("Make the walls green", 3);
            studio.turn(2).locator("[data-do=branch-here]").click();
            gemini.next(picture(21));
            studio.send("Make the walls red");
            assertThat(studio.turn(3)).containsText("Make the walls red");
            studio.ended(3);
            assertThat(studio.turn(3)).containsText("2/2");
            assertThat(gemini.asked().getLast().request().toString()).doesNotContain("walls green");
            tab.shoot("gemini-branch");
            if (look.equals(Look.PHONE)) {
                studio.button("Sessions").click();
            }
            Locator spending = tab.page().locator("#spending");
            assertThat(spending).containsText("This session");
            assertThat(spending).containsText("$0.241"); // seven pictures, a question and their words, as the list says
            assertThat(spending).containsText("This month");
            tab.shoot("gemini-spending");
            tab.assertAccessible();
            if (look.equals(Look.PHONE)) {
                studio.button("Close sessions").click();
            }
            if (look.equals(Look.DESKTOP)) {
                tab.page().locator("#facts-button").click();
                Locator sent = tab.page().locator(".sent");
                assertThat(sent).containsText("The current request.");
                assertThat(sent).containsText(ROOM);
                assertThat(sent).containsText("Already there, not sent again");
                assertThat(sent).containsText("The picture to edit.");
                sent.scrollIntoViewIfNeeded();
                tab.page().locator(".sent > li").last().scrollIntoViewIfNeeded();
                tab.shoot("gemini-what-was-sent");
                tab.assertAccessible();
                tab.page().locator("#facts-button").click();
            }
            studio.turn(3).locator("[data-do=branch]").first().click();
            assertThat(studio.turn(3)).containsText("Make the walls green");
        }
    }

    private static String[] numbered() {
        String[] captions = new String[STYLES.size()];
        for (int i = 0; i < captions.length; i++) {
            captions[i] = (i + 1) + ". " + STYLES.get(i);
        }
        return captions;
    }

    private static Answers.Script fiveStyles(CompletableFuture<Boolean> firstSeen) {
        return (asked, reply) -> {
            List<Object> pieces = new ArrayList<>();
            for (int i = 0; i < STYLES.size(); i++) {
                pieces.add(Answers.chunk(Answers.text("**" + (i + 1) + ". " + STYLES.get(i) + "**\n")));
                pieces.add(Answers.chunk(signed(room(10 + i))));
            }
            Answers.stream(pieces.subList(0, 2).toArray()).answer(asked, reply);
            firstSeen.join();
            for (Object piece : pieces.subList(2, pieces.size())) {
                reply.event((Answers.Piece) piece);
            }
            reply.event(Answers.last("STOP", 900, 120, 5600));
        };
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theSubjectIsSelectedWithOneClickAndGoesToGeminiAsTheMask(Look look) throws IOException {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            studio.choose("portrait.png", Portrait.png());
            assertThat(studio.attachments()).hasCount(1);
            gemini.next(Answers.stream(Answers.chunk(Answers.text("A portrait.")), Answers.last("STOP", 300, 5, 0)));
            studio.ask("Who is this?", 1);
            studio.toStage(tab);
            tab.page().locator("#paint").click();
            studio.button("Subject").click();
            assertThat(tab.page().locator("#mask-note")).containsText("Subject selected");
            tab.shoot("gemini-mask-subject");
            studio.useMask();
            gemini.next(picture(30));
            studio.ask("Give her a green suit", 2);
            assertThat(studio.turn(2)).hasAttribute("data-status", "succeeded");
            assertThat(studio.turn(2).locator(".mask-chip")).isVisible();
            tab.shoot("gemini-masked-subject");
        }
        Answers.Asked asked = gemini.asked().getLast();
        assertThat(asked.request().toString()).contains("A mask for the picture");
        BufferedImage mask =
                ImageIO.read(new ByteArrayInputStream(asked.pictures().getLast().bytes()));
        assertThat(mask.getRGB(mask.getWidth() * 140 / 384, mask.getHeight() * 260 / 384) & 0xff)
                .as("the suit may change")
                .isGreaterThan(240);
        assertThat(mask.getRGB(mask.getWidth() * 300 / 384, mask.getHeight() * 90 / 384) & 0xff)
                .as("the rocket must stay")
                .isLessThan(15);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aTurnIsCancelledAQuotaIsToldAndARetrySucceeds(Look look) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            studio.choose("room.png", room(2));
            assertThat(studio.attachments()).hasCount(1);
            gemini.next((asked, reply) -> reply.waits(Duration.ofSeconds(60)));
            studio.send("Make it brighter");
            assertThat(studio.turn(1)).hasAttribute("data-status", "running");
            tab.shoot("gemini-working");
            studio.turn(1).locator("[data-do=cancel]").click();
            assertThat(studio.turn(1)).hasAttribute("data-status", "cancelled");
            assertThat(studio.turn(1)).containsText("may cost about $0.03"); // the model was asked
            tab.shoot("gemini-cancelled");

            gemini.next(Answers.quota("3600s"));
            studio.ask("Make it warmer", 2);
            assertThat(studio.turn(2)).containsText("Rate limit reached");
            assertThat(studio.turn(2)).containsText("Try again in 60 minutes");
            tab.shoot("gemini-quota");
            tab.assertAccessible();

            gemini.next(picture(22));
            studio.turn(2).locator(".icon-button[data-do=retry]").click();
            assertThat(studio.turn(2)).containsText("2/2");
            studio.ended(2);
            assertThat(studio.turn(2)).hasAttribute("data-status", "succeeded");
            assertThat(studio.answers()).hasCount(1);
            tab.shoot("gemini-retried");
        }
    }

    @ParameterizedTest
    @MethodSource("waitingLooks")
    void aQuotaThatAsksToWaitIsShownWithTheSecondsLeft(Look look, String words) {
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open();
            gemini.next(Answers.quota("8s"));
            gemini.next(picture(23));
            tab.page().locator("#prompt").fill("Draw a room");
            tab.page().locator("#prompt").press("Enter");
            Locator waits = studio.turn(1).locator(".waits");
            assertThat(waits).containsText(words);
            int first = Integer.parseInt(waits.locator(".wait-left").textContent());
            assertThat(first).isBetween(1, 10);
            tab.shoot("gemini-waiting-" + look.language());
            assertThat(waits.locator(".wait-left")).not().hasText(Integer.toString(first));
            assertThat(waits).hasCount(0);
            assertThat(studio.turn(1)).hasAttribute("data-status", Pattern.compile("succeeded"));
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> waitingLooks() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of(Look.DESKTOP, "Rate limit of Nano Banana 2.1 reached"),
                org.junit.jupiter.params.provider.Arguments.of(Look.PHONE.in("zh-CN"), "已达到速率限制"));
    }
}

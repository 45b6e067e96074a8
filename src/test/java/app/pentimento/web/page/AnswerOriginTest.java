package app.pentimento.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.Browser;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Studio;
import app.pentimento.testing.TestPictures;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Where an answer came from, what it looks like while it is made, and what the model was asked besides. */
class AnswerOriginTest extends Journey {
    @ParameterizedTest
    @MethodSource("looks")
    void showsSourcesAsLinksAndSearchSuggestionsInAFrameThatRunsNothing(Browser.Look look) {
        String session = server.api().newSession("Sources");
        try (Browser.Tab tab = browser.open(server, look)) {
            tab.expect("Blocked script execution");
            tab.expect("img-src data:");
            Studio studio = new Studio(tab.page()).open(session);
            studio.ask(
                    "say It rains in Oslo.; source https://example.org/weather Weather in Oslo;"
                            + " suggest <style>a{color:green}</style><a href=https://example.org/s id=s>oslo weather</a>"
                            + "<script>document.body.append('ran')</script><img src=x onerror=\"document.body.append('ran')\">",
                    1);
            Locator source = studio.turn(1).locator(".sources a");
            assertThat(source).hasText("Weather in Oslo");
            assertThat(source).hasAttribute("href", "https://example.org/weather");
            assertThat(source).hasAttribute("rel", "noopener noreferrer");
            FrameLocator suggestions = studio.turn(1).frameLocator(".suggestions");
            assertThat(suggestions.locator("#s")).hasText("oslo weather");
            assertThat(suggestions.locator("body")).not().containsText("ran");
            tab.shoot("sources");
        }
    }

    @Test
    void suggestionsAreServedWithAPolicyOfTheirOwn() throws Exception {
        String session = server.api().newSession("Policy");
        JsonNode turn = server.api()
                .end(server.api()
                        .ask(session, "say Hi; suggest <b>hi</b>")
                        .path("id")
                        .asString());
        HttpResponse<String> page = get("/turns/" + turn.path("id").asString() + "/search-suggestions");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("sandbox", "default-src 'none'", "frame-ancestors 'self'")
                        .doesNotContain("script-src", "allow-scripts", "allow-same-origin"));
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(get("/sessions/" + session).headers().firstValue("X-Frame-Options"))
                .hasValue("DENY");
        JsonNode plain =
                server.api().end(server.api().ask(session, "say Hi").path("id").asString());
        assertThat(get("/turns/" + plain.path("id").asString() + "/search-suggestions")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void saysWhereAnotherModelThanTheOneThatWasAskedAnswered(Browser.Look look) {
        String session = server.api().newSession("Served by");
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.ask("served newer-model-7; draw 3", 1);
            assertThat(studio.turn(1)).containsText("You asked Scripted model; newer-model-7 answered.");
            tab.shoot("served-by");
        }
        JsonNode image =
                turns(session).path(0).path("parts").path(0).path("image").path("id");
        assertThat(server.api()
                        .get("/images/" + image.asString() + "/provenance")
                        .json()
                        .at("/ai/model")
                        .asString())
                .isEqualTo("test:newer-model-7");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void showsThePictureAsItSharpensSmallAndLabelledAndThenTheWholeInItsPlace(Browser.Look look) throws Exception {
        String session = server.api().newSession("Sharpening");
        String gate = "sharp-" + look;
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            studio.send("preview 4; wait " + gate + "; preview 5; wait " + gate + "-2; draw 5");
            Locator preview = studio.turn(1).locator(".sharpening img");
            assertThat(preview).hasAttribute("src", java.util.regex.Pattern.compile("number=1"));
            tab.shoot("sharpening");
            ScriptedModel.open(gate);
            assertThat(preview).hasAttribute("src", java.util.regex.Pattern.compile("number=2"));
            String id = turns(session).path(0).path("id").asString();
            byte[] jpeg =
                    server.api().get("/turns/" + id + "/preview").response().body();
            assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isLessThanOrEqualTo(768);
            assertThat(new String(jpeg, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("TC260", "trainedAlgorithmicMedia");
            ScriptedModel.open(gate + "-2");
            studio.ended(1);
            assertThat(preview).hasCount(0);
            assertThat(studio.answers()).hasCount(1);
            assertThat(server.api().get("/turns/" + id + "/preview").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void sendsThinkingAndTheWebSearchThatWereChosen(Browser.Look look) {
        String session = server.api().newSession("Options");
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            tab.page().locator("#options-button").click();
            tab.page().locator("#thinking").selectOption("high");
            tab.page().locator("#grounding").check();
            tab.shoot("thinking-and-search");
            tab.assertAccessible();
            tab.page().keyboard().press("Escape");
            studio.ask("say Hello", 1);
        }
        JsonNode options = turns(session).path(0).path("options");
        assertThat(options.path("thinking").asString()).isEqualTo("high");
        assertThat(options.path("grounding").asBoolean()).isTrue();
    }

    @Test
    void refusesThinkingAndSearchThatAModelDoesNotOffer() {
        String session = server.api().newSession("Refused");
        JsonNode refused = server.api()
                .post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "Hi", "model", "builtin:studio", "options", Map.of("grounding", true)))
                .json();
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("options.grounding");
        refused = server.api()
                .post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "Hi", "options", Map.of("thinking", "minimal")))
                .json();
        assertThat(refused.at("/errors/0/message").asString()).contains("low, high");
        refused = server.api()
                .post("/sessions/" + session + "/turns", Map.of("prompt", "Hi", "options", Map.of("thinking", "deep")))
                .json();
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("options.thinking");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void remembersTheModelOfASessionForEveryBrowser(Browser.Look look) {
        String session = server.api().newSession("Remembered");
        try (Browser.Tab tab = browser.open(server, look)) {
            Studio studio = new Studio(tab.page()).open(session);
            tab.page().locator("#model").selectOption("builtin:studio");
            studio.choose("photo.png", TestPictures.png(80, 60, 1));
            studio.ask("make it warmer", 1);
        }
        try (Browser.Tab other = browser.open(server, look)) {
            Studio studio = new Studio(other.page()).open(session);
            assertThat(other.page().locator("#model")).hasValue("builtin:studio");
            assertThat(studio.turns()).hasCount(1);
            other.page().locator("#model").selectOption(ScriptedModel.ID);
            other.page()
                    .waitForCondition(() -> server.api()
                            .get("/sessions/" + session)
                            .json()
                            .path("model")
                            .asString("")
                            .equals(ScriptedModel.ID));
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(server.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonNode turns(String session) {
        return server.api().get("/sessions/" + session + "/turns").json().path("items");
    }
}

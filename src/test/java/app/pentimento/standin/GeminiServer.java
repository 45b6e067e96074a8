package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/**
 * A server with Gemini's stand-in behind it, for all tests of a class. After each of them, nothing may have been sent
 * that the vendor would refuse.
 */
final class GeminiServer implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final String[] settings;
    private @Nullable StandIn gemini;
    private @Nullable TestServer server;
    private @Nullable ApiClient api;

    /** A server with these settings besides those that lead it to the stand-in. */
    GeminiServer(String... settings) {
        this.settings = settings.clone();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        StandIn started = StandIn.start();
        gemini = started;
        TestServer behind = TestServer.start(started.settings(settings));
        server = behind;
        api = behind.api();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(gemini().violations()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
        gemini().close();
    }

    StandIn gemini() {
        return Objects.requireNonNull(gemini);
    }

    TestServer server() {
        return Objects.requireNonNull(server);
    }

    ApiClient api() {
        return Objects.requireNonNull(api);
    }

    /** Asks about a small photo in a session of its own, and gives the turn's id. */
    String submit(String prompt, String options) {
        return api().multipart(
                        "/sessions/" + api().newSession("") + "/turns",
                        Map.of("prompt", prompt, "options", options, "image", TestPictures.png(64, 48, 1)))
                .json()
                .path("id")
                .asString();
    }

    String submit(String prompt) {
        return submit(prompt, "{}");
    }

    /** The same, and gives the turn once it has ended. */
    JsonNode ask(String prompt) {
        return api().end(submit(prompt));
    }

    /** A small picture as Gemini answers with it, signed. */
    Answers.Said picture(int number) {
        byte[] png = TestPictures.png(80, 60, number);
        return Answers.picture(png, "image/png", gemini().signatures().sign(png));
    }

    /** The turn that this answer took in, once it has succeeded. */
    JsonNode succeeded(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode turn = api().end(answer.json().path("id").asString());
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        return turn;
    }

    static void assertSucceeded(JsonNode turn, int parts) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        assertThat(turn.path("parts")).hasSize(parts);
    }

    static void assertFailed(JsonNode turn, String code, boolean retryable, String words) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("failed");
        assertThat(turn.path("error").path("code").asString()).isEqualTo(code);
        assertThat(turn.path("error").path("retryable").asBoolean()).isEqualTo(retryable);
        assertThat(turn.path("error").path("message").asString()).contains(words);
    }
}

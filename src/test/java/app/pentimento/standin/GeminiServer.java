package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/**
 * A server with Gemini's stand-in behind it, asked through one of the vendor's APIs; a class of tests goes on with that of
 * the class before where the settings are the same. After each test, nothing may have been sent that the vendor would
 * refuse.
 */
final class GeminiServer implements BeforeAllCallback, AfterEachCallback {
    static final String NANO = "gemini:gemini-nano-banana-2.1";
    static final String PRO = "gemini:gemini-3-pro-image";
    static final String LITE = "gemini:gemini-3.1-flash-lite-image";
    /** A model that a test may have the stand-in offer and retire. */
    static final String SHORT_LIVED = "gemini:gemini-short-lived-image";

    static final List<String> MODELS = StandIn.IMAGE_MODELS;

    private final List<String> settings;
    private @Nullable Running running;

    /** A server with these settings besides those that lead it to the stand-in. */
    GeminiServer(Api api, String... settings) {
        List<String> all = new ArrayList<>();
        all.add("pentimento.model.default=" + NANO);
        all.addAll(StandIn.models(api.word));
        all.add(setting(SHORT_LIVED, "backend", "gemini"));
        all.add(setting(SHORT_LIVED, "conversation", "true"));
        all.add(setting(SHORT_LIVED, "media-types", "image/png, image/jpeg"));
        all.add(setting(SHORT_LIVED, "api", api.word));
        all.addAll(List.of(settings));
        this.settings = List.copyOf(all);
    }

    /** A server that asks as it does by default. */
    GeminiServer(String... settings) {
        this(Api.INTERACTIONS, settings);
    }

    /** A server for conversations that go well. */
    static GeminiServer forConversations(Api api) {
        return new GeminiServer(
                api,
                "pentimento.model.gemini.files.from=20KB",
                "pentimento.model.gemini.files.renew-before=0s",
                setting(NANO, "price.input", "1"),
                setting(NANO, "price.output-text", "10"),
                setting(NANO, "price.output-image", "100"),
                setting(NANO, "price.picture", "0.1"));
    }

    /** A server for what goes wrong, which waits for nothing long. */
    static GeminiServer forFailures(Api api) {
        return new GeminiServer(
                api,
                "pentimento.model.wire.retries.first-backoff=10ms",
                "pentimento.model.wire.retries.longest-wait=3s",
                "pentimento.model.wire.first-byte=3s",
                "pentimento.model.wire.breaker.failures=1000");
    }

    /** A setting of a model in the catalog. */
    static String setting(String model, String name, String value) {
        return StandIn.setting(model, name, value);
    }

    /** The two servers. */
    private record Running(StandIn gemini, TestServer server) implements AutoCloseable {
        static Running start(List<String> settings) {
            StandIn gemini = StandIn.start();
            return new Running(gemini, TestServer.start(gemini.settings(settings.toArray(String[]::new))));
        }

        @Override
        public void close() {
            server.close();
            gemini.close();
        }
    }

    /** The last servers that were started: memory is not for more of them at a time. */
    private static final class Last implements AutoCloseable {
        private List<String> settings = List.of();
        private @Nullable Running running;

        synchronized Running with(List<String> wanted) {
            Running last = running;
            if (last == null || !settings.equals(wanted)) {
                close();
                last = Running.start(wanted);
                running = last;
                settings = wanted;
            }
            return last;
        }

        @Override
        public synchronized void close() {
            if (running != null) {
                running.close();
                running = null;
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(GeminiServer.class))
                .computeIfAbsent(Last.class, key -> new Last(), Last.class)
                .with(settings);
        gemini().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(gemini().violations()).isEmpty();
    }

    StandIn gemini() {
        return Objects.requireNonNull(running).gemini();
    }

    TestServer server() {
        return Objects.requireNonNull(running).server();
    }

    /** Another server with the same settings and these, to be closed by who starts it. */
    TestServer another(String... more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return TestServer.start(gemini().settings(all.toArray(String[]::new)));
    }

    ApiClient api() {
        return server().api();
    }

    /** Asks about a small photo in a session of its own, and gives the turn's id. */
    String submit(String prompt, String options) {
        return submit(prompt, options, NANO);
    }

    private String submit(String prompt, String options, String model) {
        return api().multipart(
                        "/sessions/" + api().newSession("") + "/turns",
                        Map.of(
                                "prompt",
                                prompt,
                                "options",
                                options,
                                "model",
                                model,
                                "image",
                                TestPictures.png(64, 48, 1)))
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

    JsonNode ask(String prompt, String model) {
        return api().end(submit(prompt, "{}", model));
    }

    /** A small picture as Gemini answers with it, signed. */
    Answers.LocalizedMessage picture(int number) {
        byte[] png = TestPictures.png(80, 60, number);
        return Answers.picture(png, "image/png", gemini().signatures().sign(png));
    }

    /** Words, signed. */
    Answers.LocalizedMessage words(String text) {
        return Answers.text(text, gemini().signatures().sign(text));
    }

    /** A picture, signed. */
    Answers.LocalizedMessage signed(byte[] png) {
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

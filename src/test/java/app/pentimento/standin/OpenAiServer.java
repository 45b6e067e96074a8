package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.Conversation;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.Message;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.Models;
import app.pentimento.model.SentRequest;
import app.pentimento.model.Usage;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** The application with one OpenAI-style server, for the tests of a class; nothing may be sent that it would refuse. */
final class OpenAiServer implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    static final String IMAGES = "openai:gpt-image-2";
    static final String TALKING = "openai:gpt-6.1-terra";
    /** In the settings of a test, the server's address. */
    static final String ADDRESS = "<address>";

    private final OpenAiStandIn.Kind kind;
    private final String path;
    private final String[] settings;
    private @Nullable OpenAiStandIn openAi;
    private @Nullable TestServer server;
    private @Nullable ApiClient api;

    /**
     * @param path what its address ends with in the settings
     * @param settings besides those that lead the application to it
     */
    OpenAiServer(OpenAiStandIn.Kind kind, String path, String... settings) {
        this.kind = kind;
        this.path = path;
        this.settings = settings.clone();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        OpenAiStandIn started = new OpenAiStandIn(kind);
        openAi = started;
        TestServer behind = TestServer.start(Stream.concat(
                        Stream.of(
                                "pentimento.model.openai.api-key=" + OpenAiStandIn.KEY,
                                "pentimento.model.openai.base-url=" + started.root() + path,
                                "pentimento.model.wire.retries.first-backoff=10ms",
                                "pentimento.model.wire.breaker.failures=1000",
                                "pentimento.model.catalog[gpt-6.1-terra].enabled=true"),
                        Stream.of(settings).map(setting -> setting.replace(ADDRESS, started.root() + path)))
                .toArray(String[]::new));
        server = behind;
        api = behind.api();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(openAi().violations()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
        openAi().close();
    }

    OpenAiStandIn openAi() {
        return Objects.requireNonNull(openAi);
    }

    ApiClient api() {
        return Objects.requireNonNull(api);
    }

    /** One of the application's parts. */
    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(server).bean(type);
    }

    /** The request that came last. */
    OpenAiStandIn.Asked last() {
        return openAi().asked().getLast();
    }

    /** Asks in a new session, and gives the turn once it has ended. */
    JsonNode ask(String model, Map<String, Object> turn) {
        return ask(api().newSession(""), model, turn);
    }

    /** Asks in a session, and gives the turn once it has ended. */
    JsonNode ask(String session, String model, Map<String, Object> turn) {
        Map<String, Object> fields = new java.util.HashMap<>(turn);
        fields.put("model", model);
        ApiClient.Answer answer = api().multipart("/sessions/" + session + "/turns", fields);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api().end(answer.json().path("id").asString());
    }

    /** Asks for a picture from words. */
    JsonNode draw() {
        return ask(IMAGES, Map.of("prompt", "Draw a fox"));
    }

    /** Asks for a change of a small photo. */
    JsonNode change(String model) {
        return ask(model, Map.of("prompt", "Make it blue", "image", TestPictures.png(64, 48, 1)));
    }

    static void assertSucceeded(JsonNode turn, int pictures) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        assertThat(turn.path("usage").path("imagesOut").asInt()).isEqualTo(pictures);
    }

    static void assertFailed(JsonNode turn, String code, boolean retryable, String words) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("failed");
        assertThat(turn.path("error").path("message").asString()).contains(words);
        assertThat(turn.path("error").path("code").asString()).isEqualTo(code);
        assertThat(turn.path("error").path("retryable").asBoolean()).isEqualTo(retryable);
    }

    /** Has a model draw a fox, without a turn, and gives what it told. */
    Told tell(String model) throws ModelException, InterruptedException {
        return tell(model, null);
    }

    /** The same, where the vendor may keep an answer to go on from. */
    Told tell(String model, Conversation.@Nullable Continuation continuation)
            throws ModelException, InterruptedException {
        ImageModel found =
                Objects.requireNonNull(server).bean(Models.class).find(model).orElseThrow();
        Told told = new Told();
        Message message = new Message(Message.Role.PERSON, List.of(new Message.Words("Draw a fox")));
        Conversation conversation =
                continuation == null ? null : new Conversation(List.of(message), message, continuation);
        found.edit(
                new EditRequest("turn", "Draw a fox", null, List.of(), null, EditOptions.NONE, null, conversation),
                told);
        return told;
    }

    /** What a model told, in its order. */
    static final class Told implements AnswerListener {
        final List<String> order = new ArrayList<>();
        final List<byte[]> previews = new ArrayList<>();
        final List<ModelImage> images = new ArrayList<>();
        final List<String> servedBy = new ArrayList<>();

        @Nullable
        String answerId;

        @Nullable
        Usage usage;

        @Nullable
        SentRequest sent;

        @Override
        public void text(String text, List<Message.Item> transcript) {
            order.add(text);
        }

        @Override
        public void image(ModelImage image) {
            order.add("picture");
            images.add(image);
        }

        @Override
        public void preview(byte[] bytes) {
            order.add("preview");
            previews.add(bytes);
        }

        @Override
        public void usage(Usage latest) {
            usage = latest;
        }

        @Override
        public void sent(SentRequest request) {
            sent = request;
        }

        @Override
        public void servedBy(String model, @Nullable String id) {
            servedBy.add(model);
            answerId = id;
        }
    }
}

package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Gemini and the OpenAI images API, answered by a stand-in that others wrote; see {@code tools/model-stand-in}. */
class IndependentStandInTest {
    private static final byte[] BLUE = TestPictures.png(96, 64, 240);
    private static final byte[] RED = TestPictures.png(96, 64, 3);

    private static IndependentStandIn others;
    private static TestServer server;
    private static ApiClient api;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        others = IndependentStandIn.start(
                folder,
                List.of(
                        fixture(
                                Map.of("userMessage", "Make it red", "sequenceIndex", 0),
                                Map.of(
                                        "error",
                                        Map.of("message", "Resource has been exhausted", "type", "RESOURCE_EXHAUSTED"),
                                        "status",
                                        429,
                                        "retryAfter",
                                        1)),
                        fixture(Map.of("userMessage", "Make it red"), inlinePicture(RED, "Red now.")),
                        // it signs nothing, so each request tells the earlier ones as the story so far
                        fixture(Map.of("userMessage", "What is this"), Map.of("content", "A room with a blue wall.")),
                        fixture(Map.of("userMessage", "Make it blue"), inlinePicture(BLUE, "Here it is in blue.")),
                        fixture(
                                Map.of("userMessage", "Forbidden"),
                                Map.of("error", Map.of("message", "Billing is off", "type", "denied"), "status", 403)),
                        fixture(
                                Map.of("userMessage", "Draw a fox", "endpoint", "image"),
                                Map.of("image", Map.of("b64Json", base64(RED))))));
        server = TestServer.start(
                "pentimento.model.default=" + GeminiServer.NANO,
                GeminiServer.setting(GeminiServer.NANO, "api", Api.GENERATE_CONTENT.word), // all that it knows
                "pentimento.model.google.developer.api-key=any",
                "pentimento.model.google.developer.base-url=" + others.url(),
                "pentimento.model.gemini.files.enabled=false",
                "pentimento.model.openai.api-key=any",
                "pentimento.model.openai.base-url=" + others.url() + "/v1");
        api = server.api();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            others.close();
        }
    }

    private static Map<String, Object> fixture(Map<String, Object> match, Map<String, Object> response) {
        return Map.of("match", match, "response", response);
    }

    /** Its fixtures know "audio" in an answer, of any media type: on the wire this is a picture like every other. */
    private static Map<String, Object> inlinePicture(byte[] png, String words) {
        return Map.of("audio", Map.of("b64Json", base64(png), "contentType", "image/png"), "content", words);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static JsonNode ask(String session, Map<String, Object> turn) {
        ApiClient.Answer answer = api.multipart("/sessions/" + session + "/turns", turn);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api.end(answer.json().path("id").asString());
    }

    private static byte[] original(JsonNode turn) {
        for (JsonNode part : turn.path("parts")) {
            if (part.path("kind").asString().equals("image")) {
                String id = part.path("image").path("id").asString();
                return api.get("/images/" + id + "/content").response().body();
            }
        }
        throw new AssertionError("No picture in " + turn);
    }

    private static void assertSucceeded(JsonNode turn) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
    }

    @Test
    void aConversationOfAPictureAQuestionAndAnotherPictureAfterAQuotaError() {
        String session = api.newSession("");
        JsonNode blue = ask(session, Map.of("prompt", "Make it blue", "image", TestPictures.png(96, 64, 1)));
        assertSucceeded(blue);
        assertThat(blue.toString()).contains("Here it is in blue.");
        assertThat(PictureBytes.type(original(blue))).isEqualTo("image/png");

        JsonNode question = ask(session, Map.of("prompt", "What is this?"));
        assertSucceeded(question);
        assertThat(question.path("parts")).hasSize(1);

        JsonNode red = ask(session, Map.of("prompt", "Make it red"));
        assertSucceeded(red);
        assertThat(red.toString()).contains("Red now.");
    }

    @Test
    void aRefusalIsToldInPlainWords() {
        JsonNode turn = ask(api.newSession(""), Map.of("prompt", "Forbidden"));
        assertThat(turn.path("error").path("code").asString()).isEqualTo("backend-unavailable");
        assertThat(turn.path("error").path("retryable").asBoolean()).isFalse();
        assertThat(turn.path("error").path("message").asString()).contains("Billing is off");
    }

    @Test
    void theOpenAiImagesApiMakesAndEdits() {
        String session = api.newSession("");
        Map<String, Object> draw = Map.of("prompt", "Draw a fox", "model", "openai:gpt-image-2");
        assertSucceeded(ask(session, draw));
        JsonNode edited = ask(session, draw);
        assertSucceeded(edited);
        assertThat(edited.path("usage").path("imagesIn").asInt()).isEqualTo(1);
    }
}

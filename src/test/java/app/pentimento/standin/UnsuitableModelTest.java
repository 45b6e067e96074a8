package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Turns that name a model that is retired, or one that cannot edit the picture that they are about, are refused. */
class UnsuitableModelTest {
    private static final String NANO = "gemini:gemini-nano-banana-2.1";
    private static final String OLD = "gemini:gemini-2.5-flash-image";
    private static final String IMAGEN = "imagen:imagen-4.0-generate-001";
    private static final String WORDS = "gemini:gemini-words-image";
    private static final byte[] PHOTO = TestPictures.png(64, 48, 1);

    private static ModelListServer google = new ModelListServer();
    private static TestServer server;
    private static ApiClient api;
    private String session = "";

    @BeforeAll
    static void start() {
        google = new ModelListServer("gemini-nano-banana-2.1", "gemini-3-pro-image", "gemini-words-image");
        server = TestServer.start(google.settings(
                "pentimento.model.catalog.[gemini-words-image].backend=gemini",
                "pentimento.model.catalog.[gemini-words-image].label=Words to pictures",
                "pentimento.model.catalog.[gemini-words-image].edit=false",
                "pentimento.model.catalog.[gemini-words-image].input-images=0",
                "pentimento.model.text-to-image=" + WORDS));
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
        google.close();
    }

    @BeforeEach
    void newSession() {
        google.startOver("gemini-nano-banana-2.1", "gemini-3-pro-image", "gemini-words-image");
        google.answers().models().offer("gemini-words-image", "gemini-nano-banana-2.1");
        api.post("/models/check", Map.of());
        session = api.newSession("");
    }

    @AfterEach
    void nothingWasSentThatTheVendorWouldRefuse() {
        assertThat(google.answers().violations()).isEmpty();
    }

    private ApiClient.Answer submit(Map<String, Object> turn) {
        return api.post("/sessions/" + session + "/turns", turn);
    }

    private ApiClient.Answer submitForm(Map<String, Object> turn) {
        return api.multipart("/sessions/" + session + "/turns", turn);
    }

    private static JsonNode ended(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api.end(answer.json().path("id").asString());
    }

    private static void assertRetired(ApiClient.Answer answer, String replacedBy, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:pentimento:problem:model-retired");
        assertThat(answer.json().path("code").asString()).isEqualTo("model-retired");
        assertThat(answer.json().path("replacedBy").asString()).isEqualTo(replacedBy);
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    private static void assertWordsOnly(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("model");
        assertThat(answer.json().path("offer").asString()).isEqualTo(NANO);
        assertThat(answer.json().path("detail").asString())
                .contains("from text", "cannot edit the picture")
                .contains("Use Nano Banana 2.1 instead");
    }

    private void nothingWasAsked() {
        assertThat(google.asked()).isEmpty();
        assertThat(api.get("/sessions/" + session + "/turns").json().path("items"))
                .isEmpty();
    }

    @Test
    void refusesATurnThatNamesARetiredModelBeforeAnythingIsSent() {
        assertRetired(
                submit(Map.of("prompt", "Draw a fox", "model", OLD)),
                NANO,
                "Gemini 2.5 Flash Image",
                "2026-10-02",
                "Use Nano Banana 2.1 instead");
        assertRetired(submitForm(Map.of("prompt", "Make it warm", "model", OLD, "image", PHOTO)), NANO, "Nano Banana");
        assertRetired(submit(Map.of("prompt", "Draw a fox", "model", IMAGEN)), NANO, "Imagen 4", "2026-08-17");
        assertRetired(
                submit(Map.of("prompt", "Draw a fox", "model", "imagen:imagen-4.0-ultra-generate-001")),
                "gemini:gemini-3-pro-image",
                "Imagen 4 Ultra",
                "Nano Banana Pro");
        nothingWasAsked();
    }

    @Test
    void saysSoInChinese() {
        ApiClient.Answer answer = api.send(api.request("/sessions/" + session + "/turns")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "zh-CN")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"prompt\": \"画一只狐狸\", \"model\": \"%s\"}".formatted(IMAGEN))));
        assertRetired(answer, NANO, "Imagen 4 已不再提供：其服务商已于 2026-08-17 将它停用。请改用 Nano Banana 2.1。");
    }

    @Test
    void refusesARetryOfARetiredModelAndTakesItsReplacement() {
        JsonNode first = ended(
                submitForm(Map.of("prompt", "Make it warm", "model", "gemini:gemini-3-pro-image", "image", PHOTO)));
        assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("succeeded");
        google.offer("gemini-nano-banana-2.1", "gemini-words-image");
        api.post("/models/check", Map.of());
        String path = "/turns/" + first.path("id").asString() + "/retry";
        assertRetired(api.post(path, Map.of()), NANO, "Nano Banana Pro is no longer offered by its vendor");
        assertRetired(api.send(api.request(path).POST(HttpRequest.BodyPublishers.noBody())), NANO, "Nano Banana Pro");
        assertRetired(api.post(path, Map.of("model", OLD)), NANO, "2026-10-02");
        JsonNode again = ended(api.post(path, Map.of("model", NANO)));
        assertThat(again.path("model").asString()).isEqualTo(NANO);
        assertThat(again.path("status").asString()).as(again.toString()).isEqualTo("succeeded");
    }

    @Test
    void namesTheReplacementAlsoWhereNoKeyIsSet() {
        try (TestServer other = TestServer.start(google.settingsWithKey(""))) {
            ApiClient client = other.api();
            ApiClient.Answer answer = client.post(
                    "/sessions/" + client.newSession("") + "/turns", Map.of("prompt", "Draw a fox", "model", OLD));
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.json().path("code").asString()).isEqualTo("model-retired");
            assertThat(answer.json().path("replacedBy").asString()).isNotEmpty();
        }
    }

    @Test
    void refusesAWordsOnlyModelWhereTheRequestBringsAPicture() {
        assertWordsOnly(submitForm(Map.of("prompt", "Make it warm", "model", WORDS, "image", PHOTO)));
        nothingWasAsked();
    }

    @Test
    void refusesAWordsOnlyModelWhereTheConversationHasAPicture() {
        JsonNode first = ended(submitForm(Map.of("prompt", "Make it warm", "model", NANO, "image", PHOTO)));
        assertThat(first.path("status").asString()).isEqualTo("succeeded");
        assertWordsOnly(submit(Map.of("prompt", "Draw a fox", "model", WORDS)));
        assertWordsOnly(api.post("/turns/" + first.path("id").asString() + "/retry", Map.of("model", WORDS)));
        assertThat(google.asked()).containsExactly("gemini-nano-banana-2.1");
    }

    @Test
    void failsATurnOfAWordsOnlyModelThatFollowsOneWhichBringsAPictureLater() {
        String first = submit(Map.of("prompt", "wait words-only; draw 3", "model", ScriptedModel.ID))
                .json()
                .path("id")
                .asString();
        ApiClient.Answer taken = submit(Map.of("prompt", "Draw a fox", "model", WORDS));
        ScriptedModel.open("words-only");
        JsonNode second = ended(taken);
        assertThat(api.end(first).path("status").asString()).isEqualTo("succeeded");
        assertThat(second.path("status").asString()).isEqualTo("failed");
        assertThat(second.at("/error/code").asString()).isEqualTo("invalid-request");
        assertThat(second.at("/error/message").asString()).contains("cannot edit the picture", "Nano Banana 2.1");
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void drawsAFirstPictureFromWordsWithTheOperatorsModelAndGoesOnWithOneThatEdits() {
        JsonNode first = ended(submit(Map.of("prompt", "Draw a fox")));
        assertThat(first.path("model").asString()).isEqualTo(WORDS);
        assertThat(first.path("status").asString()).as(first.toString()).isEqualTo("succeeded");
        JsonNode second = ended(submit(Map.of("prompt", "Draw another fox")));
        assertThat(second.path("model").asString()).isEqualTo(NANO);
        assertThat(google.answers().asked().getLast().pictures()).isNotEmpty();
        assertThat(google.asked()).isEqualTo(List.of("gemini-words-image", "gemini-nano-banana-2.1"));
    }

    @Test
    void asksAnEditorWhereTheOperatorsDefaultCannotEditThePicture() {
        try (TestServer other = TestServer.start(google.settings(
                "pentimento.model.catalog.[gemini-words-image].backend=gemini",
                "pentimento.model.catalog.[gemini-words-image].edit=false",
                "pentimento.model.default=" + WORDS))) {
            ApiClient client = other.api();
            Map<String, Object> turn = new HashMap<>(Map.of("prompt", "Make it warm", "image", PHOTO));
            JsonNode answered = client.end(client.multipart("/sessions/" + client.newSession("") + "/turns", turn)
                    .json()
                    .path("id")
                    .asString());
            assertThat(answered.path("model").asString()).isEqualTo(NANO);
            assertThat(google.answers().asked().getLast().pictures()).hasSize(1);
        }
    }
}

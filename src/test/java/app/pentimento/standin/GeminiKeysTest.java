package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What becomes of the key. */
class GeminiKeysTest {
    @RegisterExtension
    static final GeminiServer here = GeminiServer.forConversations(Api.INTERACTIONS);

    @Test
    void withAKeyGeminiIsTheDefaultAndTheKeyIsNowhereToBeSeen() throws Exception {
        try (TestServer other = TestServer.start(
                "pentimento.model.google.developer.api-key=sk-very-secret",
                "pentimento.model.google.developer.base-url=" + here.gemini().url())) {
            ApiClient client = other.api();
            Map<String, JsonNode> models = new HashMap<>();
            client.get("/models")
                    .json()
                    .forEach(model -> models.put(model.path("id").asString(), model));
            assertThat(models.get(GeminiServer.NANO)).isNotNull();
            assertThat(models.get(GeminiServer.NANO).path("available").asBoolean())
                    .isTrue();
            assertThat(client.get("/models").text()).doesNotContain("sk-very-secret");

            String turn = client.multipart(
                            "/sessions/" + client.newSession("") + "/turns",
                            Map.of(
                                    "prompt",
                                    "Draw a fox",
                                    "model",
                                    GeminiServer.NANO,
                                    "image",
                                    TestPictures.png(40, 40, 1)))
                    .json()
                    .path("id")
                    .asString();
            JsonNode failed = client.end(turn);
            assertThat(failed.path("error").path("code").asString()).isEqualTo("backend-unavailable");
            assertThat(failed.path("error").path("retryable").asBoolean()).isFalse();
            assertThat(failed.path("error").path("message").asString())
                    .contains("key")
                    .contains("were rejected");
            assertThat(failed.toString()).doesNotContain("sk-very-secret");
            String log = Files.readString(other.data().resolve("logs/pentimento.log"));
            assertThat(log).doesNotContain("sk-very-secret");
        }
        assertThat(here.gemini().violations())
                .isNotEmpty()
                .allSatisfy(what -> assertThat(what).contains("API key not valid"));
        here.gemini().forgiveViolations();
    }

    @Test
    void withoutAKeyTheListSaysWhyAndATurnIsRefusedWithTheSameWords() {
        try (TestServer other = TestServer.start("pentimento.model.google.developer.api-key=")) {
            ApiClient client = other.api();
            client.get("/models").json().forEach(model -> {
                if (model.path("backend").asString().equals("gemini")
                        && !model.path("state").asString().equals("retired")) {
                    assertThat(model.path("available").asBoolean()).isFalse();
                    assertThat(model.path("unavailableReason").asString()).contains("Add one in the settings");
                }
            });
            ApiClient.Answer refused = client.post(
                    "/sessions/" + client.newSession("") + "/turns",
                    Map.of("prompt", "Draw a fox", "model", GeminiServer.NANO));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("detail").asString()).contains("Add one in the settings");
        }
    }
}

package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Pictures that the Files API holds between turns, and what becomes of the key. */
class GeminiFilesAndKeysTest {
    private static final String FLASH = "gemini:gemini-3.1-flash-image";

    @RegisterExtension
    static final GeminiServer here = new GeminiServer(
            "pentimento.model.default=" + FLASH,
            "pentimento.model.gemini.files.from=20KB",
            "pentimento.model.gemini.files.renew-before=0s");

    private String session = "";

    @BeforeEach
    void newSession() {
        session = here.api().newSession("");
        here.gemini().files().live(Duration.ofDays(2));
        here.gemini().files().down(false);
    }

    private JsonNode ask(String prompt) {
        return here.succeeded(here.api().post("/sessions/" + session + "/turns", Map.of("prompt", prompt)));
    }

    private JsonNode ask(String prompt, byte[] picture) {
        return here.succeeded(
                here.api().multipart("/sessions/" + session + "/turns", Map.of("prompt", prompt, "image", picture)));
    }

    private static Answers.Said signed(byte[] png) {
        return Answers.picture(png, "image/png", here.gemini().signatures().sign(png));
    }

    private static List<byte[]> pictures(Answers.Asked asked) {
        return asked.pictures().stream().map(GeminiRules.Sent::bytes).toList();
    }

    private static byte[] noisy(int number) {
        return TestPictures.noise(200, 150, number);
    }

    @Test
    void aPhotoIsUploadedOnceAndNamedFromThenOn() {
        byte[] photo = noisy(50);
        for (int i = 51; i < 54; i++) {
            here.gemini()
                    .next(Answers.stream(Answers.chunk(signed(TestPictures.png(40, 40, i))), Answers.last("STOP")));
        }
        int uploads = here.gemini().files().uploaded();
        JsonNode first = ask("Make it warm", photo);
        assertThat(here.gemini().files().uploaded()).isEqualTo(uploads + 1);
        JsonNode second = ask("Warmer");
        JsonNode third = ask("Still warmer");
        assertThat(here.gemini().files().uploaded()).isEqualTo(uploads + 1);
        assertThat(pictures(here.gemini().asked().getLast())).contains(photo);
        assertThat(first.path("usage").path("requestBytes").asLong()).isGreaterThan(photo.length);
        assertThat(second.path("usage").path("requestBytes").asLong())
                .isLessThan(first.path("usage").path("requestBytes").asLong());
        JsonNode entries = context(third).path("entries");
        JsonNode original = entries.path(0).path("pictures").path(0);
        assertThat(original.path("way").asString()).isEqualTo("held");
        assertThat(original.path("sentBytes").asLong()).isZero();
        assertThat(original.path("why").asString()).contains("original");
        assertThat(entries.path(2).path("extent").asString()).isEqualTo("own");
    }

    private static JsonNode context(JsonNode turn) {
        return here.api()
                .get("/turns/" + turn.path("id").asString() + "/context")
                .json();
    }

    @Test
    void aFileThatHasExpiredIsUploadedAnewAndNobodyNotices() throws Exception {
        byte[] photo = noisy(60);
        here.gemini().files().live(Duration.ofMillis(1));
        ask("Make it warm", photo);
        Thread.sleep(50);
        here.gemini().files().live(Duration.ofDays(2));
        int uploads = here.gemini().files().uploaded();
        ask("Warmer");
        assertThat(here.gemini().files().uploaded()).isEqualTo(uploads + 1);
        assertThat(pictures(here.gemini().asked().getLast())).contains(photo);
    }

    @Test
    void aFileThatTheVendorForgotIsUploadedAnewAndNobodyNotices() {
        byte[] photo = noisy(70);
        ask("Make it warm", photo);
        here.gemini().files().forgetAll();
        ask("Warmer");
        assertThat(here.gemini().violations()).singleElement().asString().contains("permission");
        here.gemini().forgiveViolations();
        assertThat(pictures(here.gemini().asked().getLast())).contains(photo);
        ask("Still warmer");
    }

    @Test
    void whereUploadsFailThePictureGoesWithinTheRequest() {
        try (TestServer other = TestServer.start(here.gemini()
                .settings("pentimento.model.default=" + FLASH, "pentimento.model.gemini.files.from=20KB"))) {
            here.gemini().files().down(true);
            byte[] photo = noisy(80);
            ApiClient client = other.api();
            String id = client.multipart(
                            "/sessions/" + client.newSession("") + "/turns",
                            Map.of("prompt", "Make it warm", "image", photo))
                    .json()
                    .path("id")
                    .asString();
            assertThat(client.end(id).path("status").asString()).isEqualTo("succeeded");
            assertThat(here.gemini().asked().getLast().pictures())
                    .singleElement()
                    .satisfies(sent -> {
                        assertThat(sent.inline()).isTrue();
                        assertThat(sent.bytes()).isEqualTo(photo);
                    });
        }
        assertThat(here.gemini().violations()).singleElement().asString().contains("upload service");
        here.gemini().forgiveViolations();
    }

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
            assertThat(models.get(FLASH)).isNotNull();
            assertThat(models.get(FLASH).path("available").asBoolean()).isTrue();
            assertThat(client.get("/models").text()).doesNotContain("sk-very-secret");

            String turn = client.multipart(
                            "/sessions/" + client.newSession("") + "/turns",
                            Map.of("prompt", "Draw a fox", "model", FLASH, "image", TestPictures.png(40, 40, 1)))
                    .json()
                    .path("id")
                    .asString();
            JsonNode failed = client.end(turn);
            assertThat(failed.path("error").path("code").asString()).isEqualTo("backend-unavailable");
            assertThat(failed.path("error").path("retryable").asBoolean()).isFalse();
            assertThat(failed.path("error").path("message").asString())
                    .contains("key")
                    .contains("not accepted");
            assertThat(failed.toString()).doesNotContain("sk-very-secret");
            String log = Files.readString(other.data().resolve("logs/pentimento.log"));
            assertThat(log).doesNotContain("sk-very-secret");
        }
        assertThat(here.gemini().violations()).singleElement().asString().contains("API key not valid");
        here.gemini().forgiveViolations();
    }

    @Test
    void withoutAKeyTheListSaysWhyAndATurnIsRefusedWithTheSameWords() {
        try (TestServer other = TestServer.start("pentimento.model.google.developer.api-key=")) {
            ApiClient client = other.api();
            client.get("/models").json().forEach(model -> {
                if (model.path("backend").asString().equals("gemini")) {
                    assertThat(model.path("available").asBoolean()).isFalse();
                    assertThat(model.path("unavailableReason").asString()).contains("Add one in the settings");
                }
            });
            ApiClient.Answer refused = client.post(
                    "/sessions/" + client.newSession("") + "/turns", Map.of("prompt", "Draw a fox", "model", FLASH));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("detail").asString()).contains("Add one in the settings");
        }
    }
}

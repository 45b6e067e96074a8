package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.crash.ServerProcess;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Gemini and Imagen in Vertex mode, with a key and with application default credentials, beside the Developer API. */
class VertexTest {
    private static final String NANO = "gemini:gemini-nano-banana-2.1";
    private static final String IMAGEN = "imagen:imagen-4.0-generate-001";
    private static final String PROJECT_PATH =
            "/v1beta1/projects/stand-in/locations/europe-west4/publishers/google/models/";

    private StandIn google = StandIn.start();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void start() {
        google = StandIn.start();
    }

    @AfterEach
    void nothingWasSentThatTheVendorWouldRefuse() {
        assertThat(google.violations()).isEmpty();
        google.close();
    }

    private static JsonNode ask(ApiClient api, String session, Map<String, Object> turn) {
        ApiClient.Answer answer = api.multipart("/sessions/" + session + "/turns", turn);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api.end(answer.json().path("id").asString());
    }

    private static void assertSucceeded(JsonNode turn, String model) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        assertThat(turn.path("model").asString()).isEqualTo(model);
    }

    @Test
    void aConversationWithGeminiThroughAVertexKeySendsPicturesWithinTheRequest() {
        try (TestServer server = TestServer.start(google.vertexSettings(
                "pentimento.model.google.developer.api-key=", "pentimento.model.gemini.files.from=1KB"))) {
            ApiClient api = server.api();
            String session = api.newSession("");
            byte[] photo = TestPictures.noise(100, 80, 1);
            assertSucceeded(ask(api, session, Map.of("prompt", "Make it blue", "image", photo)), NANO);
            assertSucceeded(ask(api, session, Map.of("prompt", "Make it bluer")), NANO);
            assertThat(google.asked()).hasSize(2).allSatisfy(asked -> {
                assertThat(asked.path())
                        .isEqualTo("/v1beta1/publishers/google/models/gemini-nano-banana-2.1:streamGenerateContent");
                assertThat(asked.pictures()).isNotEmpty();
            });
            assertThat(google.asked().getLast().request().path("contents")).hasSize(3);
        }
    }

    @Test
    void applicationDefaultCredentialsOpenGeminiAndImagen() throws Exception {
        try (ServerProcess server = server(Map.of())) {
            ApiClient api = new ApiClient(server::base);
            String session = api.newSession("");
            google.vertex().next(Vertex.picture(TestPictures.png(64, 64, 2)));
            assertSucceeded(ask(api, session, Map.of("prompt", "Draw a fox", "model", IMAGEN)), IMAGEN);
            assertSucceeded(ask(api, session, Map.of("prompt", "Give it a hat")), NANO);
            assertThat(google.asked().getLast().path())
                    .isEqualTo(PROJECT_PATH + "gemini-nano-banana-2.1:streamGenerateContent");
            assertThat(google.asked().getLast().pictures()).hasSize(1);
            assertThat(google.login().given())
                    .as("a token is kept while it is good")
                    .isEqualTo(1);
        }
    }

    @Test
    void withAKeyBesideThemGeminiGoesToTheDeveloperApiAndImagenToTheProject() throws Exception {
        try (ServerProcess server =
                server(Map.of("GEMINI_API_KEY", StandIn.KEY, "GOOGLE_GEMINI_BASE_URL", google.url()))) {
            ApiClient api = new ApiClient(server::base);
            String session = api.newSession("");
            google.vertex().next(Vertex.picture(TestPictures.png(64, 64, 3)));
            assertSucceeded(ask(api, session, Map.of("prompt", "Draw a fox", "model", IMAGEN)), IMAGEN);
            assertSucceeded(ask(api, session, Map.of("prompt", "Give it a hat")), NANO);
            assertThat(google.asked().getLast().path())
                    .as("the Developer API is asked through Interactions")
                    .isEqualTo("/v1beta/interactions");
            assertThat(google.vertex().asked()).hasSize(1);
        }
    }

    @Test
    void credentialsThatAreNotAcceptedAreToldAndNotTriedAgain() throws Exception {
        google.login().revoke();
        try (ServerProcess server = server(Map.of())) {
            ApiClient api = new ApiClient(server::base);
            JsonNode turn = ask(api, api.newSession(""), Map.of("prompt", "Draw a fox"));
            assertThat(turn.path("error").path("code").asString()).isEqualTo("backend-unavailable");
            assertThat(turn.path("error").path("retryable").asBoolean()).isFalse();
            assertThat(turn.path("error").path("message").asString()).contains("credentials", "were rejected");
        }
        assertThat(google.violations()) // for the list of models, and for the turn
                .hasSizeBetween(1, 2)
                .allSatisfy(violation -> assertThat(violation).contains("account not found"));
        google.forgiveViolations();
    }

    @Test
    void aProjectWithoutCredentialsIsToldInTheListOfModels() throws Exception {
        Map<String, String> environment = environment(folder.resolve("none.json"));
        try (ServerProcess server = ServerProcess.start(folder, HttpClient.newHttpClient(), environment)) {
            ApiClient api = new ApiClient(server::base);
            JsonNode imagen = null;
            for (int i = 0; i < 200 && imagen == null; i++) { // it is found out in the background after the start
                for (JsonNode model : api.get("/models").json()) {
                    if (model.path("id").asString().equals(IMAGEN)
                            && !model.path("available").asBoolean()) {
                        imagen = model;
                    }
                }
                Thread.sleep(50);
            }
            assertThat(imagen).isNotNull();
            assertThat(imagen.path("unavailableReason").asString()).contains("application default credentials");
        }
    }

    private ServerProcess server(Map<String, String> more) throws Exception {
        Path credentials = folder.resolve("credentials.json");
        Files.writeString(credentials, google.login().serviceAccountFile(google.url()));
        Map<String, String> environment = environment(credentials);
        environment.putAll(more);
        return ServerProcess.start(folder, HttpClient.newHttpClient(), environment);
    }

    private Map<String, String> environment(Path credentials) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GOOGLE_APPLICATION_CREDENTIALS", credentials.toString());
        environment.put("GOOGLE_CLOUD_PROJECT", "stand-in");
        environment.put("PENTIMENTO_MODEL_IMAGEN_ENABLED", "true");
        environment.put("GOOGLE_CLOUD_LOCATION", "europe-west4");
        environment.put("GOOGLE_VERTEX_BASE_URL", google.url());
        return environment;
    }
}

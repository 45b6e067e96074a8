package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Gemini is switched on with a key that is entered, without a restart, and the key is never seen again. */
class GeminiKeyTest {
    private static final String NANO = "gemini:gemini-nano-banana-2.1";
    private static final String KEY = "AIza-entered-key-0123456789";
    private static final String ANOTHER = "AIza-another-key-0123456789";
    private static final String WRONG = "AIza-wrong-key-of-somebody";

    private ModelListServer google = new ModelListServer();

    @BeforeEach
    void start() {
        google = new ModelListServer("gemini-nano-banana-2.1", "gemini-3-pro-image");
        google.accept(KEY);
        google.accept(ANOTHER);
    }

    @AfterEach
    void stop() {
        assertThat(google.answers().violations()).isEmpty();
        google.close();
    }

    private static ApiClient.Answer put(ApiClient api, String key) {
        return api.send(api.request("/settings/gemini-key")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"key\": \"%s\"}".formatted(key))));
    }

    private static JsonNode model(ApiClient api, String id) {
        for (JsonNode model : api.get("/models").json()) {
            if (model.path("id").asString().equals(id)) {
                return model;
            }
        }
        throw new AssertionError("No model " + id);
    }

    private static JsonNode ask(ApiClient api, String prompt) {
        ApiClient.Answer answer = api.multipart(
                "/sessions/" + api.newSession("") + "/turns",
                Map.of("prompt", prompt, "model", NANO, "image", TestPictures.png(64, 48, 1)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api.end(answer.json().path("id").asString());
    }

    private static Path file(TestServer server) {
        return server.data().resolve("secrets/gemini-api-key");
    }

    private static HttpResponse<String> page(TestServer server) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.url().resolve("/settings"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void switchesGeminiOnAndOffWithoutARestart() throws Exception {
        try (TestServer server = TestServer.start(google.settingsWithKey(""))) {
            ApiClient api = server.api();
            assertThat(model(api, NANO).path("available").asBoolean()).isFalse();
            assertThat(model(api, NANO).path("unavailableReason").asString())
                    .isEqualTo("No Gemini key is set. Add one in the settings.");
            assertThat(model(api, NANO).path("checkedAt").isNull()).isTrue();

            ApiClient.Answer taken = put(api, KEY);
            assertThat(taken.status()).as(taken.text()).isEqualTo(200);
            assertThat(taken.json().path("source").asString()).isEqualTo("entered");
            assertThat(model(api, NANO).path("available").asBoolean()).isTrue();
            assertThat(model(api, NANO).path("default").asBoolean()).isTrue();
            assertThat(model(api, "gemini:gemini-3.1-flash-lite-image")
                            .path("state")
                            .asString())
                    .as("what the test of the key told is known at once")
                    .isEqualTo("retired");
            assertThat(ask(api, "Make it warm").path("status").asString()).isEqualTo("succeeded");
            assertThat(google.seenKeys()).contains(KEY).doesNotContain(StandIn.KEY);
            if (Files.getFileStore(file(server)).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(server))))
                        .isEqualTo("rw-------");
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(file(server).getParent())))
                        .isEqualTo("rwx------");
            }

            server.restart();
            ApiClient later = server.api();
            assertThat(later.get("/settings/gemini-key").json().path("source").asString())
                    .isEqualTo("entered");
            assertThat(ask(later, "Warmer").path("status").asString()).isEqualTo("succeeded");

            assertThat(put(later, ANOTHER).status()).isEqualTo(200);
            int before = google.seenKeys().size();
            assertThat(ask(later, "Warmer still").path("status").asString()).isEqualTo("succeeded");
            assertThat(google.seenKeys().subList(before, google.seenKeys().size()))
                    .isNotEmpty()
                    .containsOnly(ANOTHER);

            ApiClient.Answer removed = later.delete("/settings/gemini-key");
            assertThat(removed.json().path("source").asString()).isEqualTo("none");
            assertThat(file(server)).doesNotExist();
            assertThat(model(later, NANO).path("available").asBoolean()).isFalse();
            assertThat(later.delete("/settings/gemini-key").status()).isEqualTo(200);
        }
    }

    @Test
    void keepsNoKeyThatIsWrongOrThatCannotBeTested() {
        try (TestServer server = TestServer.start(google.settingsWithKey(""))) {
            ApiClient api = server.api();
            ApiClient.Answer wrong = put(api, WRONG);
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.json().path("code").asString()).isEqualTo("invalid-request");
            assertThat(wrong.json().at("/errors/0/field").asString()).isEqualTo("key");
            assertThat(wrong.json().path("detail").asString())
                    .contains("was not saved")
                    .contains("Google rejected the key");
            assertThat(wrong.text()).doesNotContain(WRONG);

            for (String none : List.of("", "   ", "short", "two words of no key", "schlüssel-äöü-äöü")) {
                assertThat(put(api, none).status()).as(none).isEqualTo(400);
            }
            assertThat(google.seenKeys()).containsOnly(WRONG);

            google.down(true);
            ApiClient.Answer untested = put(api, KEY);
            assertThat(untested.status()).isEqualTo(503);
            assertThat(untested.json().path("detail").asString()).contains("could not be tested", "cannot be reached");

            assertThat(file(server)).doesNotExist();
            assertThat(api.get("/settings/gemini-key").json().path("source").asString())
                    .isEqualTo("none");

            google.down(false);
            assertThat(put(api, KEY).status()).isEqualTo(200);
            assertThat(put(api, WRONG).status()).isEqualTo(400);
            assertThat(ask(api, "Make it warm").path("status").asString())
                    .as("the key before stays")
                    .isEqualTo("succeeded");
        }
    }

    @Test
    void letsTheEnvironmentWin() throws Exception {
        try (TestServer server = TestServer.start(google.settings())) {
            ApiClient api = server.api();
            assertThat(api.get("/settings/gemini-key").json().path("source").asString())
                    .isEqualTo("setting");
            for (ApiClient.Answer answer : List.of(put(api, KEY), api.delete("/settings/gemini-key"))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                assertThat(answer.json().path("detail").asString()).contains("comes from the environment");
            }
            assertThat(file(server)).doesNotExist();
            assertThat(page(server).body()).contains("GEMINI_API_KEY").doesNotContain("name=\"key\"");
        }
    }

    @Test
    void takesNoKeyWhereOthersReachTheServer() throws Exception {
        try (TestServer server = TestServer.start(
                google.settingsWithKey("", "server.address=0.0.0.0", "pentimento.web.behind-loopback=true"))) {
            ApiClient api = server.api();
            for (ApiClient.Answer answer : List.of(put(api, KEY), api.delete("/settings/gemini-key"))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(403);
                assertThat(answer.json().path("code").asString()).isEqualTo("forbidden");
                assertThat(answer.json().path("detail").asString()).contains("Keys can't be entered here");
            }
            assertThat(page(server).body()).contains("GEMINI_API_KEY").doesNotContain("name=\"key\"");
            assertThat(google.seenKeys()).isEmpty();
        }
    }

    @Test
    void takesNoKeyUnderANameThatAProxyGives() throws Exception {
        try (TestServer server =
                TestServer.start(google.settingsWithKey("", "pentimento.web.allowed-hosts=studio.example"))) {
            String answer = RawHttp.sendText(
                    server.port(),
                    "PUT /api/v1/settings/gemini-key HTTP/1.1\r\nHost: studio.example\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"key\": \"abcd\"}");
            assertThat(answer).startsWith("HTTP/1.1 403").contains("Keys can't be entered here");
        }
    }

    @Test
    void neverShowsOrLogsAKeyAgain() throws Exception {
        List<String> answers = new ArrayList<>();
        Path data;
        try (TestServer server = TestServer.start(google.settingsWithKey(
                "", "logging.level.root=debug", "logging.level.org.springframework.web=trace"))) {
            ApiClient api = server.api();
            data = server.data();
            answers.add(put(api, WRONG).text());
            answers.add(put(api, KEY).text());
            answers.add(api.send(api.request("/settings/gemini-key")
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"key\": \"" + KEY + "\", \"other\": 1")))
                    .text());
            answers.add(ask(api, "Make it warm").toString());
            google.hide("gemini-nano-banana-2.1");
            answers.add(ask(api, "Make it warm again").toString());
            google.down(true);
            answers.add(api.post("/models/check", Map.of()).text());
            for (String path : List.of(
                    "/settings",
                    "/",
                    "/actuator/prometheus",
                    "/actuator/health",
                    "/actuator/env",
                    "/actuator/configprops",
                    "/v3/api-docs",
                    "/api/v1/models",
                    "/api/v1/audit",
                    "/api/v1/settings/gemini-key")) {
                answers.add(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.url().resolve(path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
            }
            server.stop();
            assertThat(answers).noneMatch(text -> text.contains(KEY) || text.contains(WRONG));
            assertThat(Files.readString(file(server))).isEqualTo(KEY);
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(path -> !path.equals(file(server)))
                        .toList()) {
                    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(bytes.contains(KEY) || bytes.contains(WRONG))
                            .as(data.relativize(file).toString())
                            .isFalse();
                }
            }
            server.startAgain();
        }
    }

    @Test
    void refusesAFormOfAForeignPage() throws Exception {
        try (TestServer server = TestServer.start(google.settingsWithKey(""))) {
            HttpResponse<String> withoutToken = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.url().resolve("/settings/gemini-key"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("key=" + KEY))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(withoutToken.statusCode()).isEqualTo(403);
            HttpResponse<String> foreign = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/settings/gemini-key"))
                                    .header("Content-Type", "application/json")
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .PUT(HttpRequest.BodyPublishers.ofString("{\"key\": \"" + KEY + "\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(file(server)).doesNotExist();
        }
    }
}

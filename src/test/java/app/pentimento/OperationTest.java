package app.pentimento;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the server: its health, its numbers, its log. */
class OperationTest {
    private static final String SECRET = "Xyzzy-7731";

    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start() {
        server = TestServer.start();
        api = server.api();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theHealthIsUpWhenItCanServeAndDownWhenThePicturesCannotBeKept() throws IOException {
        assertThat(get("/actuator/health")).startsWith("HTTP/1.1 200").contains("{\"status\":\"UP\"}");

        Path unfinished = server.data().resolve("images").resolve("unfinished");
        Files.delete(unfinished);
        assertThat(get("/actuator/health")).startsWith("HTTP/1.1 503").contains("\"DOWN\"");

        String session = api.newSession("A");
        ApiClient.Answer answer = api.multipart(
                "/sessions/" + session + "/turns", Map.of("prompt", "say x", "image", TestPictures.png(20, 20, 1)));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("detail").asString()).contains("disk");
        Files.createDirectory(unfinished);
        assertThat(get("/actuator/health")).startsWith("HTTP/1.1 200");
    }

    @Test
    void theNumbersTellOfTurns() {
        api.end(api.ask(api.newSession("A"), "say one").path("id").asString());
        api.end(api.ask(api.newSession("A"), "fail TIMEOUT").path("id").asString());

        assertThat(get("/actuator/prometheus"))
                .containsPattern("pentimento_turns_seconds_count\\{model=\"test:scripted\",outcome=\"succeeded\"\\} 1")
                .containsPattern("pentimento_turns_seconds_count\\{model=\"test:scripted\",outcome=\"timeout\"\\} 1")
                .contains("pentimento_turns_running")
                .contains("pentimento_event_streams")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void theLogNamesSessionsAndTurnsAndNothingThatPeopleWrote() throws IOException {
        String session = api.newSession("title " + SECRET);
        String good = api.ask(session, "say " + SECRET + "; draw 1").path("id").asString();
        api.end(good);
        String broken = api.ask(session, "crash " + SECRET).path("id").asString();
        api.end(broken);
        api.get("/sessions?q=" + SECRET);
        api.get("/nowhere/" + SECRET);
        api.post("/sessions/" + session + "/turns", "{\"prompt\": " + SECRET);
        api.post("/sessions/" + session + "/turns", Map.of("prompt", SECRET, "model", SECRET), SECRET);
        api.multipart("/sessions/" + session + "/turns", Map.of("prompt", SECRET, "options", SECRET));
        server.stop();

        List<String> lines = Files.readAllLines(server.data().resolve("logs").resolve("pentimento.log"));
        assertThat(lines).noneMatch(line -> line.contains(SECRET));
        List<JsonNode> told = lines.stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("turn").asString("").equals(broken))
                .toList();
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("session").asString()).isEqualTo(session));
        assertThat(told)
                .anyMatch(line -> line.at("/log/level").asString("").equals("ERROR")
                        && line.at("/error/stack_trace").asString("").contains("ScriptedModel"));
    }

    @Test
    void aStartLogsNoWarning() throws IOException {
        List<String> lines = Files.readAllLines(server.data().resolve("logs").resolve("pentimento.log"));
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("\"WARN\"") || line.contains("\"ERROR\""));
    }

    private String get(String path) {
        return RawHttp.send(server.port(), "GET " + path + " HTTP/1.1", "Host: localhost");
    }
}

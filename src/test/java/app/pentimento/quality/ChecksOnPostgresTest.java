package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestPostgres;
import app.pentimento.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The queue of checks and what comes of them on PostgreSQL: another database, the same behaviour. */
class ChecksOnPostgresTest {
    @Test
    void anAnswerIsCheckedThereToo() {
        try (TestServer server = TestPostgres.startServer(TestServer.CHECKS)) {
            ApiClient api = server.api();
            JsonNode turn = api.multipart(
                            "/sessions/" + api.newSession("postgres") + "/turns",
                            Map.of(
                                    "prompt",
                                    "write \"Hello there\"",
                                    "model",
                                    "builtin:studio",
                                    "image",
                                    TestPictures.png(640, 480, 3)))
                    .json();
            JsonNode parts = api.checked(turn.path("id").asString()).path("parts");
            JsonNode quality = parts.get(parts.size() - 1).path("quality");
            assertThat(quality.at("/text/score").asDouble()).isGreaterThan(0.9);
            assertThat(quality.at("/drift/changed").asDouble()).isPositive();
        }
    }
}

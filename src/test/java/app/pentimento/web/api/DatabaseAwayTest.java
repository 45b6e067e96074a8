package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.RawHttp;
import app.pentimento.testing.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {
    @Test
    void aDatabaseThatIsAwayIsA503WithASentence() throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.builder().start();
        try (TestServer server = TestServer.start(
                "spring.datasource.url=jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                "spring.datasource.username=postgres",
                "spring.datasource.hikari.connection-timeout=1000")) {
            assertThat(server.api().get("/sessions").status()).isEqualTo(200);
            database.close();

            for (Answer answer : new Answer[] {
                server.api().get("/sessions"),
                server.api().post("/sessions", Map.of("title", "A")),
                server.api().post("/sessions", Map.of("title", "A"), "key")
            }) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.json().path("code").asString()).isEqualTo("overloaded");
                assertThat(answer.json().path("detail").asString()).contains("database");
                assertThat(answer.header("Retry-After")).isNotBlank();
            }
            assertThat(RawHttp.send(server.port(), "GET /actuator/health HTTP/1.1", "Host: localhost"))
                    .startsWith("HTTP/1.1 503");
        }
    }
}

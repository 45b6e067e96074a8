package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A turn goes alone or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnDeletionTest {
    private TestServer server;
    private ApiClient api;

    @BeforeAll
    void start() {
        server = TestServer.start();
        api = server.api();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theLastTurnGoesWithItsPictureAndTheHeadMovesToItsParent() {
        String session = api.newSession("One less");
        String first = api.end(id(api.ask(session, "draw 1"))).path("id").asString();
        JsonNode last = api.end(id(api.ask(session, "draw 2")));
        String picture = last.at("/parts/0/image/id").asString();
        assertThat(api.delete("/turns/" + first).status())
                .as("another turn follows it")
                .isEqualTo(409);
        assertThat(api.delete("/turns/" + id(last)).status()).isEqualTo(204);
        assertThat(api.get("/turns/" + id(last)).status()).isEqualTo(404);
        assertThat(api.get("/images/" + picture).status()).isEqualTo(404);
        JsonNode now = api.get("/sessions/" + session).json();
        assertThat(now.path("headTurnId").asString()).isEqualTo(first);
        assertThat(now.path("turnCount").asInt()).isEqualTo(1);
        assertThat(api.delete("/turns/" + id(last)).status()).isEqualTo(404);
        assertThat(api.delete("/turns/" + first).status()).isEqualTo(204);
        assertThat(api.get("/sessions/" + session).json().hasNonNull("headTurnId"))
                .isFalse();
    }

    @Test
    void aPictureThatAnotherSessionUsesStays() {
        String session = api.newSession("Lender");
        JsonNode made = api.end(id(api.ask(session, "draw 3")));
        String picture = made.at("/parts/0/image/id").asString();
        String other = api.newSession("Borrower");
        api.end(id(api.post("/sessions/" + other + "/turns", Map.of("prompt", "sepia", "imageIds", List.of(picture)))
                .json()));
        assertThat(api.delete("/turns/" + id(made)).status()).isEqualTo(204);
        assertThat(api.get("/images/" + picture + "/content").status()).isEqualTo(200);
    }

    @Test
    void aTurnUnderWayIsNotDeleted() {
        String turn = id(api.ask(api.newSession("Busy"), "wait for-good"));
        assertThat(api.delete("/turns/" + turn).status()).isEqualTo(409);
        api.post("/turns/" + turn + "/cancel", "");
        assertThat(api.delete("/turns/" + turn).status()).isEqualTo(204);
    }

    private static String id(JsonNode turn) {
        return turn.path("id").asString();
    }
}

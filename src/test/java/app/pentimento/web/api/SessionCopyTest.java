package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.session.SessionDeletion;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Sessions are copied and pinned. */
class SessionCopyTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    private static JsonNode turns(String session) {
        return api.get("/sessions/" + session + "/turns").json().path("items");
    }

    /** A copy waits for a deletion that is under way, and finds nothing then, rather than half of a session. */
    @Test
    void aSessionThatIsBeingDeletedIsNotThereToCopy() throws Exception {
        String original = api.newSession("Going");
        api.end(api.ask(original, "draw 1").path("id").asString());
        CompletableFuture<ApiClient.Answer> copy = new CompletableFuture<>();
        SessionDeletion deletion = server.bean(SessionDeletion.class);

        List<String> files = server.bean(TransactionTemplate.class).execute(status -> {
            List<String> gone = deletion.deleteRows(original);
            copy.completeAsync(() -> api.post("/sessions/" + original + "/duplicate", Map.of()));
            return gone;
        });

        assertThat(files).isNotEmpty();
        assertThat(copy.get(1, TimeUnit.MINUTES).status()).isEqualTo(404);
    }

    @Test
    void aCopyHasTheSameTurnsAndPicturesCostsNothingAndLivesOnItsOwn() {
        String original = api.newSession("Original");
        String first = api.ask(original, "say one; draw 1").path("id").asString();
        api.end(first);
        api.end(api.ask(original, "draw 2").path("id").asString());
        api.end(api.post(
                        "/sessions/" + original + "/turns",
                        Map.of("prompt", "draw 3", "model", ScriptedModel.ID, "parentTurnId", first))
                .json()
                .path("id")
                .asString());
        ApiClient.Answer answer = api.post("/sessions/" + original + "/duplicate", Map.of("title", "Copy"), "copy-1");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(api.post("/sessions/" + original + "/duplicate", Map.of("title", "Copy"), "copy-1")
                        .json())
                .isEqualTo(answer.json());
        String copy = answer.json().path("id").asString();
        assertThat(answer.json().path("title").asString()).isEqualTo("Copy");
        assertThat(answer.json().at("/cost/amount").asString()).isEqualTo("0");
        JsonNode before = turns(original);
        JsonNode after = turns(copy);
        assertThat(after).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(after.get(i).path("parts")).isEqualTo(before.get(i).path("parts"));
            assertThat(after.get(i).path("id")).isNotEqualTo(before.get(i).path("id"));
        }
        assertThat(after.at("/2/parentTurnId")).isEqualTo(after.at("/0/id"));
        assertThat(answer.json().path("headTurnId")).isEqualTo(after.at("/2/id"));

        String picture = before.at("/0/parts/1/image/id").asString();
        assertThat(api.delete("/sessions/" + original).status()).isEqualTo(204);
        assertThat(api.get("/images/" + picture + "/content").status()).isEqualTo(200);
        assertThat(api.end(api.ask(copy, "draw 4").path("id").asString())
                        .path("status")
                        .asString())
                .isEqualTo("succeeded");
        assertThat(api.delete("/sessions/" + copy).status()).isEqualTo(204);
        assertThat(api.get("/images/" + picture).status()).isEqualTo(404);
    }

    @Test
    void aTurnThatHasNotEndedIsNotCopied() {
        String original = api.newSession("Busy");
        api.end(api.ask(original, "say done").path("id").asString());
        String running = api.ask(original, "wait for-the-copy").path("id").asString();
        api.until(running, "running");
        JsonNode copy =
                api.post("/sessions/" + original + "/duplicate", Map.of()).json();
        ScriptedModel.open("for-the-copy");
        assertThat(copy.path("title").asString()).isEqualTo("Busy");
        JsonNode turns = turns(copy.path("id").asString());
        assertThat(turns).hasSize(1);
        assertThat(copy.path("headTurnId")).isEqualTo(turns.at("/0/id"));
    }

    @Test
    void pinningIsRememberedAndLeavesTheOrderOfTheApiAlone() {
        String older = api.newSession("Older");
        String newer = api.newSession("Newer");
        JsonNode pinned =
                api.patch("/sessions/" + older, Map.of("pinned", true)).json();
        assertThat(pinned.path("pinned").asBoolean()).isTrue();
        List<String> ids = api.get("/sessions")
                .json()
                .path("items")
                .valueStream()
                .map(session -> session.path("id").asString())
                .filter(id -> List.of(older, newer).contains(id))
                .toList();
        assertThat(ids).containsExactly(newer, older);
        assertThat(api.patch("/sessions/" + older, Map.of("pinned", "yes")).status())
                .isEqualTo(400);
    }
}

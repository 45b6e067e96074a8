package app.pentimento.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.Team;
import app.pentimento.testing.TestPictures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountsTest {
    private static Team team;
    private static ApiClient ann;
    private static ApiClient ben;

    @BeforeAll
    static void start() {
        team = Team.start();
        ann = team.join("ann@example.org", "member");
        ben = team.join("ben@example.org", "member");
    }

    @AfterAll
    static void stop() {
        team.close();
    }

    @Test
    void nothingButWhatTheContractNamesIsThereForAStranger() {
        ApiClient stranger = team.stranger();
        for (String path : List.of("/sessions", "/images/x", "/models", "/me", "/tokens", "/recipes", "/budget")) {
            ApiClient.Answer answer = stranger.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.json().path("code").asString()).isEqualTo("unauthenticated");
        }
        assertThat(stranger.get("/provenance/root.pem").status()).isEqualTo(200);
        assertThat(stranger.multipart("/verify", Map.of("file", TestPictures.png(64, 64, 1)))
                        .status())
                .isEqualTo(200);
        assertThat(stranger.post("/sessions", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void whoAmIAndWhatMayISpend() {
        JsonNode me = ann.get("/me").json();
        assertThat(me.path("email").asString()).isEqualTo("ann@example.org");
        assertThat(me.path("role").asString()).isEqualTo("member");
        assertThat(me.path("budget").isNull()).isTrue();
        assertThat(me.path("spent").path("currency").asString()).isEqualTo("USD");
    }

    @Test
    void aTokenTellsItsSecretOnceAndWorksUntilItIsRemoved() {
        JsonNode made =
                ann.post("/tokens", Map.of("name", "ci", "scope", "read")).json();
        String secret = made.path("token").asString();
        assertThat(secret).startsWith("pent_");
        assertThat(ann.get("/tokens").text()).contains("ci").doesNotContain(secret);
        ApiClient reader = team.server().api().as(secret);
        assertThat(reader.get("/me").status()).isEqualTo(200);
        assertThat(reader.post("/sessions", Map.of()).status()).isEqualTo(403);
        assertThat(reader.post("/tokens", Map.of("name", "more")).status()).isEqualTo(403);
        assertThat(ben.delete("/tokens/" + made.path("id").asString()).status()).isEqualTo(404);
        assertThat(ann.delete("/tokens/" + made.path("id").asString()).status()).isEqualTo(204);
        assertThat(reader.get("/me").status()).isEqualTo(401);
    }

    @Test
    void basicIsAcceptedForTokensAlone() {
        ApiClient basic = team.server().api().as("ann@example.org", Team.PASSWORD);
        assertThat(basic.get("/me").status()).isEqualTo(401);
        assertThat(basic.get("/tokens").status()).isEqualTo(401);
        assertThat(basic.post("/sessions", Map.of()).status()).isEqualTo(401);
        assertThat(basic.post(
                                "/tokens",
                                Map.of(
                                        "name",
                                        "x",
                                        "expiresAt",
                                        Instant.now().plusSeconds(60).toString()))
                        .status())
                .isEqualTo(201);
        assertThat(basic.post("/tokens", Map.of("name", "x", "expiresAt", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotYoursIsNotFound() {
        String session = ann.newSession("Ann's");
        String turn = ann.ask(session, "draw 1").path("id").asString();
        JsonNode ended = ann.end(turn);
        String picture = ApiClient.picture(ended).path("id").asString();
        assertThat(ended.path("author").path("name").asString()).isEqualTo("ann");
        assertThat(ann.get("/sessions/" + session)
                        .json()
                        .path("owner")
                        .path("name")
                        .asString())
                .isEqualTo("ann");
        assertThat(ann.get("/images/" + picture)
                        .json()
                        .path("owner")
                        .path("name")
                        .asString())
                .isEqualTo("ann");
        for (ApiClient other : List.of(ben, team.admin())) {
            assertThat(other.get("/sessions/" + session).status()).isEqualTo(404);
            assertThat(other.get("/sessions").text()).doesNotContain(session);
            assertThat(other.get("/turns/" + turn).status()).isEqualTo(404);
            assertThat(other.get("/images/" + picture).status()).isEqualTo(404);
            assertThat(other.get("/images/" + picture + "/content?width=160").status())
                    .isEqualTo(404);
            assertThat(other.post("/turns/" + turn + "/retry", Map.of()).status())
                    .isEqualTo(404);
            assertThat(other.delete("/sessions/" + session).status()).isEqualTo(404);
            String own = other.newSession("mine");
            assertThat(other.post(
                                    "/sessions/" + own + "/turns",
                                    Map.of("prompt", "draw 2", "model", ScriptedModel.ID, "imageIds", List.of(picture)))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aSharedSessionIsSeenAndChangedAsTheShareSays() {
        String session = ann.newSession("together");
        ann.end(ann.ask(session, "draw 1").path("id").asString());
        assertThat(ben.get("/sessions/" + session).status()).isEqualTo(404);
        String share = ann.post(
                        "/sessions/" + session + "/shares", Map.of("email", "ben@example.org", "role", "viewer"))
                .json()
                .path("id")
                .asString();
        assertThat(ben.get("/sessions/" + session).status()).isEqualTo(200);
        assertThat(ben.get("/sessions").text()).contains(session);
        Map<String, Object> red = Map.of("prompt", "draw 2", "model", ScriptedModel.ID);
        assertThat(ben.post("/sessions/" + session + "/turns", red).status()).isEqualTo(403);
        assertThat(ben.get("/sessions/" + session + "/shares").status()).isEqualTo(403);
        ann.post("/sessions/" + session + "/shares", Map.of("email", "ben@example.org", "role", "editor"));
        JsonNode turn = ben.end(ben.post("/sessions/" + session + "/turns", red)
                .json()
                .path("id")
                .asString());
        assertThat(turn.path("author").path("name").asString()).isEqualTo("ben");
        String picture = ApiClient.picture(turn).path("id").asString();
        assertThat(ann.get("/images/" + picture)
                        .json()
                        .path("owner")
                        .path("name")
                        .asString())
                .isEqualTo("ann");
        assertThat(ben.delete("/sessions/" + session).status()).isEqualTo(403);
        assertThat(ann.delete("/sessions/" + session + "/shares/" + share).status())
                .isEqualTo(204);
        assertThat(ben.get("/sessions/" + session).status()).isEqualTo(404);
        assertThat(ben.get("/images/" + picture).status()).isEqualTo(404);
        assertThat(ben.get("/turns/" + turn.path("id").asString()).status()).isEqualTo(404);
    }

    @Test
    void aRaiseOfABudgetWorksAtOnceAndADisabledAccountIsOutAtOnce() {
        ApiClient cat = team.join("cat@example.org", "member");
        String id = team.id("cat@example.org");
        assertThat(cat.get("/accounts").status()).isEqualTo(403);
        assertThat(team.admin()
                        .patch("/accounts/" + id, Map.of("budget", Map.of("amount", "0.01", "currency", "USD")))
                        .status())
                .isEqualTo(200);
        assertThat(cat.get("/me").json().path("budget").path("amount").asString())
                .isEqualTo("0.01");
        assertThat(team.admin()
                        .patch("/accounts/" + id, Map.of("disabled", true))
                        .status())
                .isEqualTo(200);
        assertThat(cat.get("/me").status()).isEqualTo(401);
        assertThat(team.admin()
                        .patch("/accounts/" + id, Map.of("disabled", false))
                        .status())
                .isEqualTo(200);
        assertThat(cat.get("/me").status()).isEqualTo(200);
        assertThat(team.admin()
                        .patch("/accounts/" + team.id(Team.ADMIN), Map.of("role", "member"))
                        .status())
                .isEqualTo(409);
        assertThat(team.admin().delete("/accounts/" + id).status()).isEqualTo(204);
        assertThat(cat.get("/me").status()).isEqualTo(401);
    }

    @Test
    void aViewerOnlyLooks() {
        ApiClient dan = team.join("dan@example.org", "viewer");
        assertThat(dan.get("/sessions").status()).isEqualTo(200);
        assertThat(dan.post("/sessions", Map.of()).status()).isEqualTo(403);
        assertThat(dan.multipart("/images", Map.of("file", TestPictures.png(64, 64, 1)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theAuditLogTellsWhatHappenedToAccountsAndIsWhole() {
        assertThat(team.admin().get("/audit").text())
                .contains("account-made", "token-made", "logged-in")
                .doesNotContain("@example.org", "pent_");
        assertThat(team.admin().get("/audit/check").json().path("whole").asBoolean())
                .isTrue();
        assertThat(ann.get("/audit/check").status()).isEqualTo(403);
    }
}

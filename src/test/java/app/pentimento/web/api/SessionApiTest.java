package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestPictures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SessionApiTest extends ApiTalk {
    @Test
    void aNewSessionIsWhereItsLocationSays() {
        Answer created = api.post("/sessions", Map.of("title", "  A café, 夜 🍌  "));

        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("id").asString();
        assertThat(created.header("Location")).endsWith("/api/v1/sessions/" + id);
        JsonNode session = api.get("/sessions/" + id).json();
        assertThat(session).isEqualTo(created.json());
        assertThat(session.path("title").asString()).isEqualTo("A café, 夜 🍌");
        assertThat(session.path("archived").asBoolean()).isFalse();
        assertThat(session.path("headTurnId").isNull()).isTrue();
        assertThat(session.path("turnCount").asInt()).isZero();
        assertThat(session.path("cover").isNull()).isTrue();
        assertThat(session.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
        assertThat(session.at("/cost/currency").asString()).isEqualTo("USD");
        assertThat(session.at("/cost/amount").asString()).isEqualTo("0");
    }

    @Test
    void aSessionNeedsNoTitleAndGetsOneFromItsFirstPrompt() {
        String id = api.post("/sessions", "").json().path("id").asString();
        api.end(api.ask(id, "say hello").path("id").asString());

        assertThat(api.get("/sessions/" + id).json().path("title").asString()).isEqualTo("say hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": 7}", "{\"title\": true}", "{\"title\": []}"})
    void aTitleMustBeText(String body) {
        assertThat(api.post("/sessions", body).status()).isEqualTo(400);
    }

    @Test
    void aTitleHasALimitAndNoControlCharacters() {
        assertThat(api.post("/sessions", Map.of("title", "x".repeat(201))).status())
                .isEqualTo(400);
        Answer odd = api.post("/sessions", "{\"title\": \"a\\u0000b\\ud800c\"}");
        assertThat(odd.status()).isEqualTo(201);
        assertThat(odd.json().path("title").asString()).isEqualTo("ab\uFFFDc");
    }

    @Test
    void aPageOfSessionsLeadsToTheNextOneUntilAllWereListed() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(api.newSession("paged-" + i));
        }
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = api.get("/sessions?q=paged-&limit=3" + (cursor == null ? "" : "&cursor=" + cursor))
                    .json();
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        } while (cursor != null);

        assertThat(listed).isEqualTo(made.reversed());
    }

    @Test
    void theLatestActivityComesFirst() {
        String first = api.newSession("activity");
        String second = api.newSession("activity");
        api.end(api.ask(first, "say something").path("id").asString());

        assertThat(found("activity")).containsExactly(first, second);
    }

    @Test
    void aSearchFindsTitlesAndPromptsAndTakesEveryCharacterAsItIs() {
        String percent = api.newSession("100% wool_hat!");
        String other = api.newSession("100x woolxhat");
        String prompted = api.newSession("unrelated");
        api.end(api.ask(prompted, "say Zürich at 5_pm").path("id").asString());

        assertThat(found("100%")).containsExactly(percent);
        assertThat(found("wool_")).containsExactly(percent);
        assertThat(found("HAT!")).containsExactly(percent);
        assertThat(found("100x")).containsExactly(other);
        assertThat(found("zürich at 5_")).containsExactly(prompted);
        assertThat(found("' or 1=1 --")).isEmpty();
        assertThat(found("\\")).isEmpty();
        assertThat(found("wool\u0000_hat")).containsExactly(percent);
    }

    @Test
    void aSessionIsRenamedAndPutAwayAndBroughtBack() {
        String id = api.newSession("before");

        JsonNode renamed =
                api.patch("/sessions/" + id, Map.of("title", "after rename")).json();
        assertThat(renamed.path("title").asString()).isEqualTo("after rename");
        assertThat(api.patch("/sessions/" + id, Map.of("archived", true))
                        .json()
                        .path("archived")
                        .asBoolean())
                .isTrue();
        assertThat(found("after rename")).isEmpty();
        assertThat(api.get("/sessions?archived=true&q=after%20rename").json().path("items"))
                .hasSize(1);
        api.patch("/sessions/" + id, Map.of("archived", false));
        assertThat(found("after rename")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": null}",
                "{\"title\": 7}",
                "{\"archived\": \"yes\"}",
                "{\"archived\": null}",
                "{\"headTurnId\": 7}",
                "{\"headTurnId\": \"none\"}",
                "{\"headTurnId\": \"\\u0000\"}",
                "[]",
                "null"
            })
    void aWrongChangeIsRefusedAndChangesNothing(String body) {
        String id = api.newSession("kept");
        Answer answer = api.patch("/sessions/" + id, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("errors").isArray()).isTrue();
        assertThat(api.get("/sessions/" + id).json().path("title").asString()).isEqualTo("kept");
    }

    @Test
    void aChangeIsDoneWholeOrNotAtAll() {
        String id = api.newSession("kept");
        assertThat(api.patch("/sessions/" + id, Map.of("title", "changed", "headTurnId", "none"))
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/sessions/" + id).json().path("title").asString()).isEqualTo("kept");
    }

    @Test
    void movingTheHeadUndoesAndRedoesAndTheNextTurnBranches() {
        String id = api.newSession("tree");
        String first =
                api.end(api.ask(id, "draw 1").path("id").asString()).path("id").asString();
        String second =
                api.end(api.ask(id, "draw 2").path("id").asString()).path("id").asString();
        assertThat(head(id)).isEqualTo(second);

        assertThat(moveHead(id, first)).isEqualTo(200);
        JsonNode branch = api.end(api.ask(id, "draw 3").path("id").asString());
        assertThat(branch.path("parentTurnId").asString()).isEqualTo(first);
        assertThat(head(id)).isEqualTo(branch.path("id").asString());

        assertThat(moveHead(id, second)).isEqualTo(200);
        assertThat(head(id)).isEqualTo(second);
        assertThat(moveHead(id, null)).isEqualTo(200);
        assertThat(head(id)).isNull();
        assertThat(api.get("/sessions/" + id + "/turns").json().path("items")).hasSize(3);

        String stranger = api.ask(api.newSession("other"), "say x").path("id").asString();
        assertThat(moveHead(id, stranger)).isEqualTo(400);
    }

    @Test
    void aSessionSumsUpItsTurns() {
        String id = api.newSession("sum");
        JsonNode turn = api.end(api.ask(id, "draw 5; draw 6").path("id").asString());

        JsonNode session = api.get("/sessions/" + id).json();
        assertThat(session.path("turnCount").asInt()).isEqualTo(1);
        assertThat(session.at("/cost/amount").asString()).isEqualTo("0.078");
        assertThat(session.path("cover")).isEqualTo(turn.at("/parts/1/image"));
    }

    @Test
    void aDeletedSessionTakesItsPicturesAlongButNotThoseThatAnotherUses() {
        String doomed = api.newSession("doomed");
        JsonNode turn = api.multipart(
                        "/sessions/" + doomed + "/turns",
                        Map.of("prompt", "draw 71", "model", "test:scripted", "image", TestPictures.png(40, 30, 70)))
                .json();
        JsonNode ended = api.end(turn.path("id").asString());
        String upload = ended.at("/inputs/0/id").asString();
        String answer = ended.at("/parts/0/image/id").asString();
        String keeper = api.newSession("keeper");
        api.end(api.post(
                        "/sessions/" + keeper + "/turns",
                        Map.of("prompt", "say x", "model", "test:scripted", "imageIds", List.of(upload)))
                .json()
                .path("id")
                .asString());

        assertThat(api.delete("/sessions/" + doomed).status()).isEqualTo(204);

        assertThat(api.get("/sessions/" + doomed).status()).isEqualTo(404);
        assertThat(api.get("/sessions/" + doomed + "/turns").status()).isEqualTo(404);
        assertThat(api.get("/turns/" + ended.path("id").asString()).status()).isEqualTo(404);
        assertThat(api.delete("/sessions/" + doomed).status()).isEqualTo(404);
        assertThat(api.get("/sessions/" + keeper + "/turns")
                        .json()
                        .at("/items/0/inputs/0/id")
                        .asString())
                .isEqualTo(upload);
        app.pentimento.image.Images images = server.bean(app.pentimento.image.Images.class);
        assertThat(images.find(upload)).isPresent();
        assertThat(images.find(answer)).isEmpty();
        String sha256 = ended.at("/parts/0/image/sha256").asString();
        assertThat(server.data()
                        .resolve("images")
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256))
                .doesNotExist();
    }

    @Test
    void deletingTwiceWithOneKeyIsDeletingOnce() {
        String id = api.newSession("once");
        var first = api.send(
                api.request("/sessions/" + id).header("Idempotency-Key", id).DELETE());
        var second = api.send(
                api.request("/sessions/" + id).header("Idempotency-Key", id).DELETE());
        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(204);
    }

    @Test
    void aSessionIsDeletedWhileATurnRuns() {
        String id = api.newSession("busy");
        String turn = api.ask(id, "draw 8; wait never").path("id").asString();
        api.until(turn, "running");

        assertThat(api.delete("/sessions/" + id).status()).isEqualTo(204);
        assertThat(api.get("/turns/" + turn).status()).isEqualTo(404);
    }

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        api.get("/sessions?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private @Nullable String head(String session) {
        JsonNode head = api.get("/sessions/" + session).json().path("headTurnId");
        return head.isNull() ? null : head.asString();
    }

    private int moveHead(String session, @Nullable String turn) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("headTurnId", turn);
        return api.patch("/sessions/" + session, body).status();
    }
}

package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TurnApiTest extends ApiTalk {
    private String session;

    @BeforeEach
    void newSession() {
        session = api.newSession("turns");
    }

    @Test
    void aTurnIsTakenInAndAnsweredWithItsPartsInOrder() {
        Answer taken = api.post(
                turns(),
                Map.of(
                        "prompt",
                        "say first; draw 1; say last",
                        "model",
                        ScriptedModel.ID,
                        "options",
                        Map.of("aspectRatio", "16:9", "resolution", "2K", "variants", 2, "seed", 42)));

        assertThat(taken.status()).isEqualTo(202);
        String id = taken.json().path("id").asString();
        assertThat(taken.header("Location")).endsWith("/api/v1/turns/" + id);
        assertThat(taken.json().path("status").asString()).isIn("queued", "running");
        assertThat(taken.json().path("sessionId").asString()).isEqualTo(session);
        assertThat(taken.json().path("parentTurnId").isNull()).isTrue();

        JsonNode turn = api.end(id);
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(turn.path("prompt").asString()).isEqualTo("say first; draw 1; say last");
        assertThat(turn.at("/options/aspectRatio").asString()).isEqualTo("16:9");
        assertThat(turn.at("/options/seed").asLong()).isEqualTo(42);
        assertThat(turn.path("model").asString()).isEqualTo(ScriptedModel.ID);
        assertThat(turn.path("error").isNull()).isTrue();
        assertThat(turn.at("/cost/amount").asString()).isEqualTo("0.039");
        assertThat(turn.at("/cost/estimated").asBoolean()).isTrue();
        assertThat(turn.at("/usage/inputTokens").asInt()).isEqualTo(7);
        assertThat(turn.at("/usage/imagesOut").asInt()).isEqualTo(1);
        assertThat(turn.path("startedAt").asString()).isNotBlank();
        assertThat(turn.path("finishedAt").asString()).isNotBlank();
        List<String> kinds = new ArrayList<>();
        turn.path("parts")
                .forEach(part ->
                        kinds.add(part.path("index").asInt() + part.path("kind").asString()));
        assertThat(kinds).containsExactly("0text", "1image", "2text");
        assertThat(turn.at("/parts/0/text").asString()).isEqualTo("first");
        JsonNode image = turn.at("/parts/1/image");
        assertThat(image.path("origin").asString()).isEqualTo("model");
        assertThat(image.path("turnId").asString()).isEqualTo(id);
        assertThat(image.path("aiLabel").asString()).isEqualTo("generated");
        assertThat(image.path("width").asInt()).isEqualTo(96);
        assertThat(image.path("sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(image.path("contentUrl").asString())
                .isEqualTo("/api/v1/images/" + image.path("id").asString() + "/content");
    }

    @Test
    void picturesComeWithATurnByFormOrByTheirIds() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", "draw 2");
        fields.put("model", ScriptedModel.ID);
        fields.put("options", "{\"seed\": 7, \"unknown\": 1}");
        fields.put("image", TestPictures.png(50, 40, 1));
        fields.put("mask", TestPictures.png(50, 40, 2));
        Answer taken = api.multipart(turns(), fields);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        JsonNode turn = api.end(taken.json().path("id").asString());

        assertThat(turn.path("inputs")).hasSize(1);
        assertThat(turn.at("/inputs/0/origin").asString()).isEqualTo("upload");
        assertThat(turn.at("/inputs/0/aiLabel").asString()).isEqualTo("none");
        assertThat(turn.at("/mask/width").asInt()).isEqualTo(50);
        assertThat(turn.at("/options/seed").asInt()).isEqualTo(7);
        assertThat(turn.at("/parts/0/image/aiLabel").asString()).isEqualTo("edited");

        String upload = turn.at("/inputs/0/id").asString();
        JsonNode again = api.end(api.post(
                        turns(),
                        Map.of(
                                "prompt",
                                "say seen",
                                "model",
                                ScriptedModel.ID,
                                "imageIds",
                                List.of(upload),
                                "maskImageId",
                                turn.at("/mask/id").asString()))
                .json()
                .path("id")
                .asString());
        assertThat(again.at("/inputs/0")).isEqualTo(turn.at("/inputs/0"));
    }

    @Test
    void aTurnFollowsTheHeadOrBranchesWhereItIsTold() {
        String first = api.end(id(api.ask(session, "say 1"))).path("id").asString();
        JsonNode second = api.ask(session, "say 2");
        assertThat(second.path("parentTurnId").asString()).isEqualTo(first);

        JsonNode branch = api.post(turns(), Map.of("prompt", "say 3", "model", ScriptedModel.ID, "parentTurnId", first))
                .json();
        assertThat(branch.path("parentTurnId").asString()).isEqualTo(first);
        assertThat(api.get("/sessions/" + session).json().path("headTurnId").asString())
                .isEqualTo(id(branch));
    }

    @Test
    void turnsAreListedOldestFirstPageByPage() {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(id(api.ask(session, "say " + i)));
        }
        JsonNode first = api.get(turns() + "?limit=3").json();
        JsonNode second = api.get(
                        turns() + "?limit=3&cursor=" + first.path("next").asString())
                .json();
        List<String> listed = new ArrayList<>();
        first.path("items").forEach(turn -> listed.add(id(turn)));
        second.path("items").forEach(turn -> listed.add(id(turn)));

        assertThat(first.path("items")).hasSize(3);
        assertThat(listed).isEqualTo(asked);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(api.get(turns() + "?cursor=%00").status()).isEqualTo(400);
    }

    @Test
    void aRunningTurnIsCancelledAndKeepsWhatHadCome() {
        String turn = id(api.ask(session, "say kept; wait never; say lost"));
        untilParts(turn, 1);

        Answer cancelled = api.post("/turns/" + turn + "/cancel", "");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.json().path("parts")).hasSize(1);
        Answer again = api.post("/turns/" + turn + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asString()).isEqualTo("conflict");
        assertThat(api.post("/turns/none/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void aFailedTurnSaysWhyAndIsRetriedBesideTheOldOne() {
        String first = id(api.end(id(api.ask(session, "say 1"))));
        JsonNode failed = api.end(id(api.ask(session, "say partly; fail RATE_LIMITED")));
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.at("/error/code").asString()).isEqualTo("rate-limited");
        assertThat(failed.at("/error/message").asString()).isNotBlank();
        assertThat(failed.at("/error/retryable").asBoolean()).isTrue();
        assertThat(failed.path("parts")).hasSize(1);

        Answer retry = api.post("/turns/" + id(failed) + "/retry", "");
        assertThat(retry.status()).isEqualTo(202);
        assertThat(retry.header("Location")).endsWith("/api/v1/turns/" + id(retry.json()));
        assertThat(id(retry.json())).isNotEqualTo(id(failed));
        assertThat(retry.json().path("parentTurnId").asString()).isEqualTo(first);
        assertThat(retry.json().path("prompt")).isEqualTo(failed.path("prompt"));
        assertThat(api.post("/turns/none/retry", "").status()).isEqualTo(404);
    }

    @Test
    void anotherModelIsAskedTheSameWithoutTheOptionsThatItDoesNotOffer() {
        JsonNode first = api.end(id(api.post(
                        "/sessions/" + session + "/turns",
                        Map.of(
                                "prompt",
                                "black and white",
                                "model",
                                ScriptedModel.ID,
                                "options",
                                Map.of("resolution", "2K", "seed", 7)))
                .json()));
        Answer retry = api.post("/turns/" + id(first) + "/retry", Map.of("model", "builtin:studio"), "other-model");
        assertThat(retry.status()).as(retry.text()).isEqualTo(202);
        assertThat(retry.json().path("model").asString()).isEqualTo("builtin:studio");
        assertThat(retry.json().path("prompt")).isEqualTo(first.path("prompt"));
        assertThat(retry.json().at("/options/seed").asInt()).isEqualTo(7);
        assertThat(api.post("/turns/" + id(first) + "/retry", Map.of("model", "builtin:studio"), "other-model")
                        .text())
                .isEqualTo(retry.text());
        assertThat(api.post("/turns/" + id(first) + "/retry", Map.of(), "other-model")
                        .status())
                .as("the same key with another model")
                .isEqualTo(409);
        assertThat(api.post("/turns/" + id(first) + "/retry", Map.of("model", "no:such"))
                        .status())
                .isEqualTo(400);
        assertThat(api.send(api.request("/turns/" + id(first) + "/retry")
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .status())
                .as("without a body")
                .isEqualTo(202);
    }

    @Test
    void aTurnUnderWayIsNotRetried() {
        String turn = id(api.ask(session, "wait never"));
        assertThat(api.post("/turns/" + turn + "/retry", "").status()).isEqualTo(409);
        api.post("/turns/" + turn + "/cancel", "");
    }

    @Test
    void aModelThatBreaksFailsTheTurnInPlainWords() {
        JsonNode turn = api.end(id(api.ask(session, "crash")));
        assertThat(turn.at("/error/code").asString()).isEqualTo("internal");
        assertThat(turn.at("/error/message").asString())
                .doesNotContain("Exception")
                .doesNotContain("script");
    }

    private void untilParts(String turn, int parts) {
        while (api.get("/turns/" + turn).json().path("parts").size() < parts) {
            Thread.onSpinWait();
        }
    }

    private String turns() {
        return "/sessions/" + session + "/turns";
    }

    private static String id(JsonNode turn) {
        return turn.path("id").asString();
    }
}

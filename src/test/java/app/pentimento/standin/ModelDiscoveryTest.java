package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which models there are is what the vendor says, when it is asked and while turns are under way. */
class ModelDiscoveryTest {
    private static final String NANO = "gemini-nano-banana-2.1";
    private static final String PRO = "gemini-3-pro-image";
    private static final String LITE = "gemini-3.1-flash-lite-image";
    private static final String FLASH = "gemini-3.1-flash-image";
    private static final String OLD = "gemini-2.5-flash-image";

    private static ModelListServer google = new ModelListServer();
    private static TestServer server;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        google = new ModelListServer(NANO, PRO, FLASH);
        server = TestServer.start(google.settings());
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
        google.close();
    }

    @BeforeEach
    void offerThreeOfFive() {
        google.startOver(NANO, PRO, FLASH);
        check(api);
    }

    @AfterEach
    void nothingWasSentThatTheVendorWouldRefuse() {
        assertThat(google.answers().violations()).isEmpty();
    }

    private static Map<String, JsonNode> models(ApiClient api) {
        return byId(api.get("/models").json());
    }

    private static Map<String, JsonNode> byId(JsonNode list) {
        Map<String, JsonNode> models = new HashMap<>();
        list.forEach(model -> models.put(model.path("id").asString(), model));
        return models;
    }

    private static JsonNode model(Map<String, JsonNode> models, String id) {
        return Objects.requireNonNull(models.get(id), id);
    }

    private static JsonNode gemini(ApiClient api, String name) {
        return model(models(api), "gemini:" + name);
    }

    private static String standard(ApiClient api) {
        return models(api).values().stream()
                .filter(model -> model.path("default").asBoolean())
                .map(model -> model.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String submit(ApiClient api, String session, Map<String, Object> turn) {
        ApiClient.Answer answer = api.multipart("/sessions/" + session + "/turns", turn);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    private static JsonNode ask(ApiClient api, String session, Map<String, Object> turn) {
        return api.end(submit(api, session, turn));
    }

    private static void assertSucceeded(JsonNode turn, String model) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        assertThat(turn.path("model").asString()).isEqualTo("gemini:" + model);
    }

    private static void assertFailed(JsonNode turn, String code, String words) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("failed");
        assertThat(turn.at("/error/code").asString()).isEqualTo(code);
        assertThat(turn.at("/error/message").asString()).contains(words);
    }

    private static JsonNode check(ApiClient api) {
        ApiClient.Answer answer = api.post("/models/check", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode connection(JsonNode checked) {
        for (JsonNode connection : checked.path("connections")) {
            if (connection.path("backend").asString().equals("gemini")) {
                return connection;
            }
        }
        throw new AssertionError("No connection to Gemini: " + checked);
    }

    @Test
    void tellsTheStateOfEachModelWhereThreeOfFiveAreOffered() {
        Instant before = Instant.now();
        check(api);
        for (String offered : List.of(NANO, PRO)) {
            assertThat(gemini(api, offered).path("state").asString()).isEqualTo("offered");
            assertThat(gemini(api, offered).path("available").asBoolean()).isTrue();
            assertThat(gemini(api, offered).path("retiredAt").isNull()).isTrue();
        }
        JsonNode ending = gemini(api, FLASH);
        assertThat(ending.path("state").asString()).isEqualTo("deprecated");
        assertThat(ending.path("available").asBoolean()).isTrue();
        assertThat(ending.path("replacedBy").asString()).isEqualTo("gemini:" + NANO);

        JsonNode known = gemini(api, OLD);
        assertThat(known.path("state").asString()).isEqualTo("retired");
        assertThat(known.path("available").asBoolean()).isFalse();
        assertThat(known.path("retiredAt").asString()).isEqualTo("2026-10-02T00:00:00Z");
        assertThat(known.path("replacedBy").asString()).isEqualTo("gemini:" + NANO);
        assertThat(known.path("unavailableReason").asString())
                .contains("2026-10-02")
                .contains("Use Nano Banana 2.1 instead");

        JsonNode gone = gemini(api, LITE);
        assertThat(gone.path("state").asString()).isEqualTo("retired");
        assertThat(gone.path("retiredAt").isNull()).isTrue();
        assertThat(gone.path("replacedBy").isNull()).isTrue();
        assertThat(Instant.parse(gone.path("checkedAt").asString())).isAfter(before);

        assertThat(standard(api)).isEqualTo("gemini:" + NANO);
        assertThat(model(models(api), "imagen:imagen-4.0-generate-001")
                        .path("state")
                        .asString())
                .isEqualTo("retired");
        assertThat(gemini(api, NANO).at("/capabilities/thinking").size()).isEqualTo(3);
        assertThat(gemini(api, NANO).at("/capabilities/grounding").asBoolean()).isTrue();
    }

    @Test
    void readsEveryPageOfTheList() {
        google.offer(NANO, PRO, LITE);
        google.pageOf(1);
        check(api);
        assertThat(gemini(api, FLASH).path("state").asString()).isEqualTo("retired");
        assertThat(gemini(api, LITE).path("state").asString()).isEqualTo("offered");
        assertThat(google.lists()).isEqualTo(2);
    }

    @Test
    void answersWithTheNewDefaultInTheSameTurnWhereTheOldOneGoesAwayBetweenTwoTurns() {
        String session = api.newSession("");
        byte[] photo = TestPictures.png(64, 48, 1);
        assertSucceeded(ask(api, session, Map.of("prompt", "Make it warm", "image", photo)), NANO);
        google.offer(PRO, FLASH);
        JsonNode second = ask(api, session, Map.of("prompt", "Warmer"));
        assertSucceeded(second, PRO);
        assertThat(google.asked()).containsExactly(NANO, NANO, PRO);
        assertThat(google.answers().asked().getLast().pictures()).isNotEmpty();
        assertThat(gemini(api, NANO).path("state").asString()).isEqualTo("retired");
        assertThat(standard(api)).isEqualTo("gemini:" + PRO);
        assertSucceeded(ask(api, session, Map.of("prompt", "Warmer still")), PRO);
        google.offer(LITE, FLASH);
        check(api);
        assertThat(standard(api)).isEqualTo("gemini:" + LITE);
    }

    @Test
    void failsATurnWhoseChosenModelIsGoneAndNamesTheReplacement() {
        google.offer(PRO, FLASH);
        JsonNode turn = ask(api, api.newSession(""), Map.of("prompt", "Draw a fox", "model", "gemini:" + NANO));
        assertFailed(turn, "model-retired", "Nano Banana 2.1 is no longer offered");
        assertThat(turn.at("/error/message").asString()).contains("Use Nano Banana Pro instead");
        assertThat(turn.at("/error/retryable").asBoolean()).isFalse();
        assertThat(turn.path("model").asString()).isEqualTo("gemini:" + NANO);
        assertThat(google.asked()).containsExactly(NANO);

        ApiClient.Answer retry = api.post("/turns/" + turn.path("id").asString() + "/retry", Map.of());
        assertThat(retry.status()).isEqualTo(409);
        assertThat(retry.json().path("code").asString()).isEqualTo("model-retired");
        assertThat(retry.json().path("replacedBy").asString()).isEqualTo("gemini:" + PRO);
    }

    @Test
    void keepsTheVendorsSentenceWhereAModelThatIsListedIsNotFound() {
        google.hide(PRO);
        JsonNode turn = ask(api, api.newSession(""), Map.of("prompt", "Draw a fox", "model", "gemini:" + PRO));
        assertFailed(turn, "backend-unavailable", "is not available at the address in the settings");
        assertThat(google.lists()).isEqualTo(2);
        assertThat(gemini(api, PRO).path("state").asString()).isEqualTo("offered");
    }

    @Test
    void asksForTheListOnceWhereManyTurnsFindTheirModelGone() {
        google.offer(PRO);
        CountDownLatch lists = google.holdLists();
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            turns.add(submit(api, api.newSession(""), Map.of("prompt", "Draw a fox", "model", "gemini:" + NANO)));
        }
        turns.forEach(turn -> api.until(turn, "running"));
        while (google.asked().size() < turns.size()) {
            Thread.onSpinWait();
        }
        lists.countDown();
        turns.forEach(turn -> assertFailed(api.end(turn), "model-retired", "Nano Banana Pro"));
        assertThat(google.lists()).as("one before, and one for all of them").isBetween(2, 3);
    }

    @Test
    void offersANewModelWithCarefulCapabilitiesAndLetsItAnswer() {
        assertThat(models(api)).doesNotContainKey("gemini:" + ModelListServer.NEW);
        google.offerToo(ModelListServer.NEW, "Gemini 6 Flash Image");
        google.offerToo(ModelListServer.NEW + "-preview", "Gemini 6 Flash Image Preview");
        google.offerToo("gemini-6-flash-image-latest", "Gemini 6 Flash Image");
        google.offerToo("gemini-6-tts", "Gemini 6 TTS with banana voice");
        check(api);
        JsonNode found = gemini(api, ModelListServer.NEW);
        assertThat(found.path("state").asString()).isEqualTo("unknown");
        assertThat(found.path("available").asBoolean()).isTrue();
        assertThat(found.path("label").asString()).isEqualTo("Gemini 6 Flash Image");
        assertThat(found.path("pricePerImage").isNull()).isTrue();
        JsonNode can = found.path("capabilities");
        assertThat(can.path("edit").asBoolean()).isTrue();
        assertThat(can.path("generate").asBoolean()).isTrue();
        assertThat(can.path("conversation").asBoolean()).isTrue();
        assertThat(can.path("mask").asBoolean()).isFalse();
        assertThat(can.path("maxInputImages").asInt()).isEqualTo(3);
        assertThat(can.path("variants").asInt()).isEqualTo(4);
        assertThat(can.path("aspectRatios")).isEmpty();
        assertThat(can.path("thinking")).isEmpty();
        assertThat(models(api).keySet())
                .as("one model under several names stands once, and what makes no pictures does not")
                .filteredOn(id -> id.startsWith("gemini:gemini-6"))
                .containsExactly("gemini:" + ModelListServer.NEW);
        assertThat(standard(api)).as("what is known comes first").isEqualTo("gemini:" + NANO);

        String session = api.newSession("");
        JsonNode turn = ask(
                api,
                session,
                Map.of(
                        "prompt",
                        "Make it warm",
                        "model",
                        "gemini:" + ModelListServer.NEW,
                        "image",
                        TestPictures.png(64, 48, 1)));
        assertSucceeded(turn, ModelListServer.NEW);

        google.offer(NANO);
        check(api);
        assertThat(models(api)).doesNotContainKey("gemini:" + ModelListServer.NEW);
        assertThat(api.get("/turns/" + turn.path("id").asString())
                        .json()
                        .path("model")
                        .asString())
                .isEqualTo("gemini:" + ModelListServer.NEW);
        ApiClient.Answer retry = api.post("/turns/" + turn.path("id").asString() + "/retry", Map.of());
        assertThat(retry.status()).as(retry.text()).isEqualTo(409);
        assertThat(retry.json().path("replacedBy").asString()).isEqualTo("gemini:" + NANO);
    }

    @Test
    void followsTheOperatorsChoiceWhereverItCanBeUsed() {
        google.offer(NANO, LITE);
        try (TestServer other = TestServer.start(google.settings("pentimento.model.default=gemini:" + PRO))) {
            ApiClient client = other.api();
            assertThat(standard(client)).isEqualTo("gemini:" + NANO);
            google.offer(NANO, PRO);
            check(client);
            assertThat(standard(client)).isEqualTo("gemini:" + PRO);
        }
    }

    @Test
    void countsOnTheCatalogWhileTheVendorIsDownAndOnItsListOnceItIsBack() {
        google.down(true);
        try (TestServer other = TestServer.start(google.settings())) {
            ApiClient client = other.api();
            assertThat(gemini(client, LITE).path("state").asString()).isEqualTo("offered");
            assertThat(gemini(client, LITE).path("checkedAt").isNull()).isTrue();
            assertThat(gemini(client, OLD).path("state").asString()).isEqualTo("retired");
            JsonNode trouble = connection(check(client));
            assertThat(trouble.path("connected").asBoolean()).isTrue();
            assertThat(trouble.path("trouble").asString()).contains("Google cannot be reached");

            google.down(false);
            JsonNode checked = check(client);
            assertThat(connection(checked).path("trouble").isNull()).isTrue();
            assertThat(model(byId(checked.path("models")), "gemini:" + LITE)
                            .path("state")
                            .asString())
                    .isEqualTo("retired");

            google.down(true);
            assertThat(connection(check(client)).path("trouble").asString()).contains("cannot be reached");
            assertThat(gemini(client, LITE).path("state").asString())
                    .as("what was said last counts")
                    .isEqualTo("retired");
        }
    }

    @Test
    void saysThatTheKeyIsNotAcceptedAndCountsOnTheCatalog() {
        try (TestServer other = TestServer.start(google.settingsWithKey("wrong-key-of-the-operator"))) {
            ApiClient client = other.api();
            JsonNode checked = check(client);
            assertThat(connection(checked).path("trouble").asString()).isEqualTo("Google rejected the key.");
            assertThat(gemini(client, LITE).path("state").asString()).isEqualTo("offered");
            assertThat(checked.toString()).doesNotContain("wrong-key-of-the-operator");
        }
    }

    @Test
    void startsAndAnswersWhileTheVendorDoesNot() {
        CountDownLatch lists = google.holdLists();
        try (TestServer other = TestServer.start(google.settings())) {
            ApiClient client = other.api();
            assertThat(gemini(client, LITE).path("state").asString())
                    .as("the catalog's facts, after a short wait")
                    .isEqualTo("offered");
            lists.countDown();
            check(client);
            assertThat(gemini(client, LITE).path("state").asString()).isEqualTo("retired");
        }
    }

    @Test
    void asksNobodyWhereTheOperatorSaysSo() {
        try (TestServer other = TestServer.start(google.settings("pentimento.model.discovery.enabled=false"))) {
            ApiClient client = other.api();
            assertThat(gemini(client, LITE).path("state").asString()).isEqualTo("offered");
            assertThat(google.lists()).isEqualTo(1);
            check(client);
            assertThat(gemini(client, LITE).path("state").asString()).isEqualTo("retired");
        }
    }
}

package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Imagen beside other backends, which model a turn goes to, and what may be spent. */
class OtherBackendsTest {
    private static final String FLASH = "gemini:gemini-3.1-flash-image";
    private static final String IMAGEN = "imagen:imagen-4.0-generate-001";
    private static final String OPENAI = "openai:gpt-image-2";
    private static StandIn google;
    private static OpenAiStandIn openAi;
    private static TestServer server;
    private static ApiClient api;

    private String session = "";

    @BeforeAll
    static void start() {
        google = StandIn.start();
        openAi = new OpenAiStandIn();
        server = TestServer.start(google.vertexSettings(google.settings(
                "pentimento.model.default=" + FLASH,
                "pentimento.model.text-to-image=" + IMAGEN,
                "pentimento.model.imagen.enabled=true",
                "pentimento.model.openai.api-key=" + OpenAiStandIn.KEY,
                "pentimento.model.openai.base-url=" + openAi.url())));
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
        google.close();
        openAi.close();
    }

    @BeforeEach
    void newSession() {
        session = api.newSession("");
    }

    @AfterEach
    void nothingWasSentThatTheVendorsWouldRefuse() {
        assertThat(google.violations()).isEmpty();
        assertThat(openAi.violations()).isEmpty();
    }

    private JsonNode ask(Map<String, Object> turn) {
        return ended(api.post("/sessions/" + session + "/turns", turn));
    }

    private static JsonNode ended(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return api.end(answer.json().path("id").asString());
    }

    private static void assertSucceeded(JsonNode turn, int pictures) {
        assertThat(turn.path("status").asString()).as(turn.toString()).isEqualTo("succeeded");
        assertThat(turn.path("usage").path("imagesOut").asInt()).isEqualTo(pictures);
    }

    @Test
    void aFirstPictureFromWordsGoesToImagenAndTheFollowUpToGeminiWithThatPicture() {
        byte[] fox = TestPictures.png(64, 64, 1);
        google.vertex().next(Vertex.picture(fox));
        JsonNode first = ask(Map.of("prompt", "Draw a fox", "options", Map.of("aspectRatio", "4:3")));
        assertSucceeded(first, 1);
        assertThat(first.path("model").asString()).isEqualTo(IMAGEN);
        assertThat(first.path("cost").path("amount").asString()).isEqualTo("0.04");
        JsonNode asked = google.vertex().asked().getLast();
        assertThat(asked.path("instances").path(0).path("prompt").asString()).isEqualTo("Draw a fox");
        assertThat(asked.path("parameters").path("aspectRatio").asString()).isEqualTo("4:3");

        JsonNode second = ask(Map.of("prompt", "Give it a hat"));
        assertSucceeded(second, 1);
        assertThat(second.path("model").asString()).isEqualTo(FLASH);
        assertThat(google.asked().getLast().pictures()).singleElement().satisfies(sent -> {
            assertThat(PictureBytes.samePixels(sent.bytes(), fox)).isTrue();
            assertThat(sent.role()).isEqualTo("user");
        });
        List<String> models = new ArrayList<>();
        String image = second.path("parts").path(1).path("image").path("id").asString();
        api.get("/images/" + image + "/provenance")
                .json()
                .path("lineage")
                .forEach(step -> models.add(step.path("model").asString("")));
        assertThat(models).contains(IMAGEN);
    }

    @Test
    void aQuestionWithoutAPictureAndATurnWithAPictureGoToTheStandardModel() {
        assertThat(ask(Map.of("prompt", "What can you do?")).path("model").asString())
                .isEqualTo(FLASH);
        JsonNode turn = ended(api.multipart(
                "/sessions/" + session + "/turns", Map.of("prompt", "Warmer", "image", TestPictures.png(64, 64, 2))));
        assertThat(turn.path("model").asString()).isEqualTo(FLASH);
    }

    @Test
    void imagenGivesAsManyPicturesAsWereAskedFor() {
        google.vertex().next(Vertex.picture(TestPictures.png(64, 64, 3)), Vertex.picture(TestPictures.png(64, 64, 4)));
        JsonNode turn = ask(Map.of("prompt", "Draw a fox", "model", IMAGEN, "options", Map.of("variants", 2)));
        assertSucceeded(turn, 2);
        assertThat(google.vertex()
                        .asked()
                        .getLast()
                        .path("parameters")
                        .path("sampleCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatImagenHoldsBackIsToldWithItsReason() {
        google.vertex().next(Vertex.filtered("The prompt contained sensitive words."));
        JsonNode turn = ask(Map.of("prompt", "Draw something bad", "model", IMAGEN));
        assertThat(turn.path("error").path("code").asString()).isEqualTo("prompt-blocked");
        assertThat(turn.path("error").path("message").asString()).contains("sensitive words");
    }

    @Test
    void imagenTakesNoPictures() {
        ApiClient.Answer refused = api.multipart(
                "/sessions/" + session + "/turns",
                Map.of("prompt", "Warmer", "model", IMAGEN, "image", TestPictures.png(64, 64, 5)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("only makes pictures from text");
    }

    @Test
    void anAspectRatioThatTheModelDoesNotOfferIsRefusedWithThoseItHas() {
        ApiClient.Answer refused = api.post(
                "/sessions/" + session + "/turns",
                Map.of("prompt", "Draw a fox", "model", IMAGEN, "options", Map.of("aspectRatio", "21:9")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo("options.aspectRatio");
        assertThat(refused.json().path("detail").asString()).contains("16:9");
    }

    @Test
    void aSessionsBudgetStopsATurnBeforeItIsSent() {
        assertThat(api.send(api.request("/sessions/" + session + "/budget")
                                .header("Content-Type", "application/json")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"limit\": \"0.07\"}")))
                        .status())
                .isEqualTo(200);
        google.next(Answers.stream(
                Answers.chunk(Answers.picture(
                        TestPictures.png(64, 64, 12),
                        "image/png",
                        google.signatures().sign(TestPictures.png(64, 64, 12)))),
                Answers.last("STOP", 0, 0, 1120)));
        assertSucceeded(ask(Map.of("prompt", "Draw a fox", "model", FLASH)), 1);
        int asked = google.asked().size();
        ApiClient.Answer refused =
                api.post("/sessions/" + session + "/turns", Map.of("prompt", "And a hat", "model", FLASH));
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(refused.json().path("code").asString()).isEqualTo("budget-exhausted");
        assertThat(refused.json().path("detail").asString()).contains("$0.067 of $0.07");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
        assertThat(google.asked()).hasSize(asked);

        JsonNode free = ask(Map.of("prompt", "Brighter", "model", "builtin:studio"));
        assertThat(free.path("error").path("code").asString("")).isNotEqualTo("budget-exhausted");
        assertThat(api.get("/sessions/" + session + "/budget")
                        .json()
                        .path("spent")
                        .path("amount")
                        .asString())
                .isEqualTo("0.0672");
    }

    @Test
    void aServersDailyBudgetStopsEveryTurn() {
        try (TestServer small =
                TestServer.start(google.settings("pentimento.model.default=" + FLASH, "pentimento.budget.day=0.05"))) {
            ApiClient client = small.api();
            ApiClient.Answer refused =
                    client.post("/sessions/" + client.newSession("") + "/turns", Map.of("prompt", "Draw a fox"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asString()).contains("Today's budget");
        }
    }

    @Test
    void whatTheServerSpentIsToldAndDeletingASessionGivesNothingBack() {
        try (TestServer small = TestServer.start(
                google.settings("pentimento.model.default=" + FLASH, "pentimento.budget.month=0.10"))) {
            ApiClient client = small.api();
            String first = client.newSession("");
            google.next(
                    Answers.stream(Answers.chunk(Answers.text("Hm. A picture?")), Answers.last("STOP", 100_000, 0, 0)));
            client.end(client.post("/sessions/" + first + "/turns", Map.of("prompt", "What can you do?"))
                    .json()
                    .path("id")
                    .asString());
            JsonNode spent = client.get("/budget").json();
            assertThat(spent.path("month").path("limit").path("amount").asString())
                    .isEqualTo("0.1");
            assertThat(spent.path("month").path("spent").path("amount").asString())
                    .isEqualTo("0.05");
            assertThat(spent.path("day").path("limit").isNull()).isTrue();
            assertThat(client.delete("/sessions/" + first).status()).isEqualTo(204);
            assertThat(client.get("/budget").json()).isEqualTo(spent);
            assertThat(spent.path("total").path("amount").asString()).isEqualTo("0.05");
            ApiClient.Answer refused =
                    client.post("/sessions/" + client.newSession("") + "/turns", Map.of("prompt", "Draw a fox"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asString()).contains("This month's budget");
        }
    }

    private static boolean counts(String line, String counter) {
        return line.startsWith(counter) && Double.parseDouble(line.substring(line.lastIndexOf(' '))) > 0;
    }

    @Test
    void eachModelIsMeasured() throws Exception {
        assertSucceeded(ask(Map.of("prompt", "Draw a fox", "model", OPENAI)), 1);
        openAi.next(OpenAiAnswers.json(
                400,
                OpenAiViolation.error(
                        "image_generation_user_error", "moderation_blocked", "Your request was rejected.", null)));
        ask(Map.of("prompt", "Something forbidden", "model", OPENAI));
        String metrics = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(server.url().resolve("/actuator/prometheus"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
        String model = "model=\"openai:gpt-image-2\"";
        assertThat(metrics.lines().filter(line -> line.contains(model) && !line.startsWith("#")))
                .anyMatch(line -> line.startsWith("pentimento_turns_seconds_count") && line.contains("succeeded"))
                .anyMatch(line -> line.startsWith("pentimento_turns_seconds_count") && line.contains("prompt-blocked"))
                .anyMatch(line -> line.startsWith("pentimento_model_first_part_seconds_count"))
                .anyMatch(line -> line.startsWith("pentimento_model_last_part_seconds_count"))
                .anyMatch(line -> counts(line, "pentimento_model_bytes_total{direction=\"out\""))
                .anyMatch(line -> counts(line, "pentimento_model_bytes_total{direction=\"in\""))
                .anyMatch(line -> counts(line, "pentimento_model_tokens_total{direction=\"out\""))
                .anyMatch(line -> counts(line, "pentimento_model_tokens_total{direction=\"in\""))
                .anyMatch(line -> counts(line, "pentimento_model_cost_usd_total"));
    }
}

package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Imagen, servers of the OpenAI images API, which model a turn goes to, and what may be spent. */
class OtherBackendsTest {
    private static final String FLASH = "gemini:gemini-3.1-flash-image";
    private static final String IMAGEN = "imagen:imagen-4.0-generate-001";
    private static final String OPENAI = "openai:gpt-image-1";
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
        assertThat(refused.json().path("detail").asString()).contains("words alone");
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
    void anOpenAiServerMakesPicturesFromWords() {
        openAi.next(
                OpenAiStandIn.inline(TestPictures.png(64, 64, 6)), OpenAiStandIn.inline(TestPictures.png(64, 64, 7)));
        JsonNode turn = ask(Map.of(
                "prompt", "Draw a fox", "model", OPENAI, "options", Map.of("variants", 2, "aspectRatio", "3:2")));
        assertSucceeded(turn, 2);
        OpenAiStandIn.Asked asked = openAi.asked().getLast();
        assertThat(asked.fields()).containsEntry("model", "gpt-image-1").containsEntry("n", "2");
        assertThat(asked.fields()).containsEntry("size", "1536x1024").doesNotContainKey("response_format");
    }

    @Test
    void anOpenAiServerEditsSeveralPicturesUnderAMask() throws Exception {
        BufferedImage half = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        half.createGraphics().fillRect(0, 0, 32, 48);
        var out = new java.io.ByteArrayOutputStream();
        ImageIO.write(half, "png", out);
        Map<String, Object> fields = new HashMap<>();
        fields.put("prompt", "Put the second on the first");
        fields.put("model", OPENAI);
        fields.put("image", TestPictures.png(64, 48, 8));
        fields.put("imageIds", upload(TestPictures.png(64, 48, 9)));
        fields.put("mask", out.toByteArray());
        openAi.next(OpenAiStandIn.inline(TestPictures.png(64, 48, 10)));
        assertSucceeded(ended(api.multipart("/sessions/" + session + "/turns", fields)), 1);
        OpenAiStandIn.Asked asked = openAi.asked().getLast();
        assertThat(asked.path()).endsWith("/edits");
        assertThat(asked.files()).extracting(OpenAiStandIn.File::name).containsExactly("image[]", "image[]", "mask");
        BufferedImage mask =
                ImageIO.read(new ByteArrayInputStream(asked.files().getLast().bytes()));
        assertThat(mask.getRGB(5, 5) >>> 24).as("white may change: transparent").isZero();
        assertThat(mask.getRGB(60, 5) >>> 24).as("black stays: opaque").isEqualTo(255);
    }

    private static String upload(byte[] png) {
        return api.send(api.request("/images")
                        .header("Content-Type", "image/png")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(png)))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void aPicturesAddressOnTheSameServerIsFetchedWithoutTheKey() {
        openAi.next(OpenAiStandIn.at(openAi.host("a.png", TestPictures.png(64, 64, 11))));
        assertSucceeded(ask(Map.of("prompt", "Draw a fox", "model", OPENAI)), 1);
    }

    @Test
    void anAddressElsewhereIsNotFetched() {
        for (String url : List.of(
                "http://127.0.0.1:1/a.png",
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data",
                "http://[")) {
            openAi.next(OpenAiStandIn.at(url));
            JsonNode turn = ask(Map.of("prompt", "Draw a fox", "model", OPENAI));
            assertThat(turn.path("error").path("code").asString()).as(url).isEqualTo("invalid-answer");
            assertThat(turn.path("error").path("message").asString()).contains("picture-hosts");
        }
    }

    @Test
    void anOpenAiServersRefusalIsToldInPlainWords() {
        JsonNode turn = ask(Map.of("prompt", "Something forbidden", "model", OPENAI));
        assertThat(turn.path("error").path("code").asString()).isEqualTo("prompt-blocked");
        JsonNode empty = ask(Map.of("prompt", "Draw a fox", "model", OPENAI));
        assertThat(empty.path("error").path("code").asString()).isEqualTo("invalid-answer");
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
        openAi.next(OpenAiStandIn.inline(TestPictures.png(64, 64, 13)));
        assertSucceeded(ask(Map.of("prompt", "Draw a fox", "model", OPENAI)), 1);
        ask(Map.of("prompt", "Something forbidden", "model", OPENAI));
        String metrics = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(server.url().resolve("/actuator/prometheus"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
        String model = "model=\"openai:gpt-image-1\"";
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

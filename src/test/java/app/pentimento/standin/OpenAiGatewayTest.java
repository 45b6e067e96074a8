package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestPictures;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A gateway that gives pictures through chat completions, beside a connection to OpenAI. */
class OpenAiGatewayTest {
    private static final String BANANA = "openai:google/gemini-3-pro-image";
    private static final OpenAiStandIn openAi = new OpenAiStandIn(OpenAiStandIn.Kind.OPENAI);

    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(
            OpenAiStandIn.Kind.OPENROUTER,
            "/api/v1",
            "pentimento.model.openai.connections.gateway.api-key=" + OpenAiStandIn.KEY,
            "pentimento.model.openai.connections.gateway.base-url=" + OpenAiServer.ADDRESS,
            "pentimento.model.openai.base-url=" + openAi.url(),
            "pentimento.model.catalog[google/gemini-3-pro-image].backend=openai",
            "pentimento.model.catalog[google/gemini-3-pro-image].api=chat",
            "pentimento.model.catalog[google/gemini-3-pro-image].connection=gateway",
            "pentimento.model.catalog[google/gemini-3-pro-image].label=Banana",
            "pentimento.model.catalog[google/gemini-3-pro-image].conversation=true",
            "pentimento.model.catalog[google/gemini-3-pro-image].thinking=low,high",
            "pentimento.model.catalog[google/gemini-3-pro-image].input-images=14",
            "pentimento.model.catalog[google/gemini-3-pro-image].aspect-ratios=16:9,4:3",
            "pentimento.model.catalog[google/gemini-3-pro-image].resolutions=1K,2K");

    private static final byte[] PICTURE = TestPictures.png(64, 64, 51);

    private static JsonNode ask(OpenAiStandIn.Script... answers) {
        here.openAi().next(answers);
        return here.change(BANANA);
    }

    @Test
    void asksEachModelThroughItsOwnConnection() {
        int before = here.openAi().asked().size();
        assertSucceeded(here.draw(), 1);
        assertThat(here.openAi().asked()).hasSize(before);
        assertThat(openAi.asked().getLast().path()).isEqualTo("/images/generations");
        assertSucceeded(here.change(BANANA), 1);
        assertThat(here.openAi().asked()).hasSize(before + 1);
        assertThat(here.last().path()).isEqualTo("/chat/completions");
        assertThat(openAi.violations()).isEmpty();
    }

    @Test
    void asksForPicturesWithWhatWasChosen() {
        JsonNode turn = here.ask(
                BANANA,
                Map.of(
                        "prompt",
                        "Draw a fox",
                        "options",
                        "{\"aspectRatio\": \"16:9\", \"resolution\": \"2K\", \"thinking\": \"high\"}"));
        assertSucceeded(turn, 1);
        JsonNode json = here.last().json();
        assertThat(json.path("model").asString()).isEqualTo("google/gemini-3-pro-image");
        assertThat(json.path("modalities").toString()).isEqualTo("[\"image\",\"text\"]");
        assertThat(json.path("image_config").toString()).isEqualTo("{\"aspect_ratio\":\"16:9\",\"image_size\":\"2K\"}");
        assertThat(json.path("reasoning").path("effort").asString()).isEqualTo("high");
        assertThat(json.path("messages").path(0).path("role").asString()).isEqualTo("system");
    }

    @Test
    void retellsTheConversationInOneMessage() {
        String session = here.api().newSession("");
        here.ask(session, BANANA, Map.of("prompt", "Make it blue", "image", TestPictures.png(64, 48, 1)));
        assertSucceeded(here.ask(session, BANANA, Map.of("prompt", "Now add rain")), 1);
        assertThat(here.last().json().path("messages")).hasSize(2);
        assertThat(here.last().words()).contains("Make it blue", "Now add rain");
    }

    @Test
    void chargesWhatTheGatewaySays() {
        assertThat(here.change(BANANA).path("cost").path("amount").asString()).isEqualTo("0.13");
    }

    @Test
    void replacesAPictureThatComesSharperAndShowsEachAsItComes() throws Exception {
        byte[] rough = TestPictures.png(64, 64, 52);
        here.openAi()
                .next(ChatAnswers.stream(
                        ChatAnswers.words("Here "),
                        ChatAnswers.words("it is."),
                        ChatAnswers.picture(rough),
                        ChatAnswers.picture(PICTURE),
                        ChatAnswers.words("Like it?"),
                        ChatAnswers.end("stop"),
                        ChatAnswers.usage()));
        OpenAiServer.Told told = here.tell(BANANA);
        assertThat(told.order).containsExactly("preview", "preview", "Here it is.", "picture", "Like it?");
        assertThat(told.images.getFirst().bytes()).isEqualTo(PICTURE);
        assertThat(told.servedBy).containsOnly("google/gemini-3-pro-image");
    }

    @Test
    void takesPicturesWhereverTheAnswerHasThem() throws Exception {
        String image = "{\"type\": \"image_url\", \"image_url\": {\"url\": \"" + DataUrls.of(PICTURE) + "\"}}";
        String whole =
                "{\"choices\": [{\"index\": 0, \"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\","
                        + " %s}}]}";
        here.openAi()
                .next(OpenAiAnswers.json(
                        whole.formatted("\"content\": \"Two.\", \"images\": [" + image + "," + image + "]")));
        assertThat(here.tell(BANANA).order).containsExactly("Two.", "picture", "picture");
        here.openAi()
                .next(OpenAiAnswers.json(
                        whole.formatted("\"content\": [{\"type\": \"text\", \"text\": \"One.\"}, " + image + "]")));
        assertThat(here.tell(BANANA).order).containsExactly("One.", "picture");
        String inMessage = "{\"choices\": [{\"index\": 0, \"finish_reason\": \"stop\", \"message\": {\"images\": ["
                + image + "]}}]}";
        here.openAi().next(ChatAnswers.stream(ChatAnswers.words("Late."), inMessage));
        assertThat(here.tell(BANANA).order).containsExactly("preview", "Late.", "picture");
    }

    @Test
    void takesWordsWithoutAPictureForAnAnswer() {
        JsonNode turn = ask(ChatAnswers.stream(
                ChatAnswers.words("Which of the two?"), ChatAnswers.end("stop"), ChatAnswers.usage()));
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(turn.path("parts").path(0).path("text").asString()).isEqualTo("Which of the two?");
    }

    @Test
    void tellsThatNoCreditIsLeft() {
        assertFailed(
                ask(OpenAiAnswers.json(402, "{\"error\": {\"code\": 402, \"message\": \"Insufficient credits\"}}")),
                "backend-unavailable",
                false,
                "no credit");
        assertFailed(
                ask(OpenAiAnswers.error(
                        402,
                        "{\"error\": {\"code\": 402, \"message\": \"In flight\", \"metadata\": {\"limit_source\":"
                                + " \"openrouter_in_flight_budget\"}}}",
                        Map.of("Retry-After", "30"))),
                "rate-limited",
                true,
                "Try again in 30 seconds");
    }

    @Test
    void tellsWhatTheGatewayHeldBack() {
        assertFailed(
                ask(OpenAiAnswers.json(
                        403,
                        "{\"error\": {\"code\": 403, \"message\": \"Flagged\", \"metadata\": {\"reasons\":"
                                + " [\"violence\"], \"flagged_input\": \"…\"}}}")),
                "prompt-blocked",
                false,
                "Reason given: “violence”");
        assertFailed(
                ask(ChatAnswers.stream(ChatAnswers.end("content_filter"))), "prompt-blocked", false, "do not allow");
        String natively = ChatAnswers.chunk("{}, \"native_finish_reason\": \"IMAGE_SAFETY\"", "\"stop\"");
        assertFailed(ask(ChatAnswers.stream(natively)), "prompt-blocked", false, "do not allow");
    }

    @Test
    void tellsAnErrorInsideAnAnswerOfSuccess() {
        int before = here.openAi().asked().size();
        String error = "\"error\": {\"code\": 502, \"message\": \"Provider is down\"}";
        assertFailed(
                ask(OpenAiAnswers.json("{" + error + ", \"choices\": []}")), "backend-unavailable", true, "HTTP 502");
        JsonNode turn = ask(ChatAnswers.stream(
                ChatAnswers.words("Here it is."),
                ChatAnswers.picture(PICTURE),
                "{\"id\": \"gen-1\", " + error + ", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"\"},"
                        + " \"finish_reason\": \"error\"}]}"));
        assertFailed(turn, "backend-unavailable", true, "HTTP 502). What had arrived is kept.");
        assertThat(turn.path("parts")).hasSize(2);
        assertThat(here.openAi().asked()).as("asked again by nobody").hasSize(before + 2);
    }

    @Test
    void tellsAnAnswerThatEndsTooSoonOrHoldsNothing() {
        JsonNode broken = ask(ChatAnswers.stream(ChatAnswers.words("Here it"), ChatAnswers.picture(PICTURE)));
        assertFailed(broken, "backend-unavailable", true, "What had arrived is kept.");
        assertThat(broken.path("parts")).hasSize(2);
        assertFailed(ask(ChatAnswers.stream(ChatAnswers.end("stop"))), "invalid-answer", true, "empty answer");
        assertFailed(ask(ChatAnswers.stream(ChatAnswers.end("length"))), "invalid-answer", true, "cut off");
    }

    @AfterAll
    static void stop() {
        openAi.close();
    }
}

package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.TALKING;
import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A conversation through OpenAI's Responses API that the vendor is asked not to keep. */
class OpenAiResponsesTest {
    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(OpenAiStandIn.Kind.OPENAI, "/v1");

    private static final byte[] PICTURE = TestPictures.png(64, 64, 31);

    private static List<String> pictures() {
        return here.last()
                .json()
                .path("input")
                .path(0)
                .path("content")
                .valueStream()
                .map(part -> part.path("image_url").asString(""))
                .filter(url -> !url.isEmpty())
                .toList();
    }

    private static JsonNode ask(OpenAiStandIn.Script... answers) {
        here.openAi().next(answers);
        return here.change(TALKING);
    }

    @Test
    void sendsTheConversationRetoldWithItsPicturesEachTime() throws Exception {
        String session = here.api().newSession("");
        here.openAi().next(ResponsesAnswers.stream("resp_1", PICTURE, "Blue it is."));
        JsonNode first =
                here.ask(session, TALKING, Map.of("prompt", "Make it blue", "image", TestPictures.png(64, 48, 1)));
        assertSucceeded(first, 1);
        assertThat(first.path("parts")
                        .valueStream()
                        .map(part -> part.path("kind").asString("")))
                .containsExactly("image", "text");
        JsonNode second = here.ask(session, TALKING, Map.of("prompt", "Now add rain"));
        assertSucceeded(second, 1);
        JsonNode json = here.last().json();
        assertThat(json.path("store").asBoolean(true)).isFalse();
        assertThat(json.has("previous_response_id")).isFalse();
        assertThat(here.last().words()).contains("Make it blue", "Blue it is.", "Now add rain");
        assertThat(pictures())
                .hasSize(2)
                .anySatisfy(url -> assertThat(PictureBytes.samePixels(DataUrls.read(url), PICTURE))
                        .isTrue());
        JsonNode sent = here.api()
                .get("/turns/" + second.path("id").asString("") + "/context")
                .json();
        assertThat(sent.path("way").asString()).isEqualTo("retold");
        assertThat(sent.path("kept").asString()).isEqualTo("nothing");
    }

    @Test
    void namesTheModelThatMakesThePicturesAndKeepsTheShape() {
        assertSucceeded(ask(), 1);
        JsonNode tool = here.last().json().path("tools").path(0);
        assertThat(tool.path("model").asString()).isEqualTo("gpt-image-2");
        assertThat(tool.path("size").asString()).isEqualTo("1152x864");
        assertThat(tool.path("quality").asString()).isEqualTo("medium");
        assertThat(tool.path("partial_images").asInt()).isEqualTo(2);
        assertThat(here.last().json().path("instructions").asString()).contains("edit pictures");
    }

    @Test
    void countsTheConversationAndThePictures() {
        JsonNode turn = ask();
        // 2,300 x $1 + 40 x $5 of the conversation, 1,030 x $8 + 1,372 x $30 of the picture, a million
        assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0.0519");
        assertThat(turn.path("usage").path("inputTokens").asInt()).isEqualTo(3330);
    }

    @Test
    void tellsEachPartOnceAndWhichModelMadeThePicture() throws Exception {
        byte[] rough = TestPictures.png(64, 64, 30);
        here.openAi()
                .next(OpenAiAnswers.stream(
                        ResponsesAnswers.created("resp_2"),
                        ResponsesAnswers.partial(rough, 0),
                        ResponsesAnswers.done(ResponsesAnswers.picture("ig_1", PICTURE)),
                        ResponsesAnswers.done(ResponsesAnswers.words("msg_1", "Done.")),
                        ResponsesAnswers.completed(ResponsesAnswers.response(
                                "resp_2",
                                "completed",
                                "",
                                ResponsesAnswers.picture("ig_1", PICTURE),
                                ResponsesAnswers.words("msg_1", "Done.")))));
        OpenAiServer.Told told = here.tell(TALKING);
        assertThat(told.order).containsExactly("preview", "picture", "Done.");
        assertThat(told.previews.getFirst()).isEqualTo(rough);
        assertThat(told.servedBy.getLast()).isEqualTo("gpt-image-2-2026-04-21");
        assertThat(told.answerId).as("it was asked not to keep it").isNull();
    }

    @Test
    void takesPartsOfAnAnswerWhoseEndHoldsNoneAndWhoseItemsHaveNoNames() throws Exception {
        String picture = ResponsesAnswers.picture("x", PICTURE).replace("\"id\": \"x\", ", "");
        here.openAi()
                .next(OpenAiAnswers.stream(
                        ResponsesAnswers.done(picture),
                        ResponsesAnswers.done(picture),
                        ResponsesAnswers.completed(ResponsesAnswers.response("resp_3", "completed", ""))));
        assertThat(here.tell(TALKING).order).containsExactly("picture");
    }

    @Test
    void takesWordsWithoutAPictureForAnAnswer() throws Exception {
        String words = ResponsesAnswers.words("msg_1", "Which of the two cats do you mean?");
        here.openAi().next(OpenAiAnswers.json(ResponsesAnswers.response("resp_4", "completed", "", words)));
        OpenAiServer.Told told = here.tell(TALKING);
        assertThat(told.order).containsExactly("Which of the two cats do you mean?");
        assertThat(told.servedBy).containsExactly("gpt-6.1-terra-2026-10-26");
        JsonNode turn = ask(OpenAiAnswers.stream(
                ResponsesAnswers.done(words),
                ResponsesAnswers.completed(ResponsesAnswers.response("resp_4", "completed", "", words))));
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void tellsThatAPictureWasHeldBack() {
        String failed = ResponsesAnswers.response(
                "resp_5",
                "failed",
                ", \"error\": {\"type\": \"image_generation_user_error\", \"code\": \"moderation_blocked\", \"message\":"
                        + " \"Rejected.\"}");
        assertFailed(
                ask(OpenAiAnswers.stream("{\"type\": \"response.failed\", \"response\": " + failed + "}")),
                "prompt-blocked",
                false,
                "do not allow");
        assertFailed(
                ask(OpenAiAnswers.stream(
                        "{\"type\": \"error\", \"code\": \"moderation_blocked\", \"message\": \"Rejected.\"}")),
                "prompt-blocked",
                false,
                "do not allow");
        String filtered = ResponsesAnswers.response(
                "resp_6", "incomplete", ", \"incomplete_details\": {\"reason\": \"content_filter\"}");
        assertFailed(ask(OpenAiAnswers.json(filtered)), "prompt-blocked", false, "do not allow");
    }

    @Test
    void tellsAnAnswerThatReachedItsLongest() {
        String cut = ResponsesAnswers.response(
                "resp_7",
                "incomplete",
                ", \"incomplete_details\": {\"reason\": \"max_output_tokens\"}",
                ResponsesAnswers.words("msg", "Well,"));
        JsonNode turn = ask(OpenAiAnswers.json(cut));
        assertFailed(turn, "invalid-answer", true, "cut off at the length limit. What had arrived is kept.");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void tellsAnAnswerThatEndsTooSoonOrHoldsNothing() {
        int before = here.openAi().asked().size();
        JsonNode broken = ask(OpenAiAnswers.stream(
                ResponsesAnswers.created("resp_8"),
                "{\"type\": \"response.output_text.delta\", \"delta\": \"I will\"}",
                ResponsesAnswers.done(ResponsesAnswers.picture("ig_1", PICTURE))));
        assertFailed(broken, "backend-unavailable", true, "was lost");
        assertThat(broken.path("parts")).as("what had come is kept").hasSize(2);
        assertThat(here.openAi().asked()).hasSize(before + 1);
        assertFailed(
                ask(OpenAiAnswers.json(ResponsesAnswers.response("resp_9", "completed", ""))),
                "invalid-answer",
                true,
                "empty answer");
    }

    @Test
    void editsAPartUnderAMask() {
        Map<String, Object> turn = new java.util.HashMap<>();
        turn.put("prompt", "Give him a hat");
        turn.put("image", TestPictures.png(64, 48, 8));
        turn.put("mask", TestPictures.png(64, 48, 9));
        JsonNode answered = here.ask(TALKING, turn);
        assertSucceeded(answered, 1);
        assertThat(ApiClient.picture(answered).path("width").asInt()).isEqualTo(64);
        assertThat(here.last().words()).contains("change only where it is white");
    }
}

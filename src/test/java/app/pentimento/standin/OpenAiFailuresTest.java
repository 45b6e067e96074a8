package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.IMAGES;
import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.model.ModelException;
import app.pentimento.standin.OpenAiStandIn.Script;
import app.pentimento.testing.TestPictures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What goes wrong between this server and OpenAI's images API, each told in the turn in plain words. */
class OpenAiFailuresTest {
    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(
            OpenAiStandIn.Kind.OPENAI,
            "/v1",
            "pentimento.model.wire.retries.attempts=2",
            "pentimento.model.wire.retries.longest-wait=3s");

    private static final byte[] PICTURE = TestPictures.png(64, 64, 21);

    private static void next(int status, String type, String code, String message) {
        here.openAi()
                .next(OpenAiAnswers.json(
                        status, OpenAiViolation.error(type, code.isEmpty() ? null : code, message, null)));
    }

    private static JsonNode drawAfter(Script... answers) {
        here.openAi().next(answers);
        return here.draw();
    }

    /** Whether the model was asked once, and not again. */
    private static void assertAskedOnce(int before) {
        assertThat(here.openAi().asked()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|image_generation_user_error|moderation_blocked|Rejected.|prompt-blocked|do not allow",
                "400|invalid_request_error|content_policy_violation|Rejected.|prompt-blocked|do not allow",
                "400|invalid_request_error|image_content_policy_violation|No.|prompt-blocked|do not allow",
                "400|||Your organization must be verified to use the model `gpt-image-2`.|backend-unavailable|verified",
                "403|invalid_request_error||Your organization must be verified to use the model.|backend-unavailable|verified",
                "404|invalid_request_error|model_not_found|The model does not exist.|backend-unavailable|not available",
                "400|invalid_request_error|billing_hard_limit_reached|Limit.|backend-unavailable|no credit",
                "429|insufficient_quota|insufficient_quota|You exceeded your quota.|backend-unavailable|no credit",
                "402|||Insufficient credits|backend-unavailable|no credit",
                "401|invalid_request_error|invalid_api_key|Incorrect API key.|backend-unavailable|was rejected",
                "403|||Country not supported|backend-unavailable|Country not supported",
                "400|invalid_request_error|invalid_image_file|Not a PNG.|invalid-request|Use another picture",
                "400|image_generation_user_error|invalid_value|Transparent is not to be had.|invalid-request|Transparent",
                "413|||Too large|invalid-request|too large"
            })
    void tellsARefusalInPlainWords(int status, String type, String code, String message, String kind, String words) {
        int before = here.openAi().asked().size();
        next(status, type == null ? "" : type, code == null ? "" : code, message);
        assertFailed(here.draw(), kind, false, words);
        assertAskedOnce(before);
    }

    @Test
    void tellsWhetherThePromptOrThePictureWasHeldBackAndForWhat() {
        String blocked = """
                {"error": {"message": "Rejected.", "type": "image_generation_user_error", "code": "moderation_blocked",
                 "moderation_details": {"moderation_stage": "%s", "categories": ["violence", "sexual"]}}}""";
        assertFailed(
                drawAfter(OpenAiAnswers.json(400, blocked.formatted("input"))),
                "prompt-blocked",
                false,
                "do not allow this request. Reason given: “violence, sexual”. Rephrase the request");
        assertFailed(
                drawAfter(OpenAiAnswers.json(400, blocked.formatted("output"))),
                "prompt-blocked",
                false,
                "withheld its answer because of its safety rules");
    }

    @Test
    void waitsAsLongAsAQuotaAsks() {
        int before = here.openAi().asked().size();
        String limit = OpenAiViolation.error("requests", "rate_limit_exceeded", "Rate limit reached.", null);
        assertSucceeded(drawAfter(OpenAiAnswers.error(429, limit, Map.of("Retry-After", "1"))), 1);
        assertThat(here.openAi().asked()).hasSize(before + 2);
        assertFailed(
                drawAfter(OpenAiAnswers.error(429, limit, Map.of("Retry-After", "600"))),
                "rate-limited",
                true,
                "Try again in 10 minutes");
        next(429, "requests", "rate_limit_exceeded", "Limit 5/min. Please try again in 12s.");
        assertFailed(here.draw(), "rate-limited", true, "Try again in 12 seconds");
        assertFailed(
                drawAfter(OpenAiAnswers.error(429, limit, Map.of("retry-after-ms", "40000"))),
                "rate-limited",
                true,
                "Try again in 40 seconds");
    }

    @Test
    void asksAgainWhereTheServerIsOverloadedBeforeItBegan() {
        int before = here.openAi().asked().size();
        next(503, "server_error", "", "Overloaded");
        assertSucceeded(here.draw(), 1);
        assertThat(here.openAi().asked()).hasSize(before + 2);
    }

    @Test
    void doesNotBuyAgainAfterAnErrorOfTheServer() {
        int before = here.openAi().asked().size();
        next(500, "server_error", "", "The server had an error.");
        assertFailed(here.draw(), "backend-unavailable", true, "HTTP 500");
        assertAskedOnce(before);
    }

    @Test
    void doesNotBuyAgainWhenTheConnectionBreaksBeforeTheAnswer() {
        int before = here.openAi().asked().size();
        assertFailed(drawAfter((asked, reply) -> reply.cut()), "backend-unavailable", true, "may still charge for it");
        assertAskedOnce(before);
    }

    @Test
    void doesNotBuyAgainWhenAStreamBreaksBeforeAnythingCame() {
        int before = here.openAi().asked().size();
        JsonNode turn = drawAfter((asked, reply) -> {
            reply.stream();
            reply.cut();
        });
        assertFailed(turn, "backend-unavailable", true, "may still charge for it");
        assertAskedOnce(before);
    }

    @Test
    void countsUnfinishedPicturesOfAStreamThatBreaks() {
        int before = here.openAi().asked().size();
        JsonNode turn = drawAfter((asked, reply) -> {
            reply.stream();
            OpenAiAnswers.event(reply, OpenAiAnswers.partial("image_generation", PICTURE, 0));
            Thread.sleep(100); // so that the client has read it before the connection breaks
            reply.cut();
        });
        assertFailed(turn, "backend-unavailable", true, "was lost");
        assertThat(turn.path("usage").path("outputTokens").asInt()).isEqualTo(100);
        assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0.003");
        assertThat(turn.path("parts")).isEmpty();
        assertAskedOnce(before);
    }

    @ParameterizedTest
    @CsvSource({"true,prompt-blocked", "false,prompt-blocked"})
    void tellsAnErrorThatComesAfterTheStreamBegan(boolean nested, String code) {
        String error = "\"code\": \"moderation_blocked\", \"message\": \"Rejected.\"";
        String event =
                nested ? "{\"type\": \"error\", \"error\": {" + error + "}}" : "{\"type\": \"error\", " + error + "}";
        String partial = OpenAiAnswers.partial("image_generation", PICTURE, 0);
        assertFailed(drawAfter(OpenAiAnswers.stream(partial, event)), code, false, "do not allow");
    }

    @Test
    void tellsAnErrorInsideAnAnswerOfSuccess() {
        String error = OpenAiViolation.error("server_error", "", "Broken.", null);
        assertFailed(drawAfter(OpenAiAnswers.json(error)), "backend-unavailable", true, "HTTP 500");
    }

    @Test
    void tellsAStreamThatEndsWithoutAPicture() {
        int before = here.openAi().asked().size();
        String partial = OpenAiAnswers.partial("image_generation", PICTURE, 0);
        assertFailed(drawAfter(OpenAiAnswers.stream(partial)), "invalid-answer", true, "answered without a picture");
        assertAskedOnce(before);
        assertFailed(
                drawAfter(OpenAiAnswers.json("{\"data\": []}")), "invalid-answer", true, "answered without a picture");
    }

    @Test
    void tellsAnAnswerThatIsCutWhereNobodySaidItsLength() {
        byte[] half = OpenAiAnswers.images(OpenAiAnswers.inline(PICTURE))
                .substring(0, 200)
                .getBytes(StandardCharsets.UTF_8);
        assertFailed(
                drawAfter((asked, reply) -> reply.raw(OpenAiAnswers.http10("application/json", half))),
                "backend-unavailable",
                true,
                "was lost");
        byte[] event = ("data: " + OpenAiAnswers.completed("image_generation", PICTURE, 1))
                .substring(0, 150)
                .getBytes(StandardCharsets.UTF_8);
        assertFailed(
                drawAfter((asked, reply) -> reply.raw(OpenAiAnswers.http10("text/event-stream", event))),
                "backend-unavailable",
                true,
                "was lost");
    }

    @Test
    void tellsAnAnswerThatIsNone() {
        for (String body : new String[] {"<html>Sign in</html>", "", "{\"data\": [{]", "no JSON at all"}) {
            assertFailed(drawAfter(OpenAiAnswers.json(body)), "invalid-answer", true, "unreadable response");
        }
        assertFailed(
                drawAfter(OpenAiAnswers.json("{\"data\": [{\"b64_json\": \"no base64 !!\"}]}")),
                "invalid-answer",
                true,
                "picture cannot be used");
    }

    @Test
    void keepsThePicturesThatCameBeforeOneThatCannotBeRead() {
        JsonNode turn = drawAfter(
                OpenAiAnswers.json("{\"data\": [" + OpenAiAnswers.inline(PICTURE) + ", {\"b64_json\": \"###\"}]}"));
        assertFailed(turn, "invalid-answer", true, "What had arrived is kept");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void neverTellsTheKeyInAFailure() {
        assertThatThrownBy(() -> {
                    next(400, "invalid_request_error", "invalid_value", "Bad request");
                    here.tell(IMAGES);
                })
                .isInstanceOf(ModelException.class)
                .satisfies(failure -> assertThat(String.valueOf(Objects.requireNonNull(failure.getCause())))
                        .doesNotContain(OpenAiStandIn.KEY));
    }
}

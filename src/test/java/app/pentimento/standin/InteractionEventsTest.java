package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;
import static app.pentimento.standin.GeminiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.session.Turns;
import app.pentimento.testing.TestPictures;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The events that the Interactions API may send, as its guides show them and as they were seen to come otherwise. */
class InteractionEventsTest {
    private static final byte[] PNG = TestPictures.png(60, 40, 70);
    private static final String DATA = Base64.getEncoder().encodeToString(PNG);
    private static final String CREATED =
            "{\"event_type\":\"interaction.created\",\"interaction\":{\"id\":\"v1_a\",\"status\":\"in_progress\"}}";
    private static final String IMAGE_STEP =
            "{\"event_type\":\"step.start\",\"index\":0,\"step\":{\"type\":\"model_output\"}}";
    private static final String IMAGE = "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"image\","
            + "\"mime_type\":\"image/png\",\"data\":\"" + DATA + "\"}}";
    private static final String STOP = "{\"event_type\":\"step.stop\",\"index\":0}";
    private static final String EMPTY_ERROR = "{\"event_type\":\"error\"}";
    private static final String COMPLETED = completed("\"status\":\"completed\"");

    @RegisterExtension
    static final GeminiServer here = GeminiServer.forFailures(Api.INTERACTIONS);

    private static String completed(String fields) {
        return "{\"event_type\":\"interaction.completed\",\"interaction\":{" + fields + "}}";
    }

    private static String error(String code, String message) {
        return "{\"event_type\":\"error\",\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }

    /** Sends these events, and nothing else, and gives the turn that came of it. */
    private static JsonNode turnOf(String... events) {
        here.gemini().next((asked, reply) -> {
            reply.rawStream();
            for (String event : events) {
                reply.event(new Answers.Data(event));
            }
        });
        return here.ask("Make it blue");
    }

    @Test
    void passesOverEventsFieldsAndDeltasThatItDoesNotKnow() {
        JsonNode turn = turnOf(
                CREATED,
                "{\"event_type\":\"interaction.in_progress\",\"interaction\":{\"id\":\"v1_a\",\"status\":\"in_progress\"}}",
                "{\"event_type\":\"step.progress\",\"index\":0,\"progress\":{\"percent\":12.50}}",
                "{\"event_type\":\"step.start\",\"index\":0,\"step\":{\"type\":\"weighing\",\"scale\":[1.10]}}",
                "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"weight\",\"grams\":3}}",
                STOP,
                IMAGE_STEP,
                "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"mood\",\"mood\":\"blue\"}}",
                IMAGE,
                STOP,
                COMPLETED);
        assertSucceeded(turn, 1);
    }

    @Test
    void goesOnAfterAnErrorThatSaysNothing() {
        assertSucceeded(turnOf(CREATED, EMPTY_ERROR, IMAGE_STEP, IMAGE, EMPTY_ERROR, STOP, COMPLETED), 1);
        assertSucceeded(
                turnOf(CREATED, "{\"event_type\":\"error\",\"error\":null}", IMAGE_STEP, IMAGE, STOP, COMPLETED), 1);
    }

    @Test
    void takesAnEndWithoutItForBrokenOff() {
        assertFailed(turnOf(CREATED, IMAGE_STEP, IMAGE, STOP), "backend-unavailable", true, "was lost");
        assertFailed(
                turnOf(CREATED, IMAGE_STEP, IMAGE, STOP, EMPTY_ERROR, "[DONE]", COMPLETED),
                "backend-unavailable",
                true,
                "was lost");
    }

    @Test
    void takesStepsThatComeOnlyWithTheEnd() {
        JsonNode turn = turnOf(
                CREATED,
                completed("\"status\":\"completed\",\"steps\":[{\"type\":\"thought\",\"signature\":\"c2ln\"},"
                        + "{\"type\":\"model_output\",\"content\":[{\"type\":\"text\",\"text\":\"Here.\"},"
                        + "{\"type\":\"image\",\"mime_type\":\"image/png\",\"data\":\"" + DATA + "\"}]}]"));
        assertSucceeded(turn, 2);
        assertThat(turn.at("/parts/0/text").asString()).isEqualTo("Here.");
    }

    @Test
    void doesNotTakeStepsTwiceWhereTheyComeAgainWithTheEnd() {
        assertSucceeded(
                turnOf(
                        CREATED,
                        IMAGE_STEP,
                        IMAGE,
                        STOP,
                        completed("\"status\":\"completed\",\"steps\":[{\"type\":\"model_output\",\"content\":"
                                + "[{\"type\":\"image\",\"mime_type\":\"image/png\",\"data\":\"" + DATA + "\"}]}]")),
                1);
    }

    @Test
    void takesContentThatStandsInTheStartOfAStep() {
        JsonNode turn = turnOf(
                CREATED,
                "{\"event_type\":\"step.start\",\"index\":0,\"step\":{\"type\":\"model_output\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"One. \"}]}}",
                "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"text\",\"text\":\"Two.\"}}",
                IMAGE,
                STOP,
                COMPLETED);
        assertSucceeded(turn, 2);
        assertThat(turn.at("/parts/0/text").asString()).isEqualTo("One. Two.");
    }

    @Test
    void setsWordsOfSeparateStepsApart() {
        JsonNode turn = turnOf(
                IMAGE_STEP,
                "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"text\",\"text\":\"First.\"}}",
                STOP,
                IMAGE_STEP,
                "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"text\",\"text\":\"Second.\"}}",
                STOP,
                COMPLETED);
        assertThat(turn.at("/parts/0/text").asString()).isEqualTo("First.\n\nSecond.");
    }

    @Test
    void takesAnAnswerThatIsNotStreamed() {
        here.gemini()
                .next((asked, reply) -> reply.json(
                        200,
                        "{\"id\":\"v1_a\",\"status\":\"completed\",\"model\":\"models/gemini-x\",\"steps\":["
                                + "{\"type\":\"thought\",\"signature\":\"c2ln\"},{\"type\":\"model_output\",\"content\":["
                                + "{\"type\":\"image\",\"mime_type\":\"image/png\",\"data\":\"" + DATA + "\"}]}]}"));
        JsonNode turn = here.ask("Make it blue");
        assertSucceeded(turn, 1);
        assertThat(turn.path("servedBy").asString()).isEqualTo("gemini-x");
    }

    @Test
    void countsTokensWhereverTheyAreTold() {
        JsonNode turn = turnOf(
                CREATED,
                IMAGE_STEP,
                IMAGE,
                "{\"event_type\":\"step.stop\",\"index\":0,\"usage\":{\"total_input_tokens\":10,\"total_output_tokens\":20,"
                        + "\"total_thought_tokens\":5,\"total_tokens\":35}}",
                COMPLETED);
        assertThat(turn.at("/usage/inputTokens").asInt()).isEqualTo(10);
        assertThat(turn.at("/usage/outputTokens").asInt()).isEqualTo(25);
        JsonNode included = turnOf(
                IMAGE_STEP,
                IMAGE,
                STOP,
                completed("\"status\":\"completed\",\"usage\":{\"total_input_tokens\":10,\"total_output_tokens\":20,"
                        + "\"total_thought_tokens\":5,\"total_tokens\":30}"));
        assertThat(included.at("/usage/outputTokens").asInt()).isEqualTo(20);
    }

    @Test
    void takesWhatASearchFoundInEachOfItsShapes() {
        for (String result : List.of(
                "[{\"search_suggestions\":\"<div/>\"},{\"url\":\"https://a.example/\",\"title\":\"A\"}]",
                "{\"url\":\"https://a.example/\",\"title\":\"A\",\"rendered_content\":\"<div/>\"}")) {
            JsonNode turn = turnOf(
                    "{\"event_type\":\"step.start\",\"index\":0,\"step\":{\"type\":\"google_search_result\","
                            + "\"call_id\":\"c\",\"signature\":\"\"}}",
                    "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"google_search_result\",\"result\":"
                            + result + ",\"signature\":\"c2ln\"}}",
                    STOP,
                    IMAGE_STEP,
                    IMAGE,
                    STOP,
                    COMPLETED);
            assertSucceeded(turn, 1);
            assertThat(here.server()
                            .bean(Turns.class)
                            .find(turn.path("id").asString())
                            .orElseThrow()
                            .origin()
                            .sources())
                    .singleElement()
                    .satisfies(source -> assertThat(source.url()).isEqualTo("https://a.example/"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete,invalid-answer,false,cut off at the length limit",
        "failed,invalid-answer,true,could not finish its answer",
        "cancelled,invalid-answer,true,stopped this request early",
        "requires_action,invalid-answer,true,a tool that is not available",
        "requires_continuation,invalid-answer,true,did not end",
        "budget_exceeded,budget-exhausted,false,spending limit",
        "paused_until_spring,invalid-answer,true,PAUSED_UNTIL_SPRING"
    })
    void tellsAStatusOtherThanCompleted(String status, String code, boolean retryable, String words) {
        JsonNode turn = turnOf(CREATED, IMAGE_STEP, IMAGE, STOP, completed("\"status\":\"" + status + "\""));
        assertFailed(turn, code, retryable, words);
        assertThat(turn.at("/error/message").asString()).contains("What had arrived is kept.");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void takesAFailureThatOnlyAStatusUpdateTells() {
        assertFailed(
                turnOf(
                        CREATED,
                        "{\"event_type\":\"interaction.status_update\",\"interaction_id\":\"v1_a\",\"status\":\"failed\"}"),
                "invalid-answer",
                true,
                "could not finish");
    }

    @Test
    void tellsTheReasonOfAFailedInteraction() {
        assertFailed(
                turnOf(
                        CREATED,
                        completed(
                                "\"status\":\"failed\",\"errors\":[{\"code\":\"image_recitation\",\"message\":\"m\"}]")),
                "prompt-blocked",
                false,
                "too close to an existing work");
        assertFailed(
                turnOf(
                        "{\"event_type\":\"step.start\",\"index\":0,\"step\":{\"type\":\"model_output\",\"error\":"
                                + "{\"code\":\"image_safety\",\"message\":\"m\"}}}",
                        STOP,
                        COMPLETED),
                "prompt-blocked",
                false,
                "safety rules");
        assertFailed(
                turnOf(
                        IMAGE_STEP,
                        IMAGE,
                        "{\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"error\",\"error\":"
                                + "{\"code\":3,\"message\":\"A hand too many.\"}}}",
                        STOP,
                        COMPLETED),
                "invalid-request",
                false,
                "A hand too many.");
    }

    static Stream<Map.Entry<String, String>> numbers() {
        return Stream.of(Map.entry("14", "overloaded"), Map.entry("503", "overloaded"), Map.entry("13", "HTTP 500"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("numbers")
    void understandsErrorsByNumber(Map.Entry<String, String> expected) {
        JsonNode turn = turnOf(CREATED, IMAGE_STEP, IMAGE, STOP, error(expected.getKey(), "m"));
        assertFailed(turn, "backend-unavailable", true, expected.getValue());
    }

    @Test
    void understandsAnErrorOfAServerInFront() {
        JsonNode turn = turnOf(CREATED, IMAGE_STEP, IMAGE, STOP, "[{\"error\":{\"code\":504,\"message\":\"cut\"}}]");
        assertFailed(turn, "backend-unavailable", true, "HTTP 504");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_unavailable", "gateway_timeout"})
    void doesNotBuyAgainAfterAnErrorWithinAnAnswer(String code) {
        int before = here.gemini().asked().size();
        assertFailed(turnOf(CREATED, error("\"" + code + "\"", "m")), "backend-unavailable", true, "Try again");
        assertThat(here.gemini().asked()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "safety,prompt-blocked,safety rules",
        "content_blocked,prompt-blocked,do not allow this request",
        "image_prohibited_content,prompt-blocked,do not allow this request",
        "no_image,invalid-answer,answered without a picture",
        "too_many_tool_calls,invalid-answer,a tool that is not available",
        "missing_thought_signature,invalid-request,rejected this conversation"
    })
    void tellsTheSameWhetherABlockIsAnEventOrARefusedRequest(String code, String kind, String words) {
        JsonNode event = turnOf(CREATED, error("\"" + code + "\"", "m"));
        assertThat(event.at("/error/code").asString()).isEqualTo(kind);
        assertThat(event.at("/error/message").asString()).contains(words);
        here.gemini().next(Answers.error(400, code, "m"));
        assertThat(here.ask("Make it blue").path("error")).isEqualTo(event.path("error"));
    }

    @Test
    void retellsWhenASignatureIsRefusedInTheStream() {
        String session = here.api().newSession("");
        String turns = "/sessions/" + session + "/turns";
        here.succeeded(here.api().post(turns, Map.of("prompt", "Draw a fox")));
        here.gemini().next(Answers.stream(new Answers.Failure(400, "missing_thought_signature", "m")));
        here.succeeded(here.api().post(turns, Map.of("prompt", "Make it red")));
        assertThat(here.gemini().asked().getLast().messages()).hasSize(1);
    }
}

package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;
import static app.pentimento.standin.GeminiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What Gemini does not do, told in the turn; and what looks like that and is an answer. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiRefusals {
    @RegisterExtension
    final GeminiServer here;

    GeminiRefusals(Api api) {
        here = GeminiServer.forFailures(api);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE_SAFETY,prompt-blocked,false",
        "IMAGE_PROHIBITED_CONTENT,prompt-blocked,false",
        "IMAGE_RECITATION,prompt-blocked,false",
        "SAFETY,prompt-blocked,false",
        "RECITATION,prompt-blocked,false",
        "PROHIBITED_CONTENT,prompt-blocked,false",
        "BLOCKLIST,prompt-blocked,false",
        "SPII,prompt-blocked,false",
        "IMAGE_OTHER,invalid-answer,true",
        "OTHER,invalid-answer,true",
        "MALFORMED_FUNCTION_CALL,invalid-answer,true",
        "UNEXPECTED_TOOL_CALL,invalid-answer,true",
        "MALFORMED_RESPONSE,invalid-answer,true",
        "BUDGET_EXCEEDED,budget-exhausted,false",
        "A_REASON_OF_NEXT_YEAR,invalid-answer,true",
        "MAX_TOKENS,invalid-answer,false",
        "LANGUAGE,invalid-request,false"
    })
    void anEndingWithoutAPictureIsToldAndWhatCameIsKept(String reason, String code, boolean retryable) {
        here.gemini().next(Answers.stream(Answers.chunk(Answers.text("I tried.")), Answers.last(reason)));
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, code, retryable, "Nano Banana 2.1");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void wordsWhereAPictureWasAskedForAreAnAnswer() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(Answers.text("Which sky do you mean, left or right?")), Answers.last("STOP")));
        assertSucceeded(here.ask("Make the sky blue"), 1);
        here.gemini()
                .next(Answers.stream(Answers.chunk(Answers.text("I would rather not.")), Answers.last("NO_IMAGE")));
        assertSucceeded(here.ask("Make the sky blue"), 1);
    }

    @Test
    void noPictureAndNoWordsAreToldAsThat() {
        here.gemini().next(Answers.stream(Answers.last("NO_IMAGE")));
        assertFailed(here.ask("Make the sky blue"), "invalid-answer", true, "answered without a picture");
    }

    @Test
    void aModelThatTheVendorNoLongerServesIsToldAsRetired() {
        here.gemini().models().offer("gemini-short-lived-image", "gemini-nano-banana-2.1");
        here.api().post("/models/check", Map.of());
        JsonNode turn = here.ask("Make it blue", GeminiServer.SHORT_LIVED);
        assertSucceeded(turn, 2);
        here.gemini().models().retire("gemini-short-lived-image");
        assertFailed(here.ask("Make it blue", GeminiServer.SHORT_LIVED), "model-retired", false, "");
        assertThat(here.gemini().violations())
                .singleElement()
                .asString()
                .contains("models/gemini-short-lived-image is not found");
        here.gemini().forgiveViolations();
    }

    @Test
    void somethingElseThatIsNotFoundIsNotTheModel() {
        here.gemini().next(Answers.error(404, "NOT_FOUND", "Requested entity was not found."));
        assertFailed(here.ask("Make it blue"), "invalid-request", false, "Try another size");
    }

    @Test
    void aKeyWithoutBillingIsToldAndNotWaitedFor() {
        int before = here.gemini().asked().size();
        String long400 = "Quota exceeded for metric: generate_content_free_tier_requests. ".repeat(10);
        here.gemini()
                .next((asked, reply) -> reply.error(
                        429, "RESOURCE_EXHAUSTED", long400 + "limit: 0 requests per day on Free Tier", "1s"));
        assertFailed(here.ask("Make it blue"), "backend-unavailable", false, "billing");
        assertThat(here.gemini().asked()).hasSize(before + 1);
    }

    @Test
    void aQuotaOfMoreThanNothingIsWaitedFor() {
        here.gemini()
                .next((asked, reply) ->
                        reply.error(429, "RESOURCE_EXHAUSTED", "Quota exceeded, limit: 0.5 or limit: 05", "0.1s"));
        assertSucceeded(here.ask("Make it blue"), 2);
    }

    @Test
    void aQuestionIsAnsweredInWordsAndThatIsNoError() {
        here.gemini().next(Answers.stream(Answers.chunk(Answers.text("A gradient.")), Answers.last("STOP", 10, 5, 0)));
        assertSucceeded(here.ask("What is in this picture?"), 1);
    }

    @Test
    void aVagueRequestMayBeAskedBackAboutAndThatIsNoError() {
        here.gemini()
                .next(Answers.stream(
                        Answers.chunk(Answers.text("Smaller, or fewer things in it?")), Answers.last("STOP")));
        JsonNode turn = here.ask("make it nano");
        assertSucceeded(turn, 1);
        assertThat(here.gemini().asked().getLast().prompt()).isEqualTo("make it nano");
    }

    @Test
    void anAnswerWithNothingInItIsAFailure() {
        here.gemini().next(Answers.stream(Answers.last("STOP")));
        assertFailed(here.ask("Make it blue"), "invalid-answer", true, "empty answer");
    }
}

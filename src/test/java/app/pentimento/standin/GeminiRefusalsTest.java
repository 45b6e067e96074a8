package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.assertFailed;
import static app.pentimento.standin.GeminiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What Gemini does not do, told in the turn; and what looks like that and is an answer. */
class GeminiRefusalsTest {
    @RegisterExtension
    static final GeminiServer here = new GeminiServer("pentimento.model.default=gemini:gemini-3.1-flash-image");

    @ParameterizedTest
    @CsvSource({
        "SAFETY,safety",
        "OTHER,gave no reason",
        "BLOCKLIST,not allowed",
        "PROHIBITED_CONTENT,not allowed",
        "IMAGE_SAFETY,picture of this turn",
        "JAILBREAK,safety"
    })
    void aPromptThatIsBlockedIsToldInPlainWords(String reason, String words) {
        here.gemini().next(Answers.stream(Answers.blocked(reason)));
        assertFailed(here.ask("Make it blue"), "prompt-blocked", false, words);
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
        "NO_IMAGE,invalid-answer,true",
        "IMAGE_OTHER,invalid-answer,true",
        "OTHER,invalid-answer,true",
        "MALFORMED_FUNCTION_CALL,invalid-answer,true",
        "UNEXPECTED_TOOL_CALL,invalid-answer,true",
        "MALFORMED_RESPONSE,invalid-answer,true",
        "A_REASON_OF_NEXT_YEAR,invalid-answer,true",
        "MAX_TOKENS,invalid-answer,false",
        "LANGUAGE,invalid-request,false"
    })
    void anEndingWithoutAPictureIsToldAndWhatCameIsKept(String reason, String code, boolean retryable) {
        here.gemini().next(Answers.stream(Answers.chunk(Answers.text("I tried.")), Answers.last(reason)));
        JsonNode turn = here.ask("Make it blue");
        assertFailed(turn, code, retryable, "Gemini 3.1 Flash Image");
        assertThat(turn.path("parts")).hasSize(1);
    }

    @Test
    void wordsWhereAPictureWasAskedForAreToldAndKept() {
        here.gemini().next(Answers.stream(Answers.chunk(Answers.text("The sky is blue now.")), Answers.last("STOP")));
        JsonNode turn = here.ask("Make the sky blue");
        assertFailed(turn, "invalid-answer", true, "words only");
        assertThat(turn.path("parts")).hasSize(1);
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
        assertFailed(here.ask("Make it blue"), "invalid-answer", true, "nothing at all");
    }
}

package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.TALKING;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.Conversation;
import app.pentimento.model.Message;
import app.pentimento.model.SentRequest;
import app.pentimento.testing.TestPictures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A conversation through OpenAI's Responses API that the vendor keeps. */
class OpenAiStoredTest {
    @RegisterExtension
    static final OpenAiServer here =
            new OpenAiServer(OpenAiStandIn.Kind.OPENAI, "/v1", "pentimento.model.openai.store=true");

    private static JsonNode context(JsonNode turn) {
        return here.api()
                .get("/turns/" + turn.path("id").asString("") + "/context")
                .json();
    }

    private static String begin(String id) {
        String session = here.api().newSession("");
        here.openAi()
                .next(ResponsesAnswers.stream(here.openAi().keep(id), TestPictures.png(64, 64, 41), "Blue it is."));
        JsonNode first =
                here.ask(session, TALKING, Map.of("prompt", "Make it blue", "image", TestPictures.png(64, 48, 1)));
        assertSucceeded(first, 1);
        assertThat(here.last().json().path("store").asBoolean()).isTrue();
        return session;
    }

    @Test
    void goesOnFromTheAnswerThatTheVendorKeepsAndSendsOnlyWhatIsNew() {
        String session = begin("resp_kept");
        JsonNode second = here.ask(session, TALKING, Map.of("prompt", "Now add rain"));
        assertSucceeded(second, 1);
        assertThat(here.last().field("previous_response_id")).isEqualTo("resp_kept");
        assertThat(here.last().words()).contains("Now add rain").doesNotContain("Make it blue");
        assertThat(here.last().json().toString()).doesNotContain("input_image");
        assertThat(context(second).path("way").asString()).isEqualTo("continued");
        assertThat(context(second).path("kept").asString()).isEqualTo("conversation");
    }

    @Test
    void tellsTheWholeConversationWhereTheVendorHasForgottenIt() {
        String session = begin("resp_old");
        here.openAi().forget();
        int before = here.openAi().asked().size();
        JsonNode second = here.ask(session, TALKING, Map.of("prompt", "Now add rain"));
        assertSucceeded(second, 1);
        assertThat(here.openAi().asked()).as("what was not refused").hasSize(before + 1);
        assertThat(here.last().json().has("previous_response_id")).isFalse();
        assertThat(here.last().words()).contains("Make it blue", "Now add rain");
        assertThat(here.last().json().toString()).contains("input_image");
        assertThat(context(second).path("way").asString()).isEqualTo("retold");
    }

    @Test
    void tellsTheIdOfAnAnswerOnlyOnceItIsWhole() throws Exception {
        here.openAi().next(ResponsesAnswers.stream("resp_new", TestPictures.png(64, 64, 42), "Here."));
        OpenAiServer.Told told = here.tell(
                TALKING,
                new Conversation.Continuation(
                        here.openAi().keep("resp_before"),
                        new Message(Message.Role.PERSON, List.of(new Message.Words("And a hat")))));
        assertThat(told.answerId).isEqualTo("resp_new");
        assertThat(here.last().words()).contains("And a hat").doesNotContain("fox");
        assertThat(Objects.requireNonNull(told.sent).conversation()).isEqualTo(SentRequest.Conversation.CONTINUED);
    }
}

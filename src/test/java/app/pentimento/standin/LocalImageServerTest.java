package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.TestPictures;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Somebody's own server of the images API: HTTP/1.0, no stream, no count of tokens, errors of another shape. */
class LocalImageServerTest {
    private static final String OWN = "openai:qwen-image";

    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(
            OpenAiStandIn.Kind.LOCAL,
            "/v1/",
            "pentimento.model.openai.response-format=b64_json",
            "pentimento.model.catalog[qwen-image].backend=openai",
            "pentimento.model.catalog[qwen-image].mask=true",
            "pentimento.model.catalog[qwen-image].aspect-ratios=1:1,3:2");

    @Test
    void takesAnswersOfHttp10WithoutALengthAndWithoutACount() {
        JsonNode turn = here.ask(OWN, Map.of("prompt", "Draw a fox", "options", "{\"aspectRatio\": \"3:2\"}"));
        assertSucceeded(turn, 1);
        assertThat(turn.path("usage").path("inputTokens").asInt()).isZero();
        assertThat(turn.path("cost").path("amount").asString()).isEqualTo("0");
        assertThat(here.last().field("size")).isEqualTo("1536x1024");
        assertThat(here.last().field("response_format")).isEqualTo("b64_json");
        assertThat(here.last().json().has("quality")).isFalse();
    }

    @Test
    void namesOnePictureAsOldServersKnowIt() {
        assertSucceeded(here.change(OWN), 1);
        assertThat(here.last().files()).extracting(OpenAiStandIn.File::name).containsExactly("image");
    }

    @Test
    void fetchesAPictureFromAnAddressBelowTheOneThatWasAsked() {
        here.openAi().host("b.png", TestPictures.png(64, 64, 12));
        here.openAi().next(OpenAiAnswers.json("{\"data\": [" + OpenAiAnswers.at("../files/b.png") + "]}"));
        assertSucceeded(here.ask(OWN, Map.of("prompt", "Draw a fox")), 1);
    }

    @Test
    void asksWithoutTheStreamWhereOnlyWordsSayThatThereIsNone() {
        int before = here.openAi().asked().size();
        here.openAi().next(OpenAiAnswers.json(400, "{\"detail\": \"stream is not supported for this model.\"}"));
        assertSucceeded(here.ask(OWN, Map.of("prompt", "Draw a fox")), 1);
        assertThat(here.openAi().asked()).hasSize(before + 2);
        assertThat(here.last().json().has("stream")).isFalse();
        assertThat(here.last().json().has("partial_images")).isFalse();
    }

    @Test
    void quotesAnErrorOfAnotherShape() {
        for (String body : new String[] {
            "{\"detail\": \"CUDA out of memory\"}",
            "{\"error\": \"CUDA out of memory\"}",
            "{\"detail\": [{\"loc\": [\"body\", \"prompt\"], \"msg\": \"CUDA out of memory\", \"type\": \"x\"}]}"
        }) {
            here.openAi().next(OpenAiAnswers.json(400, body));
            assertFailed(here.ask(OWN, Map.of("prompt", "Draw a fox")), "invalid-request", false, "CUDA out of memory");
        }
    }
}

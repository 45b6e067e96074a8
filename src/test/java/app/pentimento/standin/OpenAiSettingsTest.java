package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the settings of OpenAI-style servers may say. */
class OpenAiSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "catalog[gpt-image-2].api=imagine|'imagine', which the openai backend does not have. It has: images",
                "catalog[gpt-image-2].connection=nowhere|'nowhere', which is not among",
                "catalog[gpt-image-2].options.qualitty=high|'qualitty', which the openai backend does not know",
                "catalog[gpt-image-2].options.sizes=some|the sizes 'some'; they can be table or any",
                "catalog[gpt-image-2].api=responses|set its options.image-model",
                "openai.base-url=nonsense|'nonsense', which is no address such as http://127.0.0.1:8000/v1",
                "openai.kind=bedrock|'bedrock'; it can be openai or azure",
                "openai.partial-pictures=7|it can be 0 to 3"
            })
    void stopsTheStartWithASentenceAboutAWordThatIsNotKnown(String setting, String sentence) {
        assertThatThrownBy(() -> TestServer.start("pentimento.model." + setting))
                .hasStackTraceContaining(sentence);
    }

    @Test
    void offersOpenAisModelsOnlyWithAKeyAndNoneThatIsSwitchedOff() {
        try (TestServer without = TestServer.start()) {
            assertThat(model(without, "openai:gpt-image-2").toString()).contains("OPENAI_API_KEY");
        }
        try (TestServer with = TestServer.start("pentimento.model.openai.api-key=sk-1")) {
            assertThat(model(with, "openai:gpt-image-2").path("available").asBoolean())
                    .isTrue();
            assertThat(model(with, "openai:gpt-image-1").path("available").asBoolean())
                    .isFalse();
            assertThat(model(with, "openai:dall-e-3").path("available").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void countsAModelWithAnEndInTheFutureAsOfferedUntilThen() {
        try (TestServer with = TestServer.start(
                "pentimento.model.openai.api-key=sk-1", "pentimento.model.catalog[gpt-image-1].retired=2999-01-01")) {
            assertThat(model(with, "openai:gpt-image-1").path("available").asBoolean())
                    .isTrue();
        }
    }

    private static JsonNode model(TestServer server, String id) {
        return server.api()
                .get("/models")
                .json()
                .valueStream()
                .filter(model -> model.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }
}

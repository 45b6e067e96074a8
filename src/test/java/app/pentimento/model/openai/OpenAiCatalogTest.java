package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.Secret;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the settings and the catalog may say of OpenAI-style servers; anything else stops the start with a sentence. */
class OpenAiCatalogTest {
    private static OpenAiProperties settings(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of("openai." + name, value)))
                .bindOrCreate("openai", OpenAiProperties.class);
    }

    private static void take(String name, String value) {
        Map<String, String> entry = new HashMap<>(Map.of("entry.backend", "openai"));
        entry.put("entry." + name, value);
        CatalogEntry model =
                new Binder(new MapConfigurationPropertySource(entry)).bindOrCreate("entry", CatalogEntry.class);
        Api api = Api.of("gpt-image-2", model.api());
        OpenAiOptions.of("gpt-image-2", model, api);
        new Connections(settings("connections.azure.base-url", "https://r.openai.azure.com"))
                .of("gpt-image-2", model.connection());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "api|imagine|'imagine', which the openai backend does not have. It has: images, responses, chat.",
                "api|responses|set its options.image-model",
                "connection|nowhere|'nowhere', which is not among pentimento.model.openai.connections: azure.",
                "options.qualitty|high|'qualitty', which the openai backend does not know. It knows: quality,",
                "options.sizes|some|the sizes 'some'; they can be table or any."
            })
    void refusesAnEntryWithAWordThatIsNotKnown(String name, String value, String sentence) {
        assertThatThrownBy(() -> take(name, value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gpt-image-2")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "base-url|nonsense|'nonsense', which is no address such as http://127.0.0.1:8000/v1.",
                "kind|bedrock|'bedrock'; it can be openai or azure.",
                "connections.x.base-url|ftp://x|pentimento.model.openai.connections.x.base-url",
                "partial-pictures|7|it can be 0 to 3"
            })
    void refusesASettingThatMakesNoSense(String name, String value, String sentence) {
        assertThatThrownBy(() -> new Connections(settings(name, value))).hasStackTraceContaining(sentence);
    }

    @Test
    void takesWhatIsKnown() {
        take("api", "chat");
        take("connection", "azure");
        take("options.quality", "high");
    }

    @Test
    void saysWhichKeyIsMissing() {
        assertThat(new Connection("", settings("store", "false").own()).unavailable())
                .contains("OPENAI_API_KEY");
        OpenAiProperties.Server gateway =
                new OpenAiProperties.Server("https://openrouter.ai/api/v1", Secret.valueOf(""), "", "", Map.of());
        assertThat(new Connection("gateway", gateway).unavailable())
                .contains("pentimento.model.openai.connections.gateway.api-key");
        OpenAiProperties.Server local =
                new OpenAiProperties.Server("http://127.0.0.1:8000/v1", Secret.valueOf(""), "", "", Map.of());
        assertThat(new Connection("", local).unavailable())
                .as("a server of one's own needs none")
                .isNull();
    }
}

package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the settings of OpenAI-style servers come to in the application. */
class OpenAiSettingsTest {
    @Test
    void stopsTheStartWithASentenceAboutAWordThatIsNotKnown() {
        assertThatThrownBy(() -> TestServer.start("pentimento.model.catalog[gpt-image-2].api=imagine"))
                .hasStackTraceContaining("'imagine', which the openai backend does not have. It has: images");
    }

    @Test
    void offersOpenAisModelsWithAKeyAndNoneThatIsSwitchedOff() {
        try (TestServer with = TestServer.start(
                "pentimento.model.openai.api-key=sk-1",
                "pentimento.model.catalog[dall-e-2].retired=2999-01-01",
                "pentimento.model.catalog[keyless].backend=openai",
                "pentimento.model.catalog[keyless].connection=gateway",
                "pentimento.model.openai.connections.gateway.base-url=https://openrouter.ai/api/v1")) {
            assertThat(isAvailable(with, "openai:gpt-image-2")).isTrue();
            assertThat(isAvailable(with, "openai:gpt-image-1")).isFalse();
            assertThat(isAvailable(with, "openai:dall-e-3")).isFalse();
            assertThat(isAvailable(with, "openai:dall-e-2")).as("it ends later").isTrue();
            assertThat(model(with, "openai:keyless").toString()).contains("connections.gateway.api-key");
        }
    }

    private static boolean isAvailable(TestServer server, String id) {
        return model(server, id).path("available").asBoolean();
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

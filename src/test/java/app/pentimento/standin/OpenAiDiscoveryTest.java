package app.pentimento.standin;

import static app.pentimento.standin.OpenAiServer.assertFailed;
import static app.pentimento.standin.OpenAiServer.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.ModelDirectory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Which models an OpenAI-style server says that it has. */
class OpenAiDiscoveryTest {
    @RegisterExtension
    static final OpenAiServer here = new OpenAiServer(OpenAiStandIn.Kind.OPENAI, "/v1");

    private static JsonNode model(String id) {
        return here.api()
                .get("/models")
                .json()
                .valueStream()
                .filter(model -> model.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + id));
    }

    private static void lists(String json) {
        here.openAi().lists(json);
        here.bean(ModelDirectory.class).check();
    }

    @Test
    void offersWhatIsNewAndTellsWhatEnds() {
        lists("""
                {"data": [{"id": "gpt-image-2", "shutdown_date": "2999-01-01"}, {"id": "gpt-image-3"},
                 {"id": "gpt-6.1-terra"}]}""");
        assertThat(model("openai:gpt-image-2").path("state").asString()).isEqualTo("deprecated");
        assertThat(model("openai:gpt-image-3").path("state").asString()).isEqualTo("unknown");
        assertThat(model("openai:gpt-image-2.5-flare").path("available").asBoolean())
                .as("a server that is not OpenAI itself may answer to more names than it lists")
                .isTrue();
        assertFailed(
                here.ask("openai:gpt-image-3", Map.of("prompt", "Draw a fox")),
                "backend-unavailable",
                false,
                "not available");
    }

    @Test
    void asksAGatewaysModelThroughItsChat() {
        lists("""
                {"data": [{"id": "google/new-image", "name": "New Image",
                 "architecture": {"output_modalities": ["image", "text"]}}]}""");
        assertSucceeded(here.ask("openai:google/new-image", Map.of("prompt", "Draw a fox")), 1);
        assertThat(here.last().path()).isEqualTo("/chat/completions");
    }
}

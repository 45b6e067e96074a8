package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelApiTest {
    @Test
    void theModelsAreListedWithWhatTheyCanDo() {
        JsonNode models;
        try (TestServer server = TestServer.start()) {
            models = server.api().get("/models").json();
        }
        assertThat(models.isArray()).isTrue();
        JsonNode scripted = null;
        int defaults = 0;
        for (JsonNode model : models) {
            scripted = model.path("id").asString().equals(ScriptedModel.ID) ? model : scripted;
            defaults += model.path("default").asBoolean() ? 1 : 0;
        }
        assertThat(defaults).isEqualTo(1);
        assertThat(scripted).isNotNull();
        assertThat(scripted.path("backend").asString()).isEqualTo("test");
        assertThat(scripted.path("available").asBoolean()).isTrue();
        assertThat(scripted.path("unavailableReason").isNull()).isTrue();
        assertThat(scripted.path("state").asString()).isEqualTo("offered");
        assertThat(scripted.path("retiredAt").isNull()).isTrue();
        assertThat(scripted.path("replacedBy").isNull()).isTrue();
        assertThat(scripted.path("checkedAt").isNull()).isTrue();
        assertThat(scripted.at("/capabilities/thinking").isArray()).isTrue();
        assertThat(scripted.at("/capabilities/grounding").isBoolean()).isTrue();
        assertThat(scripted.at("/capabilities/maxInputImages").asInt()).isEqualTo(10);
        assertThat(scripted.at("/capabilities/aspectRatios/1").asString()).isEqualTo("16:9");
        assertThat(scripted.at("/pricePerImage/amount").asString()).isEqualTo("0.039");
        assertThat(models.findValuesAsString("id")).contains("builtin:studio");
    }
}

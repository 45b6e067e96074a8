package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.LITE;
import static app.pentimento.standin.GeminiServer.NANO;
import static app.pentimento.standin.GeminiServer.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of Google's APIs a model is asked through, and at which version. */
class GeminiApiChoiceTest {
    @Test
    void asksThroughInteractionsUnlessTheCatalogSaysOtherwise() {
        try (StandIn gemini = StandIn.start();
                TestServer server = TestServer.start(gemini.settings(
                        "pentimento.model.google.developer.api-version=v1",
                        setting(LITE, "api", "generate-content")))) {
            ApiClient api = server.api();
            for (String model : List.of(NANO, LITE)) {
                String turn = api.post(
                                "/sessions/" + api.newSession("") + "/turns",
                                Map.of("prompt", "Draw a fox", "model", model))
                        .json()
                        .path("id")
                        .asString();
                assertThat(api.end(turn).path("status").asString()).isEqualTo("succeeded");
            }
            assertThat(gemini.asked().stream().map(Answers.Asked::path))
                    .containsExactly(
                            "/v1/interactions", "/v1/models/gemini-3.1-flash-lite-image:streamGenerateContent");
            assertThat(gemini.violations()).isEmpty();
        }
    }

    @Test
    void doesNotStartWithAnApiThatThereIsNot() {
        assertThatThrownBy(() -> TestServer.start(setting(NANO, "api", "interaction")))
                .rootCause()
                .hasMessage(
                        "The setting pentimento.model.catalog.[gemini-nano-banana-2.1].api is 'interaction'. A Gemini"
                                + " model is asked through one of: interactions, generate-content.");
    }
}

package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversations through the Interactions API. */
class InteractionsConversationTest extends GeminiConversation {
    InteractionsConversationTest() {
        super(Api.INTERACTIONS);
    }

    @Test
    void asksTheVendorToKeepNothing() {
        JsonNode turn = here.ask("Make it blue");
        assertThat(here.gemini().asked().getLast().path()).isEqualTo("/v1beta/interactions");
        assertThat(here.gemini().asked().getLast().request().path("store").asBoolean(true))
                .isFalse();
        assertThat(here.api()
                        .get("/turns/" + turn.path("id").asString() + "/context")
                        .json()
                        .path("kept")
                        .asString())
                .isEqualTo("nothing");
    }
}

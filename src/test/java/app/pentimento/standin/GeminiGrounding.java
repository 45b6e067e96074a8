package app.pentimento.standin;

import static app.pentimento.standin.GeminiServer.NANO;
import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditOptions;
import app.pentimento.model.EditRequest;
import app.pentimento.model.Message;
import app.pentimento.model.ModelImage;
import app.pentimento.model.Models;
import app.pentimento.model.Usage;
import app.pentimento.model.WebSource;
import app.pentimento.session.AnswerOrigin;
import app.pentimento.session.Turns;
import app.pentimento.testing.TestPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Answers that searched the web first, and who answered. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GeminiGrounding {
    private static final String SUGGESTIONS = "<div class=\"chip\">red pandas</div>";

    @RegisterExtension
    final GeminiServer here;

    private final Api api;

    GeminiGrounding(Api api) {
        this.api = api;
        here = GeminiServer.forConversations(api);
    }

    private Answers.Script grounded() {
        return (asked, reply) -> Answers.stream(
                        Answers.chunk(new Answers.Search("red panda habitat", SUGGESTIONS)),
                        Answers.chunk(here.words("A panda in ")),
                        Answers.chunk(Answers.cited(
                                "Nepal.",
                                new Answers.Source("Red panda", "https://zoo.example/panda"),
                                new Answers.Source("", "https://maps.example/nepal"),
                                new Answers.Source("Not a page", "javascript:alert(1)"))),
                        Answers.chunk(here.signed(TestPictures.png(60, 40, 61))),
                        Answers.last("STOP", 300, 20, 1120))
                .answer(asked, reply);
    }

    private AnswerOrigin origin(JsonNode turn) {
        return here.server()
                .bean(Turns.class)
                .find(turn.path("id").asString())
                .orElseThrow()
                .origin();
    }

    @Test
    void searchesWhereThePersonAsksForItAndKeepsTheSources() {
        String session = here.api().newSession("");
        here.gemini().next(grounded());
        JsonNode turn = here.succeeded(here.api()
                .post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "Draw a red panda", "model", NANO, "options", Map.of("grounding", true))));
        JsonNode tool = here.gemini().asked().getLast().request().path("tools").path(0);
        if (api == Api.INTERACTIONS) {
            assertThat(tool.path("type").asString()).isEqualTo("google_search");
            assertThat(tool.path("search_types").toString()).isEqualTo("[\"web_search\",\"image_search\"]");
        } else {
            assertThat(tool.path("googleSearch").path("searchTypes").propertyNames())
                    .containsExactlyInAnyOrder("webSearch", "imageSearch");
        }
        assertThat(turn.at("/parts/0/text").asString()).isEqualTo("A panda in Nepal.");
        assertThat(origin(turn).sources())
                .containsExactly(
                        new AnswerOrigin.Source("Red panda", "https://zoo.example/panda"),
                        new AnswerOrigin.Source("maps.example", "https://maps.example/nepal"));
        assertThat(here.api()
                        .get("/turns/" + turn.path("id").asString() + "/context")
                        .json()
                        .path("kept")
                        .asString())
                .isEqualTo("search");

        here.succeeded(here.api().post("/sessions/" + session + "/turns", Map.of("prompt", "Again", "model", NANO)));
        assertThat(here.gemini().asked().getLast().searches()).isFalse();
        assertThat(here.gemini().asked().getLast().messages())
                .as("an answer that searched is repeated, too")
                .hasSize(3);
    }

    @Test
    void givesTheVendorsSearchSuggestionsOn() throws Exception {
        here.gemini().next(grounded());
        Heard heard = new Heard();
        EditRequest request = new EditRequest(
                "turn",
                "Draw a red panda",
                null,
                List.of(),
                null,
                new EditOptions(null, null, null, null, null, null, true));
        here.server().bean(Models.class).find(NANO).orElseThrow().edit(request, heard);
        assertThat(heard.suggestions).containsExactly(SUGGESTIONS);
        assertThat(heard.sources).extracting(WebSource::url).hasSize(2);
    }

    private static final class Heard implements AnswerListener {
        private final List<String> suggestions = new ArrayList<>();
        private final List<WebSource> sources = new ArrayList<>();

        @Override
        public void text(String text, List<Message.Item> transcript) {}

        @Override
        public void image(ModelImage image) {}

        @Override
        public void usage(Usage usage) {}

        @Override
        public void searchSuggestions(String html) {
            suggestions.add(html);
        }

        @Override
        public void sources(List<WebSource> pages) {
            sources.addAll(pages);
        }
    }

    @Test
    void recordsTheModelThatAnsweredInsteadOfTheOneThatWasAsked() {
        here.gemini().models().serve("gemini-nano-banana-2.1", "gemini-nano-banana-2.2");
        try {
            JsonNode turn = here.ask("Make it blue");
            assertThat(turn.path("model").asString()).isEqualTo(NANO);
            assertThat(turn.path("servedBy").asString()).isEqualTo("gemini-nano-banana-2.2");
            String image = turn.at("/parts/1/image/id").asString();
            JsonNode provenance =
                    here.api().get("/images/" + image + "/provenance").json();
            assertThat(provenance.at("/ai/model").asString()).isEqualTo("gemini:gemini-nano-banana-2.2");
            byte[] file =
                    here.api().get("/images/" + image + "/content").response().body();
            assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as("the manifest's software agent")
                    .contains("gemini-nano-banana-2.2")
                    .doesNotContain("gemini-nano-banana-2.1");
        } finally {
            here.gemini().models().serve("gemini-nano-banana-2.1", null);
        }
        assertThat(here.ask("Make it blue").path("servedBy").asString()).isEqualTo("gemini-nano-banana-2.1");
    }
}

package app.pentimento.editing;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.EditRequest;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.ModelInfo;
import app.pentimento.model.Usage;
import app.pentimento.model.WebSource;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a vendor says beside an answer must not cost the answer. */
class OddAnswersTest {
    private static final String ID = "test:odd";

    @AutoClose
    private static TestServer server;

    /** Gives a picture, and beside it what no database column is made for. */
    static final class OddModel implements ImageModel {
        @Override
        public ModelInfo info() {
            ModelInfo scripted = new ScriptedModel().info();
            return new ModelInfo(
                    ID,
                    "test",
                    "Odd model",
                    null,
                    scripted.lifecycle(),
                    scripted.capabilities(),
                    scripted.pricePerImage());
        }

        @Override
        public void edit(EditRequest request, AnswerListener listener) throws ModelException {
            String much = "x\0".repeat(150_000);
            switch (request.prompt()) {
                case "name" -> listener.servedBy(much, "an-id");
                case "id" -> listener.servedBy("a model", much);
                case "kept" -> listener.kept(much);
                case "caption" -> picture(listener, much, "image/png");
                case "type" -> picture(listener, null, much);
                case "suggestions" -> listener.searchSuggestions(much);
                case "sources" ->
                    listener.sources(IntStream.range(0, 1000)
                            .mapToObj(i -> new WebSource(much, "https://example.org/" + i))
                            .toList());
                case "words" -> listener.text(much.repeat(10));
                case "preview" -> listener.preview(new byte[] {1, 2, 3});
                default -> {}
            }
            picture(listener, null, "image/png");
            listener.usage(new Usage(1, 1, 0, 1, 1));
            if (request.prompt().equals("failure")) {
                throw new ModelException(ModelException.Kind.TIMEOUT, true, much);
            }
        }

        private static void picture(AnswerListener listener, @Nullable String caption, String type) {
            listener.image(new ModelImage(TestPictures.png(40, 30, 1), type, caption, ModelImage.Making.GENERATIVE));
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(OddModel.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "id", "kept", "caption", "type", "suggestions", "sources", "words", "preview", "failure"
            })
    void keepsThePictureWhateverElseTheVendorSays(String odd) {
        ApiClient api = server.api();
        JsonNode taken = api.post("/sessions/" + api.newSession("") + "/turns", Map.of("prompt", odd, "model", ID))
                .json();
        JsonNode turn = api.end(taken.path("id").asString());

        assertThat(turn.path("status").asString())
                .as(turn.path("error").toString())
                .isEqualTo(odd.equals("failure") ? "failed" : "succeeded");
        assertThat(ApiClient.picture(turn).path("aiLabel").asString()).isEqualTo("generated");
        assertThat(turn.at("/cost/amount").asString()).isEqualTo("0.039");
    }
}

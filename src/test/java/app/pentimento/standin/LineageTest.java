package app.pentimento.standin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.c2pa.ManifestFacts;
import app.pentimento.provenance.c2pa.ManifestFacts.IngredientFacts;
import app.pentimento.provenance.c2pa.ManifestReport;
import app.pentimento.provenance.c2pa.Stranger;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an answer is said to be made from: every picture that was sent, with its part in it. */
@TestInstance(Lifecycle.PER_CLASS)
class LineageTest {
    private static final String CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";
    private static final String TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    @RegisterExtension
    final GeminiServer here = GeminiServer.forConversations(Api.INTERACTIONS);

    private Stranger stranger;
    private String session = "";

    @BeforeAll
    void meetAStranger(@TempDir Path keys) {
        stranger = new Stranger(keys);
    }

    @BeforeEach
    void newSession() {
        session = here.api().newSession("");
    }

    private byte[] photo(int number) throws Exception {
        return stranger.created(TestPictures.png(120, 90, number), "image/png", CAPTURED);
    }

    private byte[] aiMade(int number) throws Exception {
        return stranger.created(TestPictures.png(120, 90, number), "image/png", TRAINED);
    }

    private String upload(byte[] picture, String label) {
        ApiClient.Answer taken = here.api()
                .send(here.api()
                        .request("/images")
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
        assertThat(taken.json().path("aiLabel").asString()).isEqualTo(label);
        return taken.json().path("id").asString();
    }

    private JsonNode ask(Map<String, Object> turn) {
        return ApiClient.picture(here.succeeded(here.api().post("/sessions/" + session + "/turns", turn)));
    }

    /** The pictures that a picture was made from, each with its part; what those were made from comes behind them. */
    private Map<String, String> madeFrom(JsonNode image) {
        Map<String, String> parts = new LinkedHashMap<>();
        provenance(image)
                .path("lineage")
                .forEach(step -> parts.put(
                        step.at("/image/id").asString(), step.path("part").asString()));
        return parts;
    }

    private JsonNode provenance(JsonNode image) {
        return here.api()
                .get("/images/" + image.path("id").asString() + "/provenance")
                .json();
    }

    /** What the manifest of the picture's own making names, beside what the model gave. */
    private List<IngredientFacts> ingredients(JsonNode image) {
        byte[] file = here.api()
                .get("/images/" + image.path("id").asString() + "/content")
                .response()
                .body();
        ManifestReport report = stranger.read(file, image.path("mediaType").asString());
        String master = report.manifests().getFirst().ingredients().getFirst().manifest();
        ManifestFacts made = report.manifests().stream()
                .filter(manifest -> manifest.label().equals(master))
                .findFirst()
                .orElseThrow();
        return made.ingredients().stream()
                .filter(ingredient -> !ingredient.relationship().equals("componentOf"))
                .toList();
    }

    @Test
    void aPhotoStaysInTheStoryWhenAnAiMadePictureIsAttachedLater() throws Exception {
        byte[] photo = photo(1);
        byte[] attachment = aiMade(2);
        String photoId = upload(photo, "none");
        JsonNode first = ask(Map.of("prompt", "Warmer", "imageIds", List.of(photoId)));
        String attachedId = upload(attachment, "generated");
        JsonNode made = ask(Map.of("prompt", "Put the room into this frame", "imageIds", List.of(attachedId)));

        assertThat(here.gemini().asked().getLast().pictureBytes()).hasSize(3);
        assertThat(made.path("aiLabel").asString()).isEqualTo("edited");
        assertThat(provenance(made).at("/ai/digitalSourceType").asString())
                .endsWith("/compositeWithTrainedAlgorithmicMedia");
        assertThat(madeFrom(made))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        attachedId,
                        "parent",
                        photoId,
                        "context",
                        first.path("id").asString(),
                        "context"));
        assertThat(ingredients(made)).hasSize(3);
        assertThat(manifests(made, "parentOf"))
                .containsExactly(stranger.read(attachment, "image/png").activeLabel());
        assertThat(manifests(made, "inputTo"))
                .contains(stranger.read(photo, "image/png").activeLabel());
    }

    @Test
    void anAiMadePictureBesideAPhotoIsAnInputOfTheEdit() throws Exception {
        byte[] photo = photo(3);
        byte[] attachment = aiMade(4);
        String photoId = upload(photo, "none");
        String attachedId = upload(attachment, "generated");
        JsonNode made = ask(Map.of("prompt", "Hang this on the wall", "imageIds", List.of(photoId, attachedId)));

        assertThat(made.path("aiLabel").asString()).isEqualTo("edited");
        assertThat(madeFrom(made)).containsExactlyInAnyOrderEntriesOf(Map.of(photoId, "parent", attachedId, "input"));
        assertThat(manifests(made, "parentOf"))
                .containsExactly(stranger.read(photo, "image/png").activeLabel());
        assertThat(manifests(made, "inputTo"))
                .containsExactly(stranger.read(attachment, "image/png").activeLabel());
    }

    @Test
    void whatIsMadeFromAiMadePicturesAloneIsGenerated() throws Exception {
        String attachedId = upload(aiMade(5), "generated");
        JsonNode made = ask(Map.of("prompt", "Warmer", "imageIds", List.of(attachedId)));

        assertThat(made.path("aiLabel").asString()).isEqualTo("generated");
        assertThat(madeFrom(made)).containsExactlyEntriesOf(Map.of(attachedId, "parent"));
    }

    @Test
    void aPhotoWithoutCredentialsIsAnIngredientToo() throws Exception {
        String photoId = upload(TestPictures.png(120, 90, 6), "none");
        JsonNode first = ask(Map.of("prompt", "Warmer", "imageIds", List.of(photoId)));
        JsonNode made = ask(Map.of("prompt", "And a hat"));

        assertThat(madeFrom(made))
                .containsExactlyInAnyOrderEntriesOf(Map.of(first.path("id").asString(), "parent", photoId, "context"));
        assertThat(ingredients(made)).extracting(IngredientFacts::relationship).containsExactly("parentOf", "inputTo");
    }

    @Test
    void aMaskedAnswerIsMadeFromThePhotoAndWhatIsAttached() throws Exception {
        String photoId = upload(photo(7), "none");
        String attachedId = upload(aiMade(8), "generated");
        String maskId = upload(TestPictures.png(120, 90, 9), "none");
        JsonNode made = ask(Map.of(
                "prompt", "Hang this on the wall", "imageIds", List.of(photoId, attachedId), "maskImageId", maskId));

        assertThat(made.path("aiLabel").asString()).isEqualTo("edited");
        assertThat(madeFrom(made)).containsExactlyInAnyOrderEntriesOf(Map.of(photoId, "parent", attachedId, "input"));
    }

    private List<String> manifests(JsonNode image, String relationship) {
        return ingredients(image).stream()
                .filter(ingredient -> ingredient.relationship().equals(relationship))
                .map(ingredient -> String.valueOf(ingredient.manifest()))
                .toList();
    }
}

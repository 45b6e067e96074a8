package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.sight.FaceFinder;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.Portrait;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Conversations with the built-in engine over the API, as a newcomer without a key has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioConversationTest {
    private TestServer server;
    private ApiClient api;
    private String session;
    private byte[] photo;

    @BeforeAll
    void start() throws IOException {
        server = TestServer.start();
        api = server.api();
        photo = png(DrawnPhoto.image(600, 400));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void newSession() {
        session = api.newSession("Photos");
    }

    @Test
    void editsFollowEachOtherAndSayWhatTheyDid() throws Exception {
        JsonNode first = ask("make it black and white and a bit brighter", photo);
        assertThat(text(first)).contains("black and white", "exposure +0.30 EV", "600 × 400");
        Pixels grey = picture(first);
        assertThat(Measure.meanChroma(grey)).isLessThan(0.1);
        assertThat(Measure.meanChroma(pixels(photo))).isGreaterThan(5);

        JsonNode second = ask("write 'Gemini Nano' at the bottom in red", null);
        assertThat(text(second)).contains("“Gemini Nano”", "at the bottom", "red");
        Pixels written = picture(second);
        assertThat(Measure.meanChroma(written)).isGreaterThan(0.3);
        assertThat(written.argb()).startsWith(java.util.Arrays.copyOf(grey.argb(), 600 * 200));
    }

    @Test
    void aPictureOfAToolIsNotCalledAi() {
        JsonNode turn = ask("rotate left", photo);
        JsonNode image = images(turn).getFirst();
        assertThat(image.path("origin").asString()).isEqualTo("tool");
        assertThat(image.path("aiLabel").asString()).isEqualTo("none");
        assertThat(image.path("width").asInt()).isEqualTo(400);
    }

    @Test
    void whatNeedsAGenerativeModelChangesNothingAndSaysHowToConnectOne() {
        JsonNode turn = ask("put him in a banana suit", photo);
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(images(turn)).isEmpty();
        assertThat(text(turn)).contains("generative model", "GEMINI_API_KEY", "Nothing was changed");
    }

    @Test
    void ofAMixedRequestThePossiblePartIsDoneAndTheOtherNamed() {
        JsonNode turn = ask("make it warmer and put him in a banana suit", photo);
        assertThat(images(turn)).hasSize(1);
        assertThat(text(turn)).contains("warmer", "Not done: “put him in a banana suit”", "GEMINI_API_KEY");
    }

    @Test
    void withoutAPictureItAsksForOne() {
        JsonNode turn = ask("make it brighter", null);
        assertThat(images(turn)).isEmpty();
        assertThat(text(turn)).contains("Upload one");
    }

    @Test
    void aQuestionGetsAnHonestAnswer() {
        JsonNode turn = ask("what is this?", photo);
        assertThat(images(turn)).isEmpty();
        assertThat(text(turn)).contains("cannot see", "600 × 400");
    }

    @Test
    void undoIsByteIdenticalAndEditsStartFromTheOriginalAgain() {
        JsonNode grey = ask("black and white", photo);
        JsonNode small = ask("resize to 10%", null);
        assertThat(images(small).getFirst().path("width").asInt()).isEqualTo(60);
        JsonNode undone = ask("undo that", null);
        // What the engine made; the delivered file tells of the undoing in its signed manifest, so it differs.
        assertThat(images(undone).getFirst().at("/original/sha256"))
                .isEqualTo(images(grey).getFirst().at("/original/sha256"));
        JsonNode other = ask("remove the black and white", null);
        assertThat(images(other).getFirst().path("width").asInt()).isEqualTo(600);
        assertThat(text(other)).contains("without any edit");
    }

    @Test
    void anEditIsChangedInsteadOfAddedToAndSurvivesARestart() throws Exception {
        ask("write 'Hi' at the top in red", photo);
        server.restart();
        JsonNode blue = ask("same, but in blue", null);
        assertThat(text(blue)).contains("changed to", "“Hi”", "at the top", "blue");
        Pixels once = picture(blue);
        JsonNode direct = ask("write 'Hi' at the top in blue", photo);
        assertThat(once.argb()).isEqualTo(picture(direct).argb());
    }

    @Test
    void undoThatKeepsTheTextKeepsIt() {
        ask("make it black and white and write 'Hi' at the top", photo);
        JsonNode kept = ask("undo that but keep the text", null);
        assertThat(text(kept)).contains("All edits of this picture", "“Hi”").doesNotContain("black and white");
    }

    @Test
    void facesAreHiddenAndTheAnswerSaysHowManyWereFound() throws Exception {
        JsonNode hidden = ask("hide the faces and add a white border", png(Portrait.image()));
        assertThat(text(hidden)).contains("faces pixelated", "1 face was found", "white border");
        assertThat(FaceFinder.find(picture(hidden).image())).isEmpty();
    }

    @Test
    void whereThereIsNoFaceNothingIsHiddenAndTheRestIsDone() {
        JsonNode nothing = ask("blur the faces", photo);
        assertThat(images(nothing)).isEmpty();
        assertThat(text(nothing)).contains("no face", "Nothing was changed");
        JsonNode rest = ask("blur the faces and make it warmer", photo);
        assertThat(images(rest)).hasSize(1);
        assertThat(text(rest)).contains("warmer", "no face");
    }

    @Test
    void anUnclearRequestChangesNothingAndOffersWhatItMayHaveMeant() {
        JsonNode turn = ask("make it look like winter", photo);
        assertThat(images(turn)).isEmpty();
        assertThat(text(turn)).contains("Nothing was changed", "→ make it cooler");
        JsonNode chosen = ask("make it cooler", null);
        assertThat(images(chosen)).hasSize(1);
    }

    @Test
    void twoPicturesOfATurnBecomeOneAndTheNextEditGoesOnFromIt() throws Exception {
        List<String> ids = List.of(upload(photo), upload(png(Portrait.image())));
        JsonNode taken = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "put them side by side", "imageIds", ids, "model", "builtin:studio"))
                .json();
        JsonNode joined = api.until(taken.path("id").asString(), "succeeded", "failed", "cancelled");
        assertThat(text(joined)).contains("2 pictures side by side", "later edits go on from it");
        int width = picture(joined).width();
        assertThat(width).isGreaterThan(900);
        assertThat(FaceFinder.find(picture(joined).image())).hasSize(1);
        assertThat(picture(ask("rotate left", null)).height()).isEqualTo(width);

        JsonNode alone = ask("put them side by side", photo);
        assertThat(images(alone)).isEmpty();
        assertThat(text(alone)).contains("another picture");
    }

    private String upload(byte[] picture) {
        return api.multipart("/images", Map.of("file", picture))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void aPosterIsMadeFromNothing() throws Exception {
        JsonNode poster = ask("make a poster that says 'Gemini Nano'", null);
        assertThat(text(poster)).contains("Gemini Nano", "no photo", "1600 × 2400");
        assertThat(picture(poster).height()).isEqualTo(2400);
        JsonNode framed = ask("add a white border", null);
        assertThat(picture(framed).height()).isGreaterThan(2400);
    }

    @Test
    void beforeAndAfterIsForLookingAtOnly() throws Exception {
        ask("black and white", photo);
        JsonNode both = ask("show before and after", null);
        assertThat(picture(both).width()).isGreaterThan(1200);
        assertThat(Measure.meanChroma(picture(both))).isGreaterThan(2);
        JsonNode next = ask("rotate left", null);
        assertThat(picture(next).width()).isEqualTo(400);
        assertThat(Measure.meanChroma(picture(next))).isLessThan(0.1);
    }

    private JsonNode ask(String prompt, byte @Nullable [] image) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", prompt);
        fields.put("model", "builtin:studio");
        if (image != null) {
            fields.put("image", image);
        }
        JsonNode taken =
                api.multipart("/sessions/" + session + "/turns", fields).json();
        return api.until(taken.path("id").asString(), "succeeded", "failed", "cancelled");
    }

    private static String text(JsonNode turn) {
        StringBuilder text = new StringBuilder();
        turn.path("parts")
                .forEach(part -> text.append(part.path("text").asString("")).append('\n'));
        return text.toString();
    }

    private static List<JsonNode> images(JsonNode turn) {
        return turn.path("parts")
                .valueStream()
                .filter(part -> part.path("kind").asString().equals("image"))
                .map(part -> part.path("image"))
                .toList();
    }

    private Pixels picture(JsonNode turn) throws IOException {
        String id = images(turn).getLast().path("id").asString();
        return pixels(api.get("/images/" + id + "/content").response().body());
    }

    private static Pixels pixels(byte[] bytes) throws IOException {
        return Pixels.of(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}

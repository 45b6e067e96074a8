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
        JsonNode hidden = ask("hide the faces and add a white border", Portrait.png());
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
    void aWishThatTheRulesDoNotKnowIsTakenByItsMeaningAndCanBeUndone() throws Exception {
        byte[] portrait = Portrait.png();
        JsonNode taken = ask("give me a headshot", portrait);
        assertThat(text(taken)).contains("“give me a headshot” taken by its meaning as “crop to the face”", "undo");
        assertThat(FaceFinder.find(picture(taken).image()).getFirst().width()).isGreaterThan(0.35);
        assertThat(text(ask("undo", null))).contains("without any edit");

        JsonNode beyond = ask("a parrot should sit on her shoulder", portrait);
        assertThat(images(beyond)).isEmpty();
        assertThat(text(beyond)).contains("generative model", "Nothing was changed");
    }

    @Test
    void aBackgroundIsReplacedByWhatWasBrushedAndTheAnswerSaysHowItWasTaken() throws Exception {
        BufferedImage mask = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        java.awt.Graphics2D g = mask.createGraphics();
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(200, 100, 150, 200);
        g.dispose();
        Map<String, Object> fields = Map.of(
                "prompt",
                "replace the background with green",
                "model",
                "builtin:studio",
                "image",
                photo,
                "mask",
                png(mask));
        JsonNode taken =
                api.multipart("/sessions/" + session + "/turns", fields).json();
        JsonNode turn = api.until(taken.path("id").asString(), "succeeded", "failed", "cancelled");
        assertThat(text(turn)).contains("background replaced by green", "what you brushed is taken as the subject");
        Pixels made = picture(turn);
        assertThat(made.argb()[0]).isEqualTo(made.argb()[made.argb().length - 1]);
        assertThat(made.argb()[200 * 600 + 300] & 0xFFFFFF)
                .isEqualTo(pixels(photo).argb()[200 * 600 + 300] & 0xFFFFFF);
    }

    @Test
    void twoPicturesOfATurnBecomeOneAndTheNextEditGoesOnFromIt() throws Exception {
        List<String> ids = List.of(upload(photo), upload(Portrait.png()));
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
    void thePosterThatWasMadeFromNothingCanBeChangedAndIsSetAnewEachTime() throws Exception {
        JsonNode first = ask("make a poster that says 'One day we will all go to the sea'", null);
        JsonNode blue = ask("same, but in blue", null);
        assertThat(text(blue)).contains("changed to", "blue ground");
        assertThat(Measure.meanB(picture(blue))).isLessThan(Measure.meanB(picture(first)) - 10);

        JsonNode bigger = ask("make the text bigger", null);
        assertThat(text(bigger)).contains("letters at 150%");
        assertThat(white(picture(bigger))).isGreaterThan(1.15 * white(picture(blue)));
        JsonNode yellow = ask("make the text yellow", null);
        assertThat(text(yellow)).contains("yellow letters", "blue ground");
        assertThat(white(picture(yellow))).isLessThan(0.1 * white(picture(bigger)));

        JsonNode other = ask("change the title to 'Gemini Nano'", null);
        ask("undo", null);
        ask("undo", null);
        JsonNode undone = ask("undo", null);
        assertThat(images(undone).getFirst().at("/original/sha256"))
                .isEqualTo(images(blue).getFirst().at("/original/sha256"));
        session = api.newSession("Another");
        ask("做一张蓝色的海报，写着“Gemini Nano”", null);
        ask("文字大一点", null);
        JsonNode direct = ask("文字改成黄色", null);
        assertThat(picture(direct).argb()).isEqualTo(picture(other).argb());
        assertThat(text(ask("标题改成“你好”", null))).contains("“你好”", "蓝色底色");
    }

    @Test
    void aPosterFromNothingIsAPictureForWhatNeedsOne() throws Exception {
        ask("make a poster that says 'Gemini Nano'", null);
        assertThat(text(ask("undo", null))).contains("without the poster there would be no picture");
        JsonNode styles = ask("show it in two different styles", null);
        assertThat(images(styles)).hasSize(2);
        assertThat(picture(styles).height()).isEqualTo(2400);
    }

    private static double white(Pixels pixels) {
        int count = 0;
        for (int pixel : pixels.argb()) {
            count += (pixel & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
        }
        return count;
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

    @Test
    void aStoryIsToldInPicturesThatCanBeGoneOnWith() throws Exception {
        JsonNode story = ask("tell a story in four pictures: 'Morning', 'Noon'", Portrait.png());
        assertThat(images(story)).hasSize(4);
        assertThat(captions(story).get(0)).contains("1. Morning", "wide shot");
        assertThat(captions(story).get(1)).contains("2. Noon", "towards the people");
        assertThat(captions(story).get(2)).contains("3. Face to face", "the largest face");
        assertThat(text(story)).contains("I invent nothing", "tell a story in four pictures");

        JsonNode chosen = ask("the third one", null);
        assertThat(images(chosen).getFirst().at("/original/sha256"))
                .isEqualTo(images(story).get(2).at("/original/sha256"));
        assertThat(text(ask("change the text to 'Commander'", null))).contains("“Commander”");
        assertThat(text(ask("without the frame", null))).contains("taken away: instant photo frame");
    }

    @Test
    void aComicStripEndsWithAllPanelsInOnePicture() throws Exception {
        JsonNode strip = ask("把它做成三格漫画", Portrait.png());
        assertThat(images(strip)).hasSize(4);
        assertThat(captions(strip).getFirst()).contains("故事从这里开始");
        Pixels all = picture(strip);
        assertThat(all.width()).isGreaterThan(2 * all.height());
        assertThat(FaceFinder.find(all.image())).hasSizeGreaterThan(1);
    }

    private static List<String> captions(JsonNode turn) {
        return turn.path("parts")
                .valueStream()
                .map(part -> part.path("caption").asString(""))
                .filter(caption -> !caption.isEmpty())
                .toList();
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

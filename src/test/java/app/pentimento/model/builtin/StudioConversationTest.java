package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.vision.FaceFinder;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.Portrait;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversations with the built-in engine about one picture. */
class StudioConversationTest extends StudioTalk {
    @Test
    void editsFollowEachOtherAndSayWhatTheyDid() throws Exception {
        JsonNode first = ask("make it black and white and a bit brighter", photo);
        assertThat(text(first)).contains("Black and white", "exposure +0.30 EV", "600 × 400");
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
    void offersAGenerativeModelForWhatNeedsOneAndChangesNothing() {
        JsonNode turn = ask("put him in a banana suit", photo);
        assertThat(turn.path("status").asString()).isEqualTo("succeeded");
        assertThat(images(turn)).isEmpty();
        assertThat(text(turn))
                .contains("generative model", "Nothing was changed")
                .doesNotContain("KEY");
        JsonNode choice = turn.path("choices").path(0);
        assertThat(choice.path("label").asString()).isEqualTo("Ask Scripted model ($0.04)");
        assertThat(choice.path("prompt").asString()).isEqualTo("put him in a banana suit");
        assertThat(choice.path("model").asString()).isEqualTo("test:scripted");
    }

    @Test
    void ofAMixedRequestThePossiblePartIsDoneAndTheOtherNamed() {
        JsonNode turn = ask("make it warmer and put him in a banana suit", photo);
        assertThat(images(turn)).hasSize(1);
        assertThat(text(turn)).contains("Warmer", "I didn’t do “put him in a banana suit”");
        assertThat(choices(turn)).as("only what is still to be done").containsExactly("put him in a banana suit");
    }

    @Test
    void aPictureHasAMostOfEdits() {
        JsonNode turn = ask("flip, ".repeat(40), photo);
        for (int i = 0; i < 4; i++) {
            turn = ask("flip, ".repeat(40), null);
        }
        assertThat(images(turn)).hasSize(1);

        JsonNode full = ask("rotate left", null);
        assertThat(images(full)).isEmpty();
        assertThat(text(full)).contains("200 edits, the most that one can have", "Nothing was changed");
        assertThat(images(ask("undo", null))).as("undo makes room").hasSize(1);
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
        assertThat(text(turn)).contains("can’t see", "600 × 400");
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
        assertThat(text(other)).contains("without edits");
    }

    @Test
    void anEditIsChangedInsteadOfAddedToAndSurvivesARestart() throws Exception {
        ask("write 'Hi' at the top in red", photo);
        server.restart();
        JsonNode blue = ask("same, but in blue", null);
        assertThat(text(blue)).contains("Now: ", "“Hi”", "at the top", "blue");
        Pixels once = picture(blue);
        JsonNode direct = ask("write 'Hi' at the top in blue", photo);
        assertThat(once.argb()).isEqualTo(picture(direct).argb());
    }

    @Test
    void tooMuchIsMadeLessAndHalfIsHalf() {
        ask("make it brighter", photo);
        assertThat(text(ask("hmm, that's too much, half of it", null))).contains("+0.30 EV");
        assertThat(text(ask("twice as strong", null))).contains("+0.60 EV");
        assertThat(text(ask("too strong", null))).contains("+0.40 EV");
    }

    @Test
    void aPhotoIsImprovedByItselfAndWhatWasMeasuredIsTold() {
        JsonNode better = ask("make it look better", photo);
        assertThat(images(better)).hasSize(1);
        assertThat(text(better)).contains("Enhanced automatically", "Tones from", "colour cast");
        assertThat(text(ask("a bit less", null))).contains("strength 80%");
        assertThat(text(ask("brighten the face", null))).contains("no face", "Nothing was changed");
    }

    @Test
    void undoThatKeepsTheTextKeepsIt() {
        ask("make it black and white and write 'Hi' at the top", photo);
        JsonNode kept = ask("undo that but keep the text", null);
        assertThat(text(kept)).contains("All edits so far", "“Hi”").doesNotContain("black and white");
    }

    @Test
    void facesAreHiddenAndTheAnswerSaysHowManyWereFound() throws Exception {
        JsonNode hidden = ask("hide the faces and add a white border", Portrait.png());
        assertThat(text(hidden)).contains("Faces pixelated", "Found 1 face", "white border");
        assertThat(FaceFinder.find(picture(hidden).image())).isEmpty();
    }

    @Test
    void whereThereIsNoFaceNothingIsHiddenAndTheRestIsDone() {
        JsonNode nothing = ask("blur the faces", photo);
        assertThat(images(nothing)).isEmpty();
        assertThat(text(nothing)).contains("no face", "Nothing was changed");
        JsonNode rest = ask("blur the faces and make it warmer", photo);
        assertThat(images(rest)).hasSize(1);
        assertThat(text(rest)).contains("Warmer", "no face");
    }

    @Test
    void anUnclearRequestChangesNothingAndOffersWhatItMayHaveMeant() {
        JsonNode turn = ask("make it look like winter", photo);
        assertThat(images(turn)).isEmpty();
        assertThat(text(turn)).contains("Nothing was changed");
        assertThat(choices(turn)).contains("make it cooler");
        JsonNode chosen = ask("make it cooler", null);
        assertThat(images(chosen)).hasSize(1);
    }

    @Test
    void aWishThatTheRulesDoNotKnowIsTakenByItsMeaningAndCanBeUndone() throws Exception {
        byte[] portrait = Portrait.png();
        JsonNode taken = ask("give me a headshot", portrait);
        assertThat(text(taken)).contains("“give me a headshot” as “crop to the face”", "undo");
        assertThat(FaceFinder.find(picture(taken).image()).getFirst().width()).isGreaterThan(0.35);
        assertThat(text(ask("undo", null))).contains("without edits");

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
        assertThat(text(turn))
                .contains("Background replaced with green", "what you selected is treated as the subject");
        Pixels made = picture(turn);
        assertThat(made.argb()[0]).isEqualTo(made.argb()[made.argb().length - 1]);
        assertThat(made.argb()[200 * 600 + 300] & 0xFFFFFF)
                .isEqualTo(pixels(photo).argb()[200 * 600 + 300] & 0xFFFFFF);
    }
}

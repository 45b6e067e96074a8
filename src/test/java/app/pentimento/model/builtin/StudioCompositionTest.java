package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.vision.FaceFinder;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.Portrait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the built-in engine makes of several pictures, several of one, or of none. */
class StudioCompositionTest extends StudioTalk {
    @Test
    void twoPicturesOfATurnBecomeOneAndTheNextEditGoesOnFromIt() throws Exception {
        List<String> ids = List.of(upload(photo), upload(Portrait.png()));
        JsonNode taken = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "put them side by side", "imageIds", ids, "model", "builtin:studio"))
                .json();
        JsonNode joined = api.until(taken.path("id").asString(), "succeeded", "failed", "cancelled");
        assertThat(text(joined)).contains("2 pictures side by side", "later edits continue from it");
        int width = picture(joined).width();
        assertThat(width).isGreaterThan(900);
        assertThat(FaceFinder.find(picture(joined).image())).hasSize(1);
        assertThat(picture(ask("rotate left", null)).height()).isEqualTo(width);

        JsonNode alone = ask("put them side by side", photo);
        assertThat(images(alone)).isEmpty();
        assertThat(text(alone)).contains("another picture");
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
        assertThat(text(blue)).contains("Now: ", "blue background");
        assertThat(Measure.meanB(picture(blue))).isLessThan(Measure.meanB(picture(first)) - 10);

        JsonNode bigger = ask("make the text bigger", null);
        assertThat(text(bigger)).contains("letters at 150%");
        assertThat(white(picture(bigger))).isGreaterThan(1.15 * white(picture(blue)));
        JsonNode yellow = ask("make the text yellow", null);
        assertThat(text(yellow)).contains("yellow", "blue background");
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
    void aPosterOfAPhotoHasTheGroundThatWasAskedForAndIsSetOtherwiseAfterwards() throws Exception {
        JsonNode red = ask("make a poster from this photo with a red background that says 'Hello'", photo);
        assertThat(text(red)).contains("red background", "at the bottom left", "Anton");
        assertThat(picture(red).argb()[0] & 0xFFFFFF).isEqualTo(0xD32F2F);
        JsonNode top = ask("move the title to the top and make it serif", null);
        assertThat(text(top)).contains("Now: ", "at the top", "Playfair Display Bold", "red background");
        JsonNode other = ask("in Comic Sans", null);
        assertThat(images(other)).isEmpty();
        assertThat(text(other)).contains("don’t have that typeface", "Caveat");
        assertThat(choices(other)).contains("make the text handwritten");
        assertThat(text(ask("make the text handwritten", null))).contains("Caveat Bold");
        assertThat(text(ask("标题改成“你好”", null))).contains("“你好”", "Noto Sans 粗体", "Caveat 粗体 缺少其中一些字");
    }

    @Test
    void aPosterFromNothingIsAPictureForWhatNeedsOne() throws Exception {
        ask("make a poster that says 'Gemini Nano'", null);
        assertThat(text(ask("undo", null))).contains("Without the poster there would be no picture");
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
        assertThat(text(story)).contains("I can’t generate new content", "tell a story in four pictures");

        JsonNode chosen = ask("the third one", null);
        assertThat(images(chosen).getFirst().at("/original/sha256"))
                .isEqualTo(images(story).get(2).at("/original/sha256"));
        assertThat(text(ask("change the text to 'Commander'", null))).contains("“Commander”");
        assertThat(text(ask("without the frame", null))).contains("Removed: instant photo frame");
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

    @Test
    void onePanelOfAComicStripIsChangedAndTheOthersStay() throws Exception {
        JsonNode strip = ask("make a comic strip of 4 panels", Portrait.png());
        Pixels before = picture(strip);
        JsonNode changed = ask("make the second panel black and white", null);
        assertThat(text(changed)).contains("Black and white, in picture 2 only", "the other panels are unchanged");
        Pixels after = picture(changed);
        assertThat(after.width()).isEqualTo(before.width());
        assertThat(Measure.meanChroma(quarter(before, 1, 0))).isGreaterThan(3);
        assertThat(Measure.meanChroma(quarter(after, 1, 0))).isLessThan(0.5);
        assertThat(quarter(after, 0, 0).argb()).isEqualTo(quarter(before, 0, 0).argb());
        assertThat(quarter(after, 0, 1).argb()).isEqualTo(quarter(before, 0, 1).argb());

        JsonNode undone = ask("undo", null);
        assertThat(picture(undone).argb()).isEqualTo(before.argb());
        JsonNode none = ask("make the sixth panel brighter", null);
        assertThat(images(none)).isEmpty();
        assertThat(text(none)).contains("no picture 6 in it");
        JsonNode third = ask("show the third one alone", null);
        assertThat(images(third).getFirst().at("/original/sha256"))
                .isEqualTo(images(strip).get(2).at("/original/sha256"));
    }

    @Test
    void aPanelIsFoundByItsNumberAfterTheWholeStripWasEdited() throws Exception {
        ask("make a comic strip of 4 panels", Portrait.png());
        Pixels sepia = picture(ask("make it sepia", null));
        JsonNode changed = ask("make the second panel black and white", null);
        assertThat(text(changed)).contains("Black and white, in picture 2 only");
        Pixels after = picture(changed);
        assertThat(Measure.meanChroma(quarter(after, 1, 0))).isLessThan(0.5);
        assertThat(quarter(after, 0, 0).argb()).isEqualTo(quarter(sepia, 0, 0).argb());
        assertThat(quarter(after, 0, 1).argb()).isEqualTo(quarter(sepia, 0, 1).argb());
        JsonNode both = ask("make the fourth one brighter", null);
        assertThat(text(both)).contains("in picture 4 only");
        assertThat(Measure.meanChroma(quarter(picture(both), 1, 0))).isLessThan(0.5);

        ask("undo", null);
        assertThat(picture(ask("undo", null)).argb()).isEqualTo(sepia.argb());
        ask("rotate left", null);
        assertThat(picture(ask("the first one", null)).argb())
                .as("its places are gone: the first answer is meant")
                .isEqualTo(sepia.argb());
    }

    /** The inner half of a quarter of a picture: of one panel of four. */
    private static Pixels quarter(Pixels p, int across, int down) throws InterruptedException {
        double left = across * 0.5 + 0.1;
        double top = down * 0.5 + 0.1;
        return new app.pentimento.model.builtin.operation.Trim(top, 1 - left - 0.3, 1 - top - 0.3, left)
                .apply(p.copy());
    }

    private Pixels sideBySide() throws Exception {
        List<String> ids = List.of(upload(photo), upload(Portrait.png()));
        JsonNode taken = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "put them side by side", "imageIds", ids, "model", "builtin:studio"))
                .json();
        return picture(api.until(taken.path("id").asString(), "succeeded", "failed", "cancelled"));
    }

    @Test
    void onePictureOfACollageIsChangedInItOrCutOutOfIt() throws Exception {
        Pixels both = sideBySide();
        JsonNode grey = ask("make the second one black and white", null);
        assertThat(text(grey)).contains("Black and white, in picture 2 only");
        Pixels half = picture(grey);
        assertThat(half.width()).isEqualTo(both.width());
        assertThat(half.argb()[200 * both.width() + 50]).isEqualTo(both.argb()[200 * both.width() + 50]);
        assertThat(Measure.meanChroma(half)).isLessThan(0.8 * Measure.meanChroma(both));
        JsonNode warm = ask("undo", null);
        assertThat(text(warm)).contains("Undid");
        assertThat(text(ask("make the first one sepia", null))).contains("in picture 1 only");
    }

    @Test
    void aPictureOfACollageIsCutOutOfIt() throws Exception {
        Pixels both = sideBySide();
        JsonNode second = ask("the second one", null);
        assertThat(text(second)).contains("Picture 2 of it, cut out");
        assertThat(picture(second).width()).isLessThan(both.width() / 2);
        assertThat(FaceFinder.find(picture(second).image())).hasSize(1);
        JsonNode sepia = ask("make it sepia", null);
        assertThat(picture(sepia).width()).isEqualTo(picture(second).width());
        assertThat(text(ask("make the first one brighter", null))).doesNotContain("in picture 1 only");
    }

    @Test
    void ofSeveralStylesTheSecondIsGoneBackToWhateverCameBefore() throws Exception {
        ask("make it a bit brighter", photo);
        ask("rotate left", null);
        JsonNode styles = ask("show it in five different styles", null);
        JsonNode second = ask("go back to the second one", null);
        assertThat(images(second).getFirst().at("/original/sha256"))
                .isEqualTo(images(styles).get(1).at("/original/sha256"));
        JsonNode edited = ask("make the third one black and white", null);
        assertThat(text(edited)).contains("Back to picture 3", "black and white");
        assertThat(Measure.meanChroma(picture(edited))).isLessThan(0.5);
        JsonNode none = ask("make the ninth one sepia", null);
        assertThat(images(none)).isEmpty();
        assertThat(text(none)).contains("no picture 9");
        assertThat(choices(none)).containsExactly("the first one", "the second one", "the third one");
    }
}

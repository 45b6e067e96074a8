package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import app.pentimento.model.builtin.operation.Colours;
import app.pentimento.model.builtin.operation.InstantFrame;
import app.pentimento.model.builtin.operation.Pipeline;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.story.Scene;
import app.pentimento.model.builtin.story.Storyboard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories that a photo tells: what their pictures show, how they are framed, and what they say. */
class StoryTest {
    @Test
    void itGoesFromTheWholeSceneToTheFaceAndBackAndNeverCutsTheFaceOff() throws Exception {
        Pixels photo = People.pixels();
        List<Double> faces = new ArrayList<>();
        for (Scene scene : Storyboard.of(photo.copy(), 4)) {
            List<Face> found = FaceFinder.find(scene.part().apply(photo.copy()).image());
            assertThat(found).as(scene.shot().key()).hasSize(1);
            faces.add(found.getFirst().width());
        }
        double whole = FaceFinder.find(photo.image()).getFirst().width();
        assertThat(faces.get(0)).isCloseTo(whole, org.assertj.core.data.Offset.offset(0.03));
        assertThat(faces.get(1)).isGreaterThan(1.2 * whole);
        assertThat(faces.get(2)).isGreaterThan(2 * whole);
        assertThat(faces.get(3)).isLessThan(faces.get(1));
    }

    @Test
    void everyPictureIsFramedAndCaptionedAndHasALookOfItsOwn() throws Exception {
        Pixels photo = People.pixels();
        List<Double> warmths = new ArrayList<>();
        for (Scene scene : Storyboard.of(photo.copy(), 4)) {
            Pixels print = Pipeline.apply(scene.print("Gemini Nano"), photo.copy());
            Pixels blank = new InstantFrame().apply(scene.part().apply(photo.copy()));
            assertThat(Colours.luma(print.argb()[0])).isGreaterThan(235);
            assertThat(ink(print)).isGreaterThan(0.02);
            assertThat(ink(blank)).isZero();
            assertThat(Math.max(print.width(), print.height())).isGreaterThan(850);
            warmths.add(Measure.meanB(print) - Measure.meanB(blank));
        }
        // Golden hour, instant film, moonlight.
        assertThat(warmths.get(1)).isGreaterThan(3);
        assertThat(warmths.get(3)).isLessThan(-3);
    }

    @Test
    void captionsSayOnlyWhatWasFound() throws Exception {
        assertThat(says(People.pixels())).contains("story.says.approach.people", "story.says.close.face");
        assertThat(says(DrawnPhoto.ball())).contains("story.says.approach.thing", "story.says.close.thing");
        assertThat(says(DrawnPhoto.pixels(600, 400)))
                .contains("story.says.approach.detail", "story.says.close.detail")
                .doesNotContain("story.says.close.face");
    }

    @Test
    void noTwoPicturesOfAStoryAreThePhotosSamePart() throws Exception {
        for (Pixels photo : List.of(People.pixels(), DrawnPhoto.ball(), DrawnPhoto.pixels(600, 400))) {
            assertThat(Storyboard.of(photo, Storyboard.MOST).stream().map(Scene::part))
                    .doesNotHaveDuplicates()
                    .hasSize(Storyboard.MOST);
        }
    }

    private static List<String> says(Pixels photo) throws InterruptedException {
        return Storyboard.of(photo, 4).stream().map(scene -> scene.says().key()).toList();
    }

    /** How much of the broad edge below the picture is dark. */
    private static double ink(Pixels print) {
        int lines = (int) (0.1 * print.shortSide());
        Pixels below = Crops.lines(print, print.height() - lines, print.height());
        int dark = 0;
        for (int pixel : below.argb()) {
            dark += Colours.luma(pixel) < 100 ? 1 : 0;
        }
        return (double) dark / below.argb().length;
    }
}

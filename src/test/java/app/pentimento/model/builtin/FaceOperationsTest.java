package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.CropTo;
import app.pentimento.model.builtin.operation.Exposure;
import app.pentimento.model.builtin.operation.HideFaces;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.OnFaces;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Selection;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.testing.OtherPlatform;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to faces, and to nothing else. */
class FaceOperationsTest {
    @ParameterizedTest
    @EnumSource(HideFaces.Style.class)
    void aHiddenFaceIsFoundNoMoreAndAllElseIsBitIdentical(HideFaces.Style style) throws Exception {
        Pixels before = People.pixels();
        assertThat(FaceFinder.find(before.image())).hasSize(1);
        Pixels after = new HideFaces(style).apply(before.copy());
        assertThat(FaceFinder.find(after.image())).isEmpty();
        for (int[] part : new int[][] {People.FLAG, People.ROCKET, People.SUIT}) {
            assertThat(Crops.cut(after, part).argb())
                    .isEqualTo(Crops.cut(before, part).argb());
        }
    }

    @Test
    void facesOfAGroupAreAllHidden() throws Exception {
        Pixels group = Collage.row(List.of(People.pixels(), People.pixels(), People.pixels()))
                .pixels();
        assertThat(FaceFinder.find(group.image())).hasSize(3);
        Pixels after = new HideFaces(HideFaces.Style.PIXELATE).apply(group);
        assertThat(FaceFinder.find(after.image())).isEmpty();
    }

    @Test
    void aCropToTheFaceHasExactlyOneFaceAndMuchOfIt() throws Exception {
        Pixels before = People.pixels();
        Pixels after = new CropTo(CropTo.What.FACE).apply(before.copy());
        List<Face> faces = FaceFinder.find(after.image());
        assertThat(faces).hasSize(1);
        assertThat(faces.getFirst().width()).isGreaterThan(0.35);
        assertThat(FaceFinder.find(before.image()).getFirst().width()).isLessThan(0.3);
    }

    @Test
    void whatIsDoneToFacesIsDoneNowhereElse() throws Exception {
        Pixels before = People.pixels();
        Pixels after = new OnFaces(new Exposure(0.8)).apply(before.copy());
        assertThat(Measure.meanLuma(Crops.cut(after, People.FACE)))
                .isGreaterThan(Measure.meanLuma(Crops.cut(before, People.FACE)) + 10);
        for (int[] part : new int[][] {People.FLAG, People.ROCKET, People.SUIT}) {
            assertThat(Crops.cut(after, part).argb())
                    .isEqualTo(Crops.cut(before, part).argb());
        }
        assertThatThrownBy(() -> new OnFaces(new Exposure(0.8)).apply(DrawnPhoto.pixels(300, 200)))
                .isInstanceOf(NothingFound.class);
    }

    @Test
    void withoutTheNetworkItSaysThatItCannotLookForFacesAndDoesWhatNeedsNone() throws Exception {
        assertThat(OtherPlatform.lines(FaceOperationsTest.class))
                .containsExactly(
                        "no-face-finder", "no-face-finder", "no-face-finder", "Optional.empty", "cropped", "blurred");
    }

    public static void main(String[] arguments) throws Exception {
        for (Operation operation : List.of(
                new HideFaces(HideFaces.Style.BLUR), new CropTo(CropTo.What.FACE), new OnFaces(new Exposure(0.8)))) {
            try {
                operation.apply(People.pixels());
            } catch (NothingFound e) {
                System.out.println(e.say().key());
            }
        }
        System.out.println(Selection.FACES.find(People.pixels()));
        Pixels thing = new CropTo(CropTo.What.SUBJECT).apply(DrawnPhoto.ball());
        System.out.println(thing.width() < DrawnPhoto.ball().width() ? "cropped" : "whole");
        Pixels blurred = new TiltShift(0.5, 1).apply(People.pixels());
        System.out.println(Arrays.equals(blurred.argb(), People.pixels().argb()) ? "sharp" : "blurred");
    }
}

package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.image.vision.Face;
import app.pentimento.image.vision.FaceFinder;
import app.pentimento.model.builtin.operation.Backdrop;
import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Collage;
import app.pentimento.model.builtin.operation.CropTo;
import app.pentimento.model.builtin.operation.HideFaces;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Recolour;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Retouch;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.Side;
import app.pentimento.model.builtin.operation.Straighten;
import app.pentimento.model.builtin.operation.SubjectSeparation;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.UserMask;
import app.pentimento.model.builtin.operation.Write;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to faces, subjects and backgrounds, measured in places that were marked by hand in the photo. */
class SubjectOperationsTest {
    // Marked by hand in the portrait of 384 x 384 pixels: left, top, width, height.
    @Test
    void aBlurredBackgroundLosesItsDetailAndThePersonKeepsHers() throws Exception {
        Pixels before = People.pixels();
        Pixels after = new SubjectSeparation(Side.BACKGROUND, new Blur(0.012)).apply(before.copy());
        for (int[] part : new int[][] {People.FLAG, People.ROCKET}) {
            assertThat(detail(after, part)).isLessThan(0.15 * detail(before, part));
        }
        assertThat(detail(after, People.FACE)).isGreaterThan(0.95 * detail(before, People.FACE));
        assertThat(detail(after, People.SUIT)).isGreaterThan(0.95 * detail(before, People.SUIT));
    }

    @Test
    void aGreyBackgroundLeavesThePersonInColour() throws Exception {
        Pixels before = People.pixels();
        Pixels after = new SubjectSeparation(Side.BACKGROUND, new BlackAndWhite()).apply(before.copy());
        assertThat(Measure.meanChroma(Crops.cut(before, People.FLAG))).isGreaterThan(10);
        assertThat(Measure.meanChroma(Crops.cut(after, People.FLAG))).isLessThan(1);
        assertThat(Measure.meanChroma(Crops.cut(after, People.SUIT)))
                .isGreaterThan(0.98 * Measure.meanChroma(Crops.cut(before, People.SUIT)));
    }

    @Test
    void aRecolouredPersonKeepsLightAndShadowAndTheBackgroundItsColours() throws Exception {
        Pixels before = People.pixels();
        Pixels after = new SubjectSeparation(Side.SUBJECT, new Recolour(0x1E88E5, "blue")).apply(before.copy());
        assertThat(Measure.meanB(Crops.cut(before, People.SUIT))).isGreaterThan(20);
        assertThat(Measure.meanB(Crops.cut(after, People.SUIT))).isLessThan(-10);
        assertThat(Measure.alike(Crops.cut(before, People.SUIT), Crops.cut(after, People.SUIT)))
                .isGreaterThan(0.9);
        assertThat(Measure.meanB(Crops.cut(after, People.ROCKET)))
                .isCloseTo(Measure.meanB(Crops.cut(before, People.ROCKET)), within(1.5));
    }

    @Test
    void aRemovedBackgroundIsTransparentAndThePersonOpaque() throws Exception {
        Pixels after = new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0).apply(People.pixels());
        assertThat(after.alpha()).isTrue();
        assertThat(opacity(after, People.ROCKET)).isLessThan(0.03);
        assertThat(opacity(after, People.FACE)).isGreaterThan(0.98);
        assertThat(opacity(after, People.SUIT)).isGreaterThan(0.98);
    }

    @Test
    void aReplacedBackgroundHasTheColourAskedForAndThePersonHerOwn() throws Exception {
        Pixels before = People.pixels();
        Pixels after = new Backdrop(Backdrop.Fill.COLOUR, 0x1E88E5, "blue", 0).apply(before.copy());
        assertThat(Crops.cut(after, People.ROCKET).argb()[0] & 0xFFFFFF).isEqualTo(0x1E88E5);
        assertThat(Measure.alike(Crops.cut(before, People.FACE), Crops.cut(after, People.FACE)))
                .isGreaterThan(0.999);
        Pixels gradient = new Backdrop(Backdrop.Fill.GRADIENT, 0xFF0000, null, 0x0000FF).apply(before.copy());
        int top = gradient.argb()[gradient.width() / 2] & 0xFFFFFF;
        assertThat(top >> 16).isGreaterThan(240);
        Pixels other = new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0)
                .before(before.copy(), DrawnPhoto.pixels(500, 300), note -> {});
        assertThat(Measure.alike(Crops.cut(other, People.FACE), Crops.cut(before, People.FACE)))
                .isGreaterThan(0.999);
        assertThat(Measure.alike(Crops.cut(other, People.ROCKET), Crops.cut(before, People.ROCKET)))
                .isLessThan(0.5);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aBrushedMaskSaysWhereTheBackgroundIsWhicheverSideWasBrushed(Side brushed) throws Exception {
        // No person and no thing is found here: only the mask tells.
        Pixels hills = DrawnPhoto.pixels(600, 400);
        int[] subject = {200, 100, 150, 200};
        UserMask mask = UserMask.of(mask(hills, subject, brushed));
        assertThat(mask.side()).isEqualTo(brushed);

        Pixels green = new Backdrop(Backdrop.Fill.COLOUR, 0x00AA33, "green", 0)
                .within(mask)
                .apply(hills.copy());
        assertThat(Crops.cut(green, subject).argb())
                .isEqualTo(Crops.cut(hills, subject).argb());
        assertThat(Crops.cut(green, new int[] {0, 0, 600, 90}).argb()).containsOnly(0x00AA33);

        Pixels empty =
                new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0).within(mask).apply(hills.copy());
        assertThat(opacity(empty, subject)).isEqualTo(1);
        assertThat(opacity(empty, new int[] {400, 0, 200, 400})).isZero();

        Pixels blurred = new SubjectSeparation(Side.BACKGROUND, new Blur(0.012))
                .within(mask)
                .apply(hills.copy());
        assertThat(Crops.cut(blurred, subject).argb())
                .isEqualTo(Crops.cut(hills, subject).argb());
        assertThat(detail(blurred, new int[] {360, 200, 240, 200}))
                .isLessThan(0.2 * detail(hills, new int[] {360, 200, 240, 200}));
        Pixels grey = new SubjectSeparation(Side.SUBJECT, new BlackAndWhite())
                .within(mask)
                .apply(hills.copy());
        assertThat(Measure.meanChroma(Crops.cut(grey, subject))).isLessThan(0.5);
        assertThat(Crops.cut(grey, new int[] {0, 0, 600, 90}).argb())
                .isEqualTo(Crops.cut(hills, new int[] {0, 0, 600, 90}).argb());
    }

    private static Pixels mask(Pixels photo, int[] subject, Side brushed) {
        Pixels mask = Pixels.blank(photo.width(), photo.height(), false);
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                boolean in = x >= subject[0]
                        && x < subject[0] + subject[2]
                        && y >= subject[1]
                        && y < subject[1] + subject[3];
                mask.argb()[y * mask.width() + x] = in == (brushed == Side.SUBJECT) ? 0xFFFFFF : 0;
            }
        }
        return mask;
    }

    @Test
    void aThingThatStandsOutIsCutOut() throws Exception {
        Pixels photo = DrawnPhoto.ball();
        Pixels after = new Backdrop(Backdrop.Fill.TRANSPARENT, 0, null, 0).apply(photo);
        assertThat(opacity(after, new int[] {180, 110, 80, 80})).isGreaterThan(0.98);
        assertThat(opacity(after, new int[] {0, 0, 100, 300})).isLessThan(0.02);
        Pixels cropped = new CropTo(CropTo.What.SUBJECT).apply(DrawnPhoto.ball());
        assertThat(cropped.width()).isBetween(150, 220);
    }

    @Test
    void whereNothingStandsOutItSaysSoInsteadOfGuessing() {
        Pixels hills = DrawnPhoto.pixels(600, 400);
        for (Operation operation : List.of(
                new HideFaces(HideFaces.Style.BLUR),
                new CropTo(CropTo.What.FACE),
                new SubjectSeparation(Side.BACKGROUND, new Blur(0.01)))) {
            assertThatThrownBy(() -> operation.apply(hills.copy())).isInstanceOf(NothingFound.class);
        }
    }

    @Test
    void aMiniatureWorldKeepsTheFaceSharp() throws Exception {
        Pixels before = People.pixels();
        Pixels atTheBottom = new TiltShift(0.95, 1).apply(before.copy());
        assertThat(detail(atTheBottom, People.FACE)).isGreaterThan(0.9 * detail(before, People.FACE));
        assertThat(detail(atTheBottom, People.FLAG)).isLessThan(0.5 * detail(before, People.FLAG));
    }

    @Test
    void aLeaningPictureIsLevelled() throws Exception {
        Pixels leaning = new Rotate(5).apply(stripes());
        Pixels after = new Straighten().apply(leaning.copy());
        assertThat(rowsAlike(leaning)).isLessThan(0.8);
        assertThat(rowsAlike(after)).isGreaterThan(0.95);
        assertThatThrownBy(() -> new Straighten().apply(after)).isInstanceOf(NothingFound.class);
    }

    @Test
    void aSpotUnderTheMaskGoesAndAllElseIsBitIdentical() throws Exception {
        Pixels clean = DrawnPhoto.pixels(600, 400);
        Pixels spotted = clean.copy();
        Pixels mask = Pixels.blank(600, 400, false);
        int[] spot = {420, 60, 14, 14};
        for (int y = spot[1]; y < spot[1] + spot[3]; y++) {
            for (int x = spot[0]; x < spot[0] + spot[2]; x++) {
                spotted.argb()[y * 600 + x] = 0x201510;
                mask.argb()[y * 600 + x] = 0xFFFFFF;
            }
        }
        Pixels after = Retouch.under(mask).apply(spotted.copy());
        double was = Measure.meanLuma(Crops.cut(clean, spot));
        assertThat(Measure.meanLuma(Crops.cut(spotted, spot))).isLessThan(was - 60);
        assertThat(Measure.meanLuma(Crops.cut(after, spot))).isCloseTo(was, within(4));
        assertThat(Measure.fine(Crops.cut(after, spot))).isGreaterThan(0.5 * Measure.fine(Crops.cut(clean, spot)));
        for (int i = 0; i < mask.argb().length; i++) {
            if (mask.argb()[i] == 0 && after.argb()[i] != spotted.argb()[i]) {
                throw new AssertionError("A pixel outside the mask changed: " + i);
            }
        }
        Arrays.fill(mask.argb(), 0xFFFFFF);
        assertThatThrownBy(() -> Retouch.under(mask).apply(spotted.copy())).isInstanceOf(NothingFound.class);
    }

    @Test
    void wordsWithoutAPlaceHideNoFace() throws Exception {
        // Cut so that the face reaches the bottom.
        Pixels low = new Trim(0, 0, 0.68, 0).apply(People.pixels());
        Face face = FaceFinder.find(low.image()).getFirst();
        int[] place = {
            (int) (face.left() * low.width()),
            (int) (face.top() * low.height()),
            (int) (face.width() * low.width()),
            (int) (Math.min(1 - face.top(), face.height()) * low.height())
        };
        Pixels free = write(Place.FREE).apply(low.copy());
        Pixels bottom = write(Place.BOTTOM).apply(low.copy());
        assertThat(Measure.alike(Crops.cut(free, place), Crops.cut(low, place))).isGreaterThan(0.999);
        assertThat(Measure.alike(Crops.cut(bottom, place), Crops.cut(low, place)))
                .isLessThan(0.99);
        assertThat(free.argb()).isNotEqualTo(low.argb());
    }

    private static Write write(Place place) {
        return new Write("Hello there", place, 0.14, Lettering.of(app.pentimento.model.builtin.operation.Face.BOLD));
    }

    @Test
    void aPosterFromNothingHasItsWordsInLargeLetters() throws Exception {
        Poster poster = new Poster("Gemini Nano", null, null);
        Pixels canvas = poster.canvas();
        Pixels made = poster.apply(canvas.copy());
        assertThat(white(canvas)).isZero();
        assertThat(white(made)).isGreaterThan(0.03);
        assertThat(made.height()).isEqualTo(2400);
    }

    @Test
    void aCollageHoldsEachPictureWhole() throws Exception {
        Pixels hills = DrawnPhoto.pixels(600, 400);
        Pixels person = People.pixels();
        Pixels row = Collage.row(List.of(hills, person)).pixels();
        assertThat(row.height()).isBetween(384, 400);
        Pixels left = Crops.cut(row, new int[] {5, 5, 576, 384});
        assertThat(Measure.alike(left, new Resize(576, 384, null).apply(hills.copy())))
                .isGreaterThan(0.98);
        Pixels column = Collage.column(List.of(hills, person, hills)).pixels();
        assertThat(column.height()).isGreaterThan(2 * column.width());
        Pixels grid = Collage.grid(List.of(hills, hills, person, hills)).pixels();
        assertThat((double) grid.width() / grid.height()).isBetween(1.2, 1.7);
    }

    private static Pixels stripes() {
        BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int y = 0; y < 400; y++) {
            g.setColor(y < 180 ? new Color(0xBFD8EE) : y < 260 ? new Color(0x2F5D8A) : new Color(0xCDB58A));
            g.drawLine(0, y, 600, y);
        }
        g.dispose();
        return Pixels.of(image);
    }

    /** How many rows have much the same lightness from end to end. */
    private static double rowsAlike(Pixels p) {
        int alike = 0;
        for (int y = 0; y < p.height(); y++) {
            Pixels row = Crops.cut(p, new int[] {0, y, p.width(), 1});
            alike += Measure.spread(row) < 8 ? 1 : 0;
        }
        return (double) alike / p.height();
    }

    private static double white(Pixels p) {
        return (double) Arrays.stream(p.argb())
                        .filter(v -> (v & 0xFFFFFF) == 0xFFFFFF)
                        .count()
                / p.argb().length;
    }

    private static double opacity(Pixels p, int[] part) {
        return Arrays.stream(Crops.cut(p, part).argb())
                        .map(v -> v >>> 24)
                        .average()
                        .orElse(0)
                / 255;
    }

    private static double detail(Pixels p, int[] part) {
        return Measure.fine(Crops.cut(p, part));
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.api.Assertions.within(offset);
    }
}

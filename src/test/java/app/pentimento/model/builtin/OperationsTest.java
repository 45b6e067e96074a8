package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.model.builtin.operation.BlackAndWhite;
import app.pentimento.model.builtin.operation.Blur;
import app.pentimento.model.builtin.operation.Border;
import app.pentimento.model.builtin.operation.Cartoon;
import app.pentimento.model.builtin.operation.Colours;
import app.pentimento.model.builtin.operation.Contrast;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.Denoise;
import app.pentimento.model.builtin.operation.Enhance;
import app.pentimento.model.builtin.operation.Exposure;
import app.pentimento.model.builtin.operation.Extend;
import app.pentimento.model.builtin.operation.Flip;
import app.pentimento.model.builtin.operation.Glowing;
import app.pentimento.model.builtin.operation.Grain;
import app.pentimento.model.builtin.operation.Invert;
import app.pentimento.model.builtin.operation.LocalTone;
import app.pentimento.model.builtin.operation.LocalizedMessage;
import app.pentimento.model.builtin.operation.Masked;
import app.pentimento.model.builtin.operation.Mosaic;
import app.pentimento.model.builtin.operation.NothingFound;
import app.pentimento.model.builtin.operation.Oil;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.PixelArt;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Resize;
import app.pentimento.model.builtin.operation.Rotate;
import app.pentimento.model.builtin.operation.Saturation;
import app.pentimento.model.builtin.operation.Sepia;
import app.pentimento.model.builtin.operation.Sharpen;
import app.pentimento.model.builtin.operation.Sketch;
import app.pentimento.model.builtin.operation.TiltShift;
import app.pentimento.model.builtin.operation.Trim;
import app.pentimento.model.builtin.operation.Vignette;
import app.pentimento.model.builtin.operation.Warmth;
import app.pentimento.model.builtin.operation.Watercolour;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each operation does to the pixels what its name says, by a measure that the unedited picture fails. */
class OperationsTest {
    private final Pixels photo = DrawnPhoto.pixels(420, 280);

    private Pixels after(Operation operation) throws InterruptedException {
        return operation.apply(photo.copy());
    }

    @Test
    void brighterRaisesTheLightAndBurnsNothingOut() throws Exception {
        assertThat(Measure.meanLuma(after(new Exposure(0.6)))).isGreaterThan(Measure.meanLuma(photo) + 10);
        Pixels white = Pixels.blank(4, 4, false);
        java.util.Arrays.fill(white.argb(), 0xE6E6E6);
        assertThat(Measure.meanLuma(new Exposure(2).apply(white))).isLessThan(255);
    }

    @Test
    void darkerLowersTheLight() throws Exception {
        assertThat(Measure.meanLuma(after(new Exposure(-0.6)))).isLessThan(Measure.meanLuma(photo) - 10);
    }

    @Test
    void contrastSpreadsTheTonesAndLessContrastGathersThem() throws Exception {
        assertThat(Measure.spread(after(new Contrast(0.25)))).isGreaterThan(Measure.spread(photo) * 1.08);
        assertThat(Measure.spread(after(new Contrast(-0.25)))).isLessThan(Measure.spread(photo) * 0.85);
    }

    @Test
    void warmerMovesTheColoursTowardsYellowAndKeepsTheLight() throws Exception {
        Pixels warm = after(new Warmth(0.35));
        assertThat(Measure.meanB(warm)).isGreaterThan(Measure.meanB(photo) + 8);
        assertThat(Measure.meanLuma(warm))
                .isCloseTo(Measure.meanLuma(photo), org.assertj.core.api.Assertions.within(6.0));
        assertThat(Measure.meanB(after(new Warmth(-0.35)))).isLessThan(Measure.meanB(photo) - 8);
    }

    @Test
    void enhancingADullBluishPhotoSpreadsItsTonesAndTakesTheCastAway() throws Exception {
        Pixels dull = after(new BlackAndWhite());
        new Contrast(-0.5).apply(dull);
        new Warmth(-0.15).apply(dull);
        List<LocalizedMessage> notes = new ArrayList<>();
        Pixels better = new Enhance(1).apply(dull.copy(), notes::add);
        assertThat(Measure.spread(better)).isGreaterThan(Measure.spread(dull) * 1.2);
        // more contrast makes a cast stronger, too
        double cast = Math.abs(Measure.meanB(dull)) / Measure.spread(dull);
        assertThat(Math.abs(Measure.meanB(better)) / Measure.spread(better)).isLessThan(cast * 0.6);
        assertThat(notes).extracting(LocalizedMessage::key).containsExactly("found.tones");
        Pixels less = new Enhance(0.4).apply(dull.copy());
        assertThat(Measure.spread(less)).isBetween(Measure.spread(dull), Measure.spread(better));
    }

    @Test
    void enhancingChangesNothingWhereThereIsNothingToPutRight() {
        Pixels even = Pixels.blank(256, 128, false);
        for (int i = 0; i < even.argb().length; i++) {
            // all greys from black to white, half of them darker than 45%
            even.argb()[i] = (int) Math.round(255 * Math.pow(i % 256 / 255.0, 1.15)) * 0x010101;
        }
        Pixels before = even.copy();
        assertThatThrownBy(() -> new Enhance(1).apply(even)).isInstanceOf(NothingFound.class);
        assertThat(even.argb()).isEqualTo(before.argb());
    }

    @Test
    void saturationChangesTheChroma() throws Exception {
        assertThat(Measure.meanChroma(after(new Saturation(0.3)))).isGreaterThan(Measure.meanChroma(photo) * 1.15);
        assertThat(Measure.meanChroma(after(new Saturation(-1)))).isLessThan(0.5);
    }

    @Test
    void blackAndWhiteHasNoColourAndKeepsTheStructure() throws Exception {
        Pixels grey = after(new BlackAndWhite());
        assertThat(Measure.meanChroma(photo)).isGreaterThan(5);
        assertThat(Measure.meanChroma(grey)).isLessThan(0.1);
        assertThat(Measure.alike(photo, grey)).isGreaterThan(0.98);
    }

    @Test
    void sepiaIsBrownThroughout() throws Exception {
        Pixels brown = after(new Sepia(1));
        assertThat(Measure.alike(photo, brown)).isGreaterThan(0.95);
        for (int i = 0; i < brown.argb().length; i += 97) {
            int p = brown.argb()[i];
            assertThat((p >> 16) & 255).isGreaterThanOrEqualTo((p >> 8) & 255);
            assertThat((p >> 8) & 255).isGreaterThanOrEqualTo(p & 255);
        }
    }

    @Test
    void invertedTwiceIsThePictureAgain() throws Exception {
        Pixels negative = after(new Invert());
        assertThat(Measure.alike(photo, negative)).isLessThan(-0.98);
        assertThat(new Invert().apply(negative).argb()).isEqualTo(photo.argb());
    }

    @Test
    void blurTakesDetailAwayAndSharpeningBringsItOut() throws Exception {
        assertThat(Measure.detail(after(new Blur(0.006)))).isLessThan(Measure.detail(photo) * 0.3);
        assertThat(Measure.detail(after(new Sharpen(0.7)))).isGreaterThan(Measure.detail(photo) * 1.2);
    }

    @Test
    void aBlurOfAnEvenAreaIsThatArea() throws Exception {
        Pixels even = Pixels.blank(60, 40, true);
        java.util.Arrays.fill(even.argb(), 0x80402010);
        assertThat(new Blur(0.05).apply(even.copy()).argb()).isEqualTo(even.argb());
    }

    @Test
    void aCropHasItsRatioAndIsAPartOfThePicture() throws Exception {
        Pixels square = after(new Crop(1.0, 1, 0.5, 0.5, "1:1"));
        assertThat(square.width()).isEqualTo(280);
        assertThat(square.height()).isEqualTo(280);
        assertThat(square.argb()[0]).isEqualTo(photo.argb()[70]);
        Pixels wide = after(new Crop(16.0 / 9, 1, 0.5, 0, "16:9"));
        assertThat(wide.width()).isEqualTo(420);
        assertThat(wide.height()).isEqualTo(236);
        assertThat(wide.argb()[0]).isEqualTo(photo.argb()[0]);
    }

    @Test
    void trimmingCutsOffOneSide() throws Exception {
        Pixels trimmed = after(Trim.off(Place.LEFT, 0.1));
        assertThat(trimmed.width()).isEqualTo(378);
        assertThat(trimmed.argb()[0]).isEqualTo(photo.argb()[42]);
    }

    @Test
    void quarterTurnsMovePixelsAsTheyAre() throws Exception {
        Pixels right = after(new Rotate(90));
        assertThat(right.width()).isEqualTo(280);
        assertThat(right.argb()[279]).isEqualTo(photo.argb()[0]);
        assertThat(new Rotate(-90).apply(right).argb()).isEqualTo(photo.argb());
        assertThat(after(new Rotate(180)).argb()[0]).isEqualTo(photo.argb()[420 * 280 - 1]);
    }

    @Test
    void aSmallTurnLeavesNoEmptyCorner() throws Exception {
        Pixels level = after(new Rotate(5));
        assertThat(level.alpha()).isFalse();
        assertThat((double) level.width() / level.height())
                .isCloseTo(1.5, org.assertj.core.api.Assertions.within(0.02));
        assertThat(level.argb()[0] & 0xFFFFFF).isNotZero();
    }

    @Test
    void anyOtherTurnShowsAllOfThePicture() throws Exception {
        Pixels turned = after(new Rotate(45));
        assertThat(turned.alpha()).isTrue();
        assertThat(turned.argb()[0] >>> 24).isZero();
        int middle = turned.argb()[turned.height() / 2 * turned.width() + turned.width() / 2];
        assertThat(middle >>> 24).isEqualTo(255);
    }

    @Test
    void flippedTwiceIsThePictureAgain() throws Exception {
        for (boolean sideways : new boolean[] {true, false}) {
            Pixels flipped = after(new Flip(sideways));
            assertThat(flipped.argb()).isNotEqualTo(photo.argb());
            assertThat(new Flip(sideways).apply(flipped).argb()).isEqualTo(photo.argb());
        }
    }

    @Test
    void enlargedAndScaledBackItIsNearlyThePictureAgain() throws Exception {
        Pixels smooth = new Blur(0.002).apply(photo.copy());
        Pixels large = new Resize(null, null, 2.0).apply(smooth.copy());
        assertThat(large.width()).isEqualTo(840);
        assertThat(large.height()).isEqualTo(560);
        Pixels back = new Resize(420, 280, null).apply(large);
        assertThat(Measure.psnr(smooth, back)).isGreaterThan(35);
    }

    @Test
    void aWidthAloneKeepsTheShape() throws Exception {
        Pixels small = after(new Resize(210, null, null));
        assertThat(small.width()).isEqualTo(210);
        assertThat(small.height()).isEqualTo(140);
    }

    @Test
    void aBorderIsAroundThePictureAndKeepsIt() throws Exception {
        Pixels framed = after(new Border(0xFF0000, "red", 0, 10));
        assertThat(framed.width()).isEqualTo(440);
        assertThat(framed.argb()[0] & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(framed.argb()[10 * 440 + 10] & 0xFFFFFF).isEqualTo(photo.argb()[0] & 0xFFFFFF);
    }

    @Test
    void outsideTheMaskEveryPixelStays() throws Exception {
        Pixels mask = Pixels.blank(420, 280, false);
        java.util.Arrays.fill(mask.argb(), 0, 420 * 140, 0xFFFFFF);
        Pixels half = after(Masked.of(new BlackAndWhite(), mask));
        assertThat(java.util.Arrays.copyOfRange(half.argb(), 420 * 140, 420 * 280))
                .isEqualTo(java.util.Arrays.copyOfRange(photo.argb(), 420 * 140, 420 * 280));
        assertThat(Measure.meanChroma(Crops.top(half, 140))).isLessThan(0.1);
        assertThat(Measure.meanChroma(Crops.top(photo, 140))).isGreaterThan(5);
    }

    @Test
    void aSketchHasNoColourAndFollowsTheContours() throws Exception {
        Pixels sketch = after(new Sketch(false));
        assertThat(Measure.meanChroma(sketch)).isLessThan(4);
        assertThat(Measure.meanLuma(sketch)).isGreaterThan(Measure.meanLuma(photo) + 30);
        assertThat(Measure.alike(photo, sketch)).isGreaterThan(0.3);
    }

    @Test
    void paintingStylesFlattenTheAreas() throws Exception {
        for (Operation style : new Operation[] {new Cartoon(), new Oil(), new PixelArt(60, 16), new Mosaic(30)}) {
            assertThat(Measure.flat(after(style))).as(style.toString()).isGreaterThan(Measure.flat(photo) * 1.5);
        }
    }

    @Test
    void pixelArtHasFewColours() throws Exception {
        assertThat(java.util.Arrays.stream(after(new PixelArt(60, 16)).argb())
                        .distinct()
                        .count())
                .isLessThanOrEqualTo(16);
        assertThat(java.util.Arrays.stream(photo.argb()).distinct().count()).isGreaterThan(1000);
    }

    @Test
    void aMiniatureWorldIsSharpInTheMiddleAndBlurredAtItsEnds() throws Exception {
        Pixels world = after(new TiltShift(0.5, 1));
        double top = Measure.detail(Crops.top(world, 40)) / Measure.detail(Crops.top(photo, 40));
        double middle = Measure.detail(Crops.lines(world, 125, 155)) / Measure.detail(Crops.lines(photo, 125, 155));
        assertThat(top).isLessThan(0.5);
        assertThat(middle).isGreaterThan(0.9);
    }

    @Test
    void shadowsAndHighlightsChangeTheirOwnAreas() throws Exception {
        Pixels lifted = after(new LocalTone(0.6, 0));
        assertThat(Measure.meanLuma(Crops.lines(lifted, 200, 280)))
                .isGreaterThan(Measure.meanLuma(Crops.lines(photo, 200, 280)) + 10);
        double dark = Measure.meanLuma(Crops.lines(lifted, 200, 280)) - Measure.meanLuma(Crops.lines(photo, 200, 280));
        double light = Measure.meanLuma(Crops.lines(lifted, 80, 110)) - Measure.meanLuma(Crops.lines(photo, 80, 110));
        assertThat(dark).isGreaterThan(light * 2);
    }

    @Test
    void lessNoiseIsLessDetailInAreasAndTheSameContours() throws Exception {
        Pixels clean = after(new Denoise(0.6));
        assertThat(Measure.detail(clean)).isLessThan(Measure.detail(photo) * 0.75);
        assertThat(Measure.alike(photo, clean)).isGreaterThan(0.97);
    }

    @Test
    void aVignetteDarkensTheCornersAlone() throws Exception {
        Pixels dark = after(new Vignette(0.5));
        assertThat(Colours.luma(dark.argb()[0])).isLessThan(Colours.luma(photo.argb()[0]) * 0.6f);
        int middle = 140 * 420 + 210;
        assertThat(dark.argb()[middle]).isEqualTo(photo.argb()[middle]);
    }

    @Test
    void theCanvasGrowsAndKeepsThePicture() throws Exception {
        Pixels square = after(new Extend(1.0, 0, 0x112233, "#112233", "1:1"));
        assertThat(square.width()).isEqualTo(420);
        assertThat(square.height()).isEqualTo(420);
        assertThat(square.argb()[0] & 0xFFFFFF).isEqualTo(0x112233);
        assertThat(square.argb()[70 * 420] & 0xFFFFFF).isEqualTo(photo.argb()[0] & 0xFFFFFF);
    }

    @Test
    void theSameEditGivesTheSamePixelsEachTime() throws Exception {
        for (Operation operation : new Operation[] {new Watercolour(), new Grain(0.4), new Oil(), new Glowing(0.5)}) {
            assertThat(after(operation).argb())
                    .as(operation.toString())
                    .isEqualTo(after(operation).argb());
        }
    }

    @Test
    void anInterruptEndsAnOperationAtOnce() throws Exception {
        Pixels large = DrawnPhoto.pixels(1600, 1200);
        Thread.currentThread().interrupt();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Watercolour().apply(large))
                .isInstanceOf(InterruptedException.class);
    }
}

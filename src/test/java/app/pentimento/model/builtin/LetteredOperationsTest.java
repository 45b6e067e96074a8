package app.pentimento.model.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.operation.Align;
import app.pentimento.model.builtin.operation.Crop;
import app.pentimento.model.builtin.operation.Effect;
import app.pentimento.model.builtin.operation.Face;
import app.pentimento.model.builtin.operation.Lettering;
import app.pentimento.model.builtin.operation.Operation;
import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.model.builtin.operation.Place;
import app.pentimento.model.builtin.operation.Poster;
import app.pentimento.model.builtin.operation.Watermark;
import app.pentimento.model.builtin.operation.Write;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Words on pictures, posters and watermarks: where they stand, and how they look. */
class LetteredOperationsTest {
    private final Pixels photo = DrawnPhoto.pixels(420, 280);

    private Pixels after(Operation operation) throws InterruptedException {
        return operation.apply(photo.copy());
    }

    @Test
    void wordsStandWhereTheyWereAskedForAndNowhereElse() throws Exception {
        Pixels written =
                after(new Write("Gemini Nano", Place.BOTTOM, 0.1, Lettering.of(Face.BOLD, 0xFFFF00, "yellow", false)));
        assertThat(yellow(written, 0, 140)).isZero();
        assertThat(yellow(written, 140, 280)).isGreaterThan(300);
        assertThat(yellow(photo, 0, 280)).isLessThan(20);
    }

    @Test
    void everyTypefaceWritesAndChineseNeedsNoInstalledFont() throws Exception {
        for (Face face : Face.values()) {
            Pixels latin = after(new Write("Hej", Place.CENTRE, 0.3, Lettering.of(face, 0xFFFF00, "yellow", false)));
            Pixels chinese = after(new Write("你好世界", Place.CENTRE, 0.3, Lettering.of(face, 0xFFFF00, "yellow", false)));
            assertThat(yellow(latin, 0, 280)).as(face + " Latin").isGreaterThan(500);
            assertThat(yellow(chinese, 0, 280)).as(face + " Chinese").isGreaterThan(3000);
        }
    }

    @Test
    void anOutlineAndAShadowAreThereWhereTheyAreAskedForAndNotWhereTheyAreNot() throws Exception {
        Effect red = new Effect(true, 0xFF0000, "red");
        assertThat(reds(after(lettered(red, Effect.OFF)))).isGreaterThan(200);
        assertThat(reds(after(lettered(null, red)))).isGreaterThan(200);
        assertThat(reds(after(lettered(Effect.OFF, Effect.OFF)))).isLessThan(60);
        Pixels bare = after(lettered(null, Effect.OFF));
        int changed = 0;
        for (int i = 0; i < bare.argb().length; i++) {
            changed += bare.argb()[i] != photo.argb()[i] ? 1 : 0;
        }
        // Letters alone and their smooth edges.
        assertThat(changed).isLessThan(2 * yellow(bare, 0, 280));
    }

    @Test
    void lettersOfNoColourStandOutAgainstTheirOutline() throws Exception {
        Pixels light = Pixels.blank(400, 280, false);
        java.util.Arrays.fill(light.argb(), 0xF0E0A0);
        Effect black = new Effect(true, 0x000000, "black");
        Lettering look = new Lettering(Face.BOLD, null, null, black, null, null);
        Pixels written = new Write("Hej", Place.CENTRE, 0.3, look).apply(light);
        assertThat(written.argb()).as("white letters in their black outline").contains(0xFFFFFFFF, 0xFF000000);
    }

    private static Write lettered(@Nullable Effect outline, @Nullable Effect shadow) {
        return new Write("Hej", Place.CENTRE, 0.3, new Lettering(Face.BOLD, 0xFFFF00, "yellow", outline, shadow, null));
    }

    private static int reds(Pixels pixels) {
        int count = 0;
        for (int p : pixels.argb()) {
            count += ((p >> 16) & 255) > 200 && ((p >> 8) & 255) < 60 && (p & 255) < 60 ? 1 : 0;
        }
        return count;
    }

    @Test
    void linesStandToTheSideThatTheyWereAskedFor() throws Exception {
        Lettering left = new Lettering(Face.BOLD, 0xFFFF00, "yellow", null, Effect.OFF, Align.LEFT);
        Lettering right = new Lettering(Face.BOLD, 0xFFFF00, "yellow", null, Effect.OFF, Align.RIGHT);
        Pixels leftwards = after(new Write("iiiiiiii\ni", Place.CENTRE, 0.2, left));
        Pixels rightwards = after(new Write("iiiiiiii\ni", Place.CENTRE, 0.2, right));
        // The single letter of the second line.
        assertThat(firstYellow(leftwards, 140, 280)).isLessThan(firstYellow(rightwards, 140, 280) - 50);
    }

    private static int firstYellow(Pixels pixels, int from, int to) {
        for (int x = 0; x < pixels.width(); x++) {
            for (int y = from; y < to; y++) {
                if (isYellow(pixels.argb()[y * pixels.width() + x])) {
                    return x;
                }
            }
        }
        return pixels.width();
    }

    @Test
    void aPosterOnAGroundSetsThePhotoIntoItAndTheWordsBesideIt() throws Exception {
        Lettering letters = new Lettering(Face.POSTER, 0xFFFF00, "yellow", null, null, null);
        Pixels below = after(new Poster("Hello", 0x0000FF, "blue", 1, Place.BOTTOM_LEFT, letters));
        Pixels above = after(new Poster("Hello", 0x0000FF, "blue", 1, Place.TOP, letters));
        int width = below.width();
        int height = below.height();
        assertThat((double) width / height).isCloseTo(2.0 / 3, org.assertj.core.api.Assertions.within(0.01));
        for (int corner : new int[] {0, width - 1, (height - 1) * width, height * width - 1}) {
            assertThat(below.argb()[corner] & 0xFFFFFF).isEqualTo(0x0000FF);
        }
        assertThat(yellow(below, 0, (int) (0.66 * height))).isLessThan(20);
        assertThat(yellow(below, (int) (0.66 * height), height)).isGreaterThan(500);
        assertThat(yellow(above, 0, (int) (0.34 * height))).isGreaterThan(500);
        assertThat(yellow(above, (int) (0.34 * height), height)).isLessThan(20);
        int margin = (int) Math.round(0.06 * width);
        Pixels part = new Crop((width - 2.0 * margin) / (0.62 * height), 1, 0.5, 0.4, "").apply(photo.copy());
        int at = (margin + part.height() / 2) * width + (width - part.width()) / 2;
        assertThat(java.util.Arrays.copyOfRange(below.argb(), at, at + part.width()))
                .isEqualTo(java.util.Arrays.copyOfRange(
                        part.argb(), part.height() / 2 * part.width(), (part.height() / 2 + 1) * part.width()));
    }

    @Test
    void aWatermarkInACornerLeavesTheRestAlone() throws Exception {
        Pixels marked = after(new Watermark("Mine", 1, Place.BOTTOM_RIGHT, 2, Lettering.of(Face.BOLD)));
        assertThat(java.util.Arrays.copyOf(marked.argb(), 420 * 200))
                .isEqualTo(java.util.Arrays.copyOf(photo.argb(), 420 * 200));
        assertThat(marked.argb()).isNotEqualTo(photo.argb());
    }

    @Test
    void wordsThatAreTooLongAreWrappedAndShrunkUntilTheyFit() throws Exception {
        String words = "A very long sentence that goes on and on ".repeat(8);
        Pixels written = after(new Write(words, Place.CENTRE, 0.2, Lettering.of(Face.BOLD, 0xFFFF00, "yellow", false)));
        assertThat(yellow(written, 0, 280)).isGreaterThan(500);
        for (int y = 0; y < 280; y++) {
            assertThat(isYellow(written.argb()[y * 420])).isFalse();
            assertThat(isYellow(written.argb()[y * 420 + 419])).isFalse();
        }
    }

    private static int yellow(Pixels pixels, int from, int to) {
        int count = 0;
        for (int i = from * pixels.width(); i < to * pixels.width(); i++) {
            count += isYellow(pixels.argb()[i]) ? 1 : 0;
        }
        return count;
    }

    private static boolean isYellow(int p) {
        return ((p >> 16) & 255) > 240 && ((p >> 8) & 255) > 240 && (p & 255) < 20;
    }
}

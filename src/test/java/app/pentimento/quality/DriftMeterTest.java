package app.pentimento.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.pentimento.testing.SamplePicture;
import app.pentimento.testing.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DriftMeterTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private final BufferedImage photo = SamplePicture.draw(WIDTH, HEIGHT);

    @Test
    void theSamePictureHasNone() {
        Drift drift = DriftMeter.measure(photo, photo, null);
        assertThat(drift.whole()).isEqualTo(new Drift.Change(0, 0));
        assertThat(drift.structure()).isCloseTo(1, within(1e-9));
        assertThat(drift.outsideMask()).isNull();
    }

    @Test
    void aNewEncodingHasNextToNone() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(photo, "jpeg", jpeg);
        Drift drift = DriftMeter.measure(
                photo, sized(ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray())), WIDTH, HEIGHT), null);
        assertThat(whole(drift).share()).isLessThan(0.02);
        assertThat(whole(drift).difference()).isBetween(0.0001, 1.5);
        assertThat(drift.structure()).isGreaterThan(0.95);
    }

    @Test
    void anotherSizeHasNextToNone() {
        Drift drift = DriftMeter.measure(photo, sized(photo, WIDTH * 2, HEIGHT * 2), null);
        assertThat(whole(drift).share()).isLessThan(0.02);
        assertThat(drift.structure()).isGreaterThan(0.95);
    }

    @Test
    void anotherPictureHasMuch() {
        Drift drift = DriftMeter.measure(photo, other(), null);
        assertThat(whole(drift).share()).isGreaterThan(0.7);
        assertThat(whole(drift).difference()).isGreaterThan(10);
        assertThat(drift.structure()).isLessThan(0.9);
    }

    @Test
    void blackToWhiteIsAHundred() {
        Drift drift = DriftMeter.measure(plain(Color.BLACK), plain(Color.WHITE), null);
        assertThat(whole(drift).share()).isEqualTo(1);
        assertThat(whole(drift).difference()).isCloseTo(100, within(0.01));
    }

    @Test
    void aChangedQuarterIsAQuarter() {
        BufferedImage changed = sized(photo, WIDTH, HEIGHT);
        fill(changed, Color.MAGENTA, 0, 0, WIDTH / 2, HEIGHT / 2);
        Drift drift = DriftMeter.measure(photo, changed, null);
        assertThat(whole(drift).share()).isCloseTo(0.25, within(0.01));
    }

    @Test
    void anAnswerThatStandsAFewPixelsOffIsComparedFromThere() {
        Drift drift = DriftMeter.measure(photo, moved(photo, 3, -2), null);
        assertThat(drift.moved()).isEqualTo(new Shift(3, -2));
        assertThat(whole(drift)).isEqualTo(new Drift.Change(0, 0));
        assertThat(drift.structure()).isCloseTo(1, within(1e-9));
    }

    @Test
    void anAnswerOfAnotherSizeThatStandsOffIsComparedFromThereToo() {
        BufferedImage half = sized(moved(photo, 6, -4), WIDTH / 2, HEIGHT / 2);
        Drift drift = DriftMeter.measure(photo, half, null);
        assertThat(drift.moved()).isEqualTo(new Shift(6, -4));
        assertThat(whole(drift).share()).isLessThan(0.03);
    }

    @Test
    void whatWasChangedInAnAnswerThatMovedIsStillCounted() {
        BufferedImage changed = moved(photo, 3, -2);
        fill(changed, Color.MAGENTA, 0, 0, WIDTH / 2, HEIGHT / 2);
        Drift drift = DriftMeter.measure(photo, changed, null);
        assertThat(drift.moved()).isEqualTo(new Shift(3, -2));
        assertThat(whole(drift).share()).isCloseTo(0.25, within(0.02));
    }

    @Test
    void anotherPictureIsNotMovedUntilItFits() {
        assertThat(DriftMeter.measure(photo, other(), null).moved()).isNull();
        assertThat(DriftMeter.measure(photo, photo, null).moved()).isNull();
    }

    @Test
    void underAMaskNothingIsMoved() {
        BufferedImage mask = plain(Color.BLACK);
        fill(mask, Color.WHITE, 100, 100, 200, 200);
        Drift drift = DriftMeter.measure(photo, moved(photo, 3, -2), mask);
        assertThat(drift.moved()).isNull();
        assertThat(outside(drift).none()).isFalse();
    }

    private static BufferedImage moved(BufferedImage picture, int across, int down) {
        BufferedImage moved = sized(picture, WIDTH, HEIGHT);
        Graphics2D pen = moved.createGraphics();
        pen.drawImage(picture, across, down, null);
        pen.dispose();
        return moved;
    }

    @Test
    void aMaskTellsWhatChangedOutsideOfIt() {
        BufferedImage mask = plain(Color.BLACK);
        fill(mask, Color.WHITE, 100, 100, 200, 200);
        BufferedImage inside = sized(photo, WIDTH, HEIGHT);
        fill(inside, Color.GREEN, 100, 100, 200, 200);
        assertThat(outside(DriftMeter.measure(photo, inside, mask)).none()).isTrue();
        BufferedImage beyond = sized(inside, WIDTH, HEIGHT);
        fill(beyond, Color.GREEN, 300, 100, 1, 1);
        Drift.Change change = outside(DriftMeter.measure(photo, beyond, mask));
        assertThat(change.none()).isFalse();
        assertThat(change.share()).isCloseTo(1.0 / (WIDTH * HEIGHT - 200 * 200), within(1e-9));
    }

    @Test
    void ofAnotherShapeThereIsNoTelling() {
        Drift drift = DriftMeter.measure(photo, photo.getSubimage(0, 0, HEIGHT, HEIGHT), plain(Color.BLACK));
        assertThat(drift.reframed()).isTrue();
        assertThat(drift.whole()).isNull();
        assertThat(drift.outsideMask()).isNull();
    }

    @Test
    void whatBecomesTransparentIsSeenOnWhite() {
        BufferedImage clear = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        assertThat(whole(DriftMeter.measure(plain(Color.WHITE), clear, null))).isEqualTo(new Drift.Change(0, 0));
    }

    @Test
    void aSinglePixelIsMeasuredToo() {
        BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        assertThat(whole(DriftMeter.measure(pixel, pixel, pixel))).isEqualTo(new Drift.Change(0, 0));
    }

    private static Drift.Change whole(Drift drift) {
        Drift.Change whole = drift.whole();
        assertThat(whole).isNotNull();
        return whole;
    }

    private static Drift.Change outside(Drift drift) {
        Drift.Change outside = drift.outsideMask();
        assertThat(outside).isNotNull();
        return outside;
    }

    private static BufferedImage other() {
        try {
            byte[] png = TestPictures.png(WIDTH, HEIGHT, 5);
            return sized(ImageIO.read(new ByteArrayInputStream(png)), WIDTH, HEIGHT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage plain(Color colour) {
        BufferedImage plain = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        fill(plain, colour, 0, 0, WIDTH, HEIGHT);
        return plain;
    }

    private static BufferedImage sized(BufferedImage picture, int width, int height) {
        BufferedImage sized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sized.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return sized;
    }

    private static void fill(BufferedImage picture, Color colour, int x, int y, int width, int height) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(x, y, width, height);
        pen.dispose();
    }
}

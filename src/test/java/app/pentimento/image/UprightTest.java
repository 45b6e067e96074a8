package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pentimento.image.corpus.Codecs;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.image.corpus.Png;
import app.pentimento.image.corpus.Scene;
import app.pentimento.image.corpus.Tiff;
import app.pentimento.image.corpus.Webp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All eight EXIF orientations, pixel by pixel, when decoded and when delivered. */
class UprightTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final int LOSSY = 24;

    private final Pictures pictures = new Pictures();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpeg(int orientation) throws IOException {
        byte[] stored = Jpeg.of(Scene.stored(WIDTH, HEIGHT, orientation));
        check(Jpeg.withExif(stored, Exif.orientation(orientation, ByteOrder.BIG_ENDIAN)), LOSSY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void png(int orientation) throws IOException {
        byte[] stored = Codecs.encode("png", Scene.stored(WIDTH, HEIGHT, orientation));
        check(Png.with(stored, Png.chunk("eXIf", Exif.orientation(orientation, ByteOrder.LITTLE_ENDIAN))), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void tiff(int orientation) throws IOException {
        BufferedImage stored = Scene.stored(WIDTH, HEIGHT, orientation);
        check(Tiff.of(stored, 3, 8, ByteOrder.BIG_ENDIAN, Map.of(274, (long) orientation)), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void webp(int orientation) throws IOException {
        assumeTrue(Codecs.writesWebp(), "no WebP encoder on this platform");
        BufferedImage stored = Scene.stored(WIDTH, HEIGHT, orientation);
        byte[] block = Exif.orientation(orientation, ByteOrder.LITTLE_ENDIAN);
        byte[] file = Webp.extended(
                Webp.lossless(stored), 8, stored.getWidth(), stored.getHeight(), Webp.chunk("EXIF", block));
        check(file, orientation == 1 ? 0 : LOSSY);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "2, 1", "-1, 6", "0, 6", "2, 8"})
    void fourComponentsBecomeTheColoursThatTheyStandFor(int transform, int orientation) {
        boolean swap = orientation > 4;
        byte[] cmyk = Jpeg.cmyk(WIDTH, HEIGHT, transform);
        byte[] exif = Jpeg.segment(0xE1, "Exif\0\0", Exif.orientation(orientation, ByteOrder.BIG_ENDIAN));
        byte[] delivered = pictures.deliver(Jpeg.with(cmyk, exif));
        BufferedImage image = pictures.codec.decode(delivered);
        // Inks have no exact colours; those of the four corners must be recognisable, and in their places.
        BufferedImage stored = Scene.draw(WIDTH, HEIGHT);
        BufferedImage expected = Srgb.upright(stored, null, Orientation.of(orientation));
        assertThat(image.getWidth()).isEqualTo(swap ? HEIGHT : WIDTH);
        assertNear(expected, image, 70);
    }

    @ParameterizedTest
    @CsvSource({"0,8", "0,16", "2,8", "2,16", "3,8", "3,4", "4,8", "4,16", "6,8", "6,16", "0,1", "0,4"})
    void aTurnedPngKeepsItsDepth(int colour, int depth) throws IOException {
        byte[] stored = Png.scene(20, 12, depth, colour, false);
        byte[] exif = Png.chunk("eXIf", Exif.orientation(6, ByteOrder.LITTLE_ENDIAN));
        byte[] delivered = pictures.deliver(Png.with(stored, exif));
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(stored));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(delivered));
        int samples = before.getRaster().getNumBands();
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 20; x++) {
                for (int band = 0; band < samples; band++) {
                    assertThat(after.getRaster().getSample(11 - y, x, band))
                            .isEqualTo(before.getRaster().getSample(x, y, band));
                }
            }
        }
    }

    private void check(byte[] file, int tolerance) throws IOException {
        BufferedImage expected = Scene.draw(WIDTH, HEIGHT);
        assertNear(expected, pictures.codec.decode(file), tolerance);
        byte[] delivered = pictures.deliver(file);
        // The plain reader knows no orientation: what it shows is what the pixels are.
        BufferedImage plain = PixelReader.read(pictures.probe.header(delivered, null), delivered, 1);
        assertNear(expected, plain, tolerance);
    }

    private static boolean isNearAnEdge(int x, int y, BufferedImage image) {
        return Math.abs(2 * x + 1 - image.getWidth()) < 9 || Math.abs(2 * y + 1 - image.getHeight()) < 9;
    }

    private static void assertNear(BufferedImage expected, BufferedImage actual, int tolerance) {
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                if (tolerance > 0 && isNearAnEdge(x, y, expected)) {
                    continue; // where lossy coding blurs
                }
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference = (expected.getRGB(x, y) >> shift & 255) - (actual.getRGB(x, y) >> shift & 255);
                    assertThat(Math.abs(difference)).as("at %d, %d", x, y).isLessThanOrEqualTo(tolerance);
                }
            }
        }
    }
}

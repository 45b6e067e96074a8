package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Codecs;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.image.corpus.Png;
import app.pentimento.image.corpus.Scene;
import app.pentimento.image.corpus.Tiff;
import app.pentimento.image.corpus.Webp;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every depth and colour model becomes the same 8-bit sRGB. */
class DecodeTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 12;

    private final Pictures pictures = new Pictures();

    @ParameterizedTest
    @CsvSource({"2,8,false", "2,16,false", "2,16,true", "3,2,false", "3,8,true", "6,8,false", "6,16,true"})
    void pngColours(int colour, int depth, boolean interlaced) {
        BufferedImage image = pictures.codec.decode(Png.scene(WIDTH, HEIGHT, depth, colour, interlaced));
        assertScene(image, colour == 6 ? 0 : -1);
        assertThat(image.getType()).isEqualTo(colour == 6 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    @ParameterizedTest
    @CsvSource({"0,8", "0,16", "4,8", "4,16"})
    void pngGreysKeepTheirLevel(int colour, int depth) {
        BufferedImage image = pictures.codec.decode(Png.scene(WIDTH, HEIGHT, depth, colour, false));
        int green = Scene.colour(0, 0, WIDTH, HEIGHT) >> 8 & 255;
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF000000 | green * 0x010101);
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    }

    @Test
    void paletteTransparencyIsKept() {
        byte[] palette = Png.scene(WIDTH, HEIGHT, 8, 3, false);
        int at = Bytes.find(palette, "IDAT") - 4;
        byte[] file = Bytes.join(
                java.util.Arrays.copyOf(palette, at),
                Png.chunk("tRNS", new byte[] {0, 127}),
                java.util.Arrays.copyOfRange(palette, at, palette.length));
        BufferedImage image = pictures.codec.decode(file);
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(WIDTH - 1, 0) >>> 24).isEqualTo(127);
        assertThat(image.getRGB(0, HEIGHT - 1) >>> 24).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"1,8", "1,16", "3,8", "3,16"})
    void tiffColours(int samples, int depth) {
        BufferedImage image = pictures.codec.decode(Tiff.scene(WIDTH, HEIGHT, samples, depth, ByteOrder.BIG_ENDIAN));
        int expected = Scene.colour(0, 0, WIDTH, HEIGHT);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(samples == 1 ? (expected >> 8 & 255) * 0x010101 : expected);
    }

    /** The files of bmpsuite that say the least: rgb32fakealpha and pal8badindex. */
    @Test
    void aBitmapIsOpaqueUnlessItHasAMaskForTransparency() {
        byte[] pixels = {10, 20, 30, 0, 40, 50, 60, 127};
        BufferedImage image = pictures.codec.decode(bitmap(2, 32, new byte[0], pixels));
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF1E140A);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xFF3C3228);
    }

    @Test
    void aColourThatABitmapsPaletteDoesNotHaveIsBlack() {
        byte[] palette = {10, 20, 30, 0};
        byte[] file = bitmap(2, 8, palette, new byte[] {0, 77, 0, 0});
        for (byte[] each : new byte[][] {file, pictures.deliver(file)}) {
            BufferedImage image = pictures.codec.decode(each);
            assertThat(image.getRGB(0, 0)).isEqualTo(0xFF1E140A);
            assertThat(image.getRGB(1, 0)).isEqualTo(0xFF000000);
        }
    }

    private static byte[] bitmap(int width, int bits, byte[] palette, byte[] row) {
        int data = 54 + palette.length;
        return Bytes.little()
                .text("BM")
                .u32(data + row.length, 0, data, 40, width, 1)
                .u16(1, bits)
                .u32(0, row.length, 0, 0, palette.length / 4, 0)
                .add(palette)
                .add(row)
                .array();
    }

    @Test
    void anAnimationIsItsFirstPictureOnItsCanvas() {
        assumeTrue(Codecs.writesWebp(), "no WebP encoder on this platform");
        byte[] first = Webp.lossless(Scene.draw(WIDTH, HEIGHT));
        BufferedImage image = pictures.codec.decode(Webp.animation(60, 50, 10, 8, WIDTH, HEIGHT, first));
        assertThat(image.getRGB(0, 0)).isZero();
        assertThat(image.getRGB(10, 8)).isEqualTo(0xFF000000 | Scene.colour(0, 0, WIDTH, HEIGHT));
        assertThat(image.getRGB(59, 49)).isZero();
    }

    @Test
    void anEmbeddedProfileIsConvertedToSrgb() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] png = Png.scene(WIDTH, HEIGHT, 8, 2, false);
        byte[] chunk = Png.chunk(
                "iCCP", Bytes.big().text("x\0\0").add(Bytes.deflate(profile)).array());
        int linear = pictures.codec.decode(Png.with(png, chunk)).getRGB(0, 0);
        // Linear light of 0xC0/255 is much lighter in sRGB.
        assertThat(linear >> 16 & 255).isBetween(220, 230);
        byte[] segment = Jpeg.segment(0xE2, "ICC_PROFILE\0\1\1", profile);
        byte[] jpeg = Jpeg.with(Jpeg.of(Scene.draw(64, 64)), segment);
        assertThat(pictures.codec.decode(jpeg).getRGB(0, 0) >> 16 & 255).isBetween(220, 230);
        byte[] tiff = Tiff.withProfile(WIDTH, HEIGHT, profile);
        assertThat(pictures.codec.decode(tiff).getRGB(0, 0) >> 16 & 255).isBetween(220, 230);
    }

    @Test
    void aBrokenProfileIsIgnored() {
        byte[] chunk = Png.chunk(
                "iCCP",
                Bytes.big().text("x\0\0").add(Bytes.deflate(new byte[300])).array());
        assertScene(pictures.codec.decode(Png.with(Png.scene(WIDTH, HEIGHT, 8, 2, false), chunk)), -1);
    }

    @Test
    void fewerPixelsShowTheSamePicture() {
        byte[] large = Jpeg.of(Scene.draw(1200, 800));
        BufferedImage image = pictures.codec.decodeAtMost(large, 10_000);
        assertThat(image.getWidth() * image.getHeight()).isLessThanOrEqualTo(10_000);
        assertThat(image.getRGB(3, 3) >> 16 & 255).isGreaterThan(150);
        assertThat(image.getRGB(image.getWidth() - 3, 3) >> 8 & 255).isGreaterThan(130);
    }

    /** Every pixel is the scene's, but for this one in the first row. */
    private static void assertScene(BufferedImage image, int except) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (y > 0 || x != except) {
                    assertThat(image.getRGB(x, y)).isEqualTo(0xFF000000 | Scene.colour(x, y, WIDTH, HEIGHT));
                }
            }
        }
    }
}

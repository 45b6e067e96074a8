package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pentimento.image.container.PngFile;
import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Heif;
import app.pentimento.image.corpus.Scene;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEIC and AVIF as phones, cameras and web pages give them, decoded by libheif's own tool. */
class HeifTest {
    private static final int WIDTH = 128;
    private static final int HEIGHT = 96;
    private static final int NEAR = 6;

    private final Pictures pictures = new Pictures();

    @BeforeAll
    static void theToolsAreInstalled() {
        assumeTrue(Heif.canEncode() && HeifDecoder.tool().isPresent(), "libheif's tools are not installed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void becomesAJpegInTheRightColours(boolean avif) {
        byte[] file = Heif.encode(Scene.draw(WIDTH, HEIGHT), avif);
        PreparedUpload taken = prepare(file);
        assertThat(taken.original().mediaType()).isEqualTo(avif ? "image/avif" : "image/heic");
        assertThat(taken.delivered().mediaType()).isEqualTo("image/jpeg");
        assertThat(taken.changes()).contains(DeliveryChange.ENCODED_AGAIN);
        assertNear(pictures.codec.decode(taken.deliveredBytes()), Scene.draw(WIDTH, HEIGHT));
        assertNear(pictures.codec.decode(file), Scene.draw(WIDTH, HEIGHT));
    }

    @Test
    void tenBitsStayMoreThanEight() throws IOException {
        BufferedImage deep = new BufferedImage(256, 64, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 64; y++) {
                deep.getRaster().setSample(x, y, 0, 20_000 + 32 * x);
            }
        }
        byte[] delivered = pictures.deliver(Heif.encode(deep, false, "-b", "10", "-L"));
        PngFile png = PngFile.read(delivered);
        assertThat(png.bitDepth()).isEqualTo(16);
        BufferedImage image = PixelReader.read(ImageProbe.keptHeader(delivered), delivered, 1);
        // The steps are of half a level of 8 bits: in 8 bits, no more than 33 levels would be left.
        assertThat(Stream.iterate(0, x -> x < 256, x -> x + 1)
                        .map(x -> image.getRaster().getSample(x, 32, 0))
                        .distinct())
                .hasSizeGreaterThan(100);
        assertThat(image.getRaster().getSample(128, 32, 0)).isBetween(23_900, 24_300);
    }

    @Test
    void transparencyIsKept() {
        BufferedImage half = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        half.setRGB(
                0, 0, WIDTH, HEIGHT, Scene.draw(WIDTH, HEIGHT).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH), 0, WIDTH);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH / 2; x++) {
                half.setRGB(x, y, (half.getRGB(x, y) & 0xFFFFFF) | 0x80000000);
            }
        }
        BufferedImage image = pictures.codec.decode(pictures.deliver(Heif.encode(half, true)));
        assertThat(image.getRGB(10, 40) >>> 24).isBetween(120, 136);
        assertThat(image.getRGB(WIDTH - 10, 40) >>> 24).isGreaterThan(250);
    }

    @Test
    void isTurnedOnceByItsTransformationsAndNotByItsExif() {
        Heif file = Heif.file("heic");
        int id = file.picture(Heif.coded(Scene.draw(WIDTH, HEIGHT), false), Heif.size(WIDTH, HEIGHT), Heif.turn(3));
        file.exif(Exif.phone(6, ByteOrder.BIG_ENDIAN), id);
        PreparedUpload taken = prepare(file.bytes());
        assertThat(taken.original().width()).isEqualTo(HEIGHT);
        assertThat(taken.delivered().width()).isEqualTo(HEIGHT);
        BufferedImage image = pictures.codec.decode(taken.deliveredBytes());
        // Turned right by a quarter, the left of the bottom row comes to the top left.
        assertNear(image.getRGB(8, 8), Scene.colour(8, HEIGHT - 9, WIDTH, HEIGHT));
        assertNear(image.getRGB(HEIGHT - 9, 8), Scene.colour(8, 8, WIDTH, HEIGHT));
        assertThat(Bytes.contains(taken.deliveredBytes(), "Lens 1")).isTrue();
        assertThat(Bytes.contains(taken.deliveredBytes(), Exif.SECRET)).isFalse();
    }

    @Test
    void placesInXmpAreNotDelivered() {
        Heif file = Heif.file("heic");
        int id = file.picture(Heif.coded(Scene.draw(WIDTH, HEIGHT), false), Heif.size(WIDTH, HEIGHT));
        file.xmp(
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                        + " exif:GPSLatitude='" + Exif.SECRET + "' dc:format='KEPT'/></rdf:RDF></x:xmpmeta>",
                id);
        byte[] delivered = pictures.deliver(file.bytes());
        assertThat(Bytes.contains(delivered, Exif.SECRET)).isFalse();
        assertThat(Bytes.contains(delivered, "KEPT")).isTrue();
    }

    @Test
    void tilesMakeOneWholePicture() {
        BufferedImage whole = Scene.draw(120, 128);
        BufferedImage padded = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        padded.createGraphics().drawImage(whole, 0, 0, null); // tiles reach beyond the right edge
        Heif file = Heif.file("heic");
        List<Integer> tiles = Stream.of(0, 1, 2, 3)
                .map(i -> file.picture(
                        Heif.coded(padded.getSubimage(i % 2 * 64, i / 2 * 64, 64, 64), false), Heif.size(64, 64)))
                .toList();
        int grid = file.grid(2, 2, 120, 128, tiles, Heif.size(120, 128));
        assertNear(pictures.codec.decode(pictures.deliver(file.primary(grid).bytes())), whole);
    }

    @Test
    void theMainPictureOfABurstIsTakenAndNoThumbnailOrDepthMap() {
        BufferedImage main = Scene.draw(WIDTH, HEIGHT);
        BufferedImage black = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Heif file = Heif.file("heic");
        Heif.Coded other = Heif.coded(black, false);
        int first = file.picture(other, Heif.size(64, 64));
        int id = file.picture(Heif.coded(main, false), Heif.size(WIDTH, HEIGHT));
        file.refer("thmb", file.picture(other, Heif.size(64, 64)), id);
        byte[] depth = Heif.box(
                "auxC", Bytes.big().u32(0).text("urn:mpeg:hevc:2015:auxid:2\0").array());
        file.refer("auxl", file.picture(other, Heif.size(64, 64), depth), id);
        assertThat(first).isNotEqualTo(id);
        assertNear(pictures.codec.decode(pictures.deliver(file.primary(id).bytes())), main);
    }

    @Test
    void aProfileIsCarriedAndConverted() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Heif file = Heif.file("heic");
        file.picture(Heif.coded(Scene.draw(WIDTH, HEIGHT), false), Heif.size(WIDTH, HEIGHT), Heif.profile(linear));
        byte[] delivered = pictures.deliver(file.bytes());
        assertThat(ImageCodec.icc(ImageFormat.JPEG, delivered)).isEqualTo(linear);
        // Linear light of 0xC0/255 is much lighter in sRGB.
        assertThat(pictures.codec.decode(delivered).getRGB(4, 4) >> 16 & 255).isBetween(218, 232);
    }

    @Test
    void displayP3ByNumberIsShownAsItIs() {
        BufferedImage red = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        red.setRGB(
                0,
                0,
                64,
                64,
                java.util.Collections.nCopies(64 * 64, 0xC83C3C).stream()
                        .mapToInt(i -> i)
                        .toArray(),
                0,
                64);
        Heif file = Heif.file("avif");
        file.picture(Heif.coded(red, true), Heif.size(64, 64), Heif.colours(12, 13, 6));
        int rgb = pictures.codec.decode(pictures.deliver(file.bytes())).getRGB(32, 32);
        // P3 (200, 60, 60) is sRGB (217, 42, 52), by the matrices of CSS Color 4.
        assertThat(rgb >> 16 & 255).isBetween(214, 220);
        assertThat(rgb >> 8 & 255).isBetween(39, 45);
        assertThat(rgb & 255).isBetween(49, 55);
    }

    @ParameterizedTest
    @CsvSource({"9,16,HDR", "9,18,HDR", "10,13,not known"})
    void coloursThatCannotBeGotRightAreRefused(int primaries, int transfer, String why) {
        Heif file = Heif.file("avif");
        file.picture(Heif.coded(Scene.draw(64, 64), true), Heif.size(64, 64), Heif.colours(primaries, transfer, 6));
        assertRefused(file.bytes(), ImageRejected.Reason.UNSUPPORTED_IMAGE, why);
    }

    @Test
    void aFileOfAnUnknownCodingIsRefusedByName() {
        Heif file = Heif.file("mif1");
        file.picture(new Heif.Coded("vvc1", Heif.box("free"), new byte[40]), Heif.size(64, 64));
        assertRefused(file.bytes(), ImageRejected.Reason.UNSUPPORTED_IMAGE, "\"vvc1\"");
    }

    @Test
    void sizesBeyondTheLimitsAreRefusedBeforeAnythingIsDecoded() {
        Heif file = Heif.file("heic");
        file.picture(new Heif.Coded("hvc1", Heif.box("hvcC", new byte[23]), new byte[40]), Heif.size(60_000, 60_000));
        assertRefused(file.bytes(), ImageRejected.Reason.TOO_LARGE, "million");
    }

    @Test
    void aSizeThatIsNotThatOfThePictureIsRefused() {
        Heif file = Heif.file("heic");
        file.picture(Heif.coded(Scene.draw(WIDTH, HEIGHT), false), Heif.size(WIDTH, 2 * HEIGHT));
        assertThatThrownBy(() -> pictures.deliver(file.bytes()))
                .isInstanceOf(ImageRejected.class)
                .extracting(e -> ((ImageRejected) e).reason())
                .isEqualTo(ImageRejected.Reason.UNREADABLE_IMAGE);
    }

    @Test
    void nothingStaysBehindInTheTemporaryFolder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        byte[] file = Heif.encode(Scene.draw(64, 64), false);
        pictures.deliver(file);
        assertThatThrownBy(() -> pictures.deliver(Bytes.with(file, Bytes.find(file, "mdat") + 4, new int[60])));
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith("pentimento-heif")))
                    .isEmpty();
        }
    }

    @Test
    void whereItIsTurnedOffTheRefusalSaysSo() {
        Pictures off = new Pictures(null, Duration.ofSeconds(30), false);
        byte[] file = Heif.encode(Scene.draw(64, 64), false);
        assertThatThrownBy(() -> off.deliver(file))
                .isInstanceOf(ImageRejected.class)
                .hasMessageContaining("pentimento.image.heif")
                .hasMessageContaining("Send a JPEG");
    }

    @Test
    void theToolIsFoundUnderBothOfItsNames(@TempDir Path folder) throws IOException {
        assertThat(HeifDecoder.find(folder.toString())).isEmpty();
        Path old = Files.createFile(folder.resolve("heif-convert"));
        assertThat(HeifDecoder.find(folder.toString())).isEmpty();
        assertThat(old.toFile().setExecutable(true)).isTrue();
        assertThat(HeifDecoder.find("/nowhere:" + folder)).contains(old);
        Path current = Files.createFile(folder.resolve("heif-dec"));
        assertThat(current.toFile().setExecutable(true)).isTrue();
        assertThat(HeifDecoder.find(folder.toString())).contains(current);
    }

    private PreparedUpload prepare(byte[] file) {
        return pictures.intake.prepare(Pictures.file(file), null, upload -> upload);
    }

    private void assertRefused(byte[] file, ImageRejected.Reason reason, String why) {
        assertThatThrownBy(() -> pictures.deliver(file))
                .isInstanceOf(ImageRejected.class)
                .hasMessageContaining(why)
                .extracting(e -> ((ImageRejected) e).reason())
                .isEqualTo(reason);
    }

    private static void assertNear(BufferedImage image, BufferedImage expected) {
        assertThat(image.getWidth()).isEqualTo(expected.getWidth());
        assertThat(image.getHeight()).isEqualTo(expected.getHeight());
        for (int y = 4; y < image.getHeight(); y += 7) {
            for (int x = 4; x < image.getWidth(); x += 7) {
                assertNear(image.getRGB(x, y), expected.getRGB(x, y));
            }
        }
    }

    private static void assertNear(int rgb, int expected) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(rgb >> shift & 255)
                    .isCloseTo(expected >> shift & 255, org.assertj.core.data.Offset.offset(NEAR));
        }
    }
}

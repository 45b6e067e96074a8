package app.pentimento.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Codecs;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.image.corpus.Png;
import app.pentimento.image.corpus.Scene;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in files beside their picture is not delivered, and named. */
class LeftoversTest {
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String FILM = "FRAMES-OF-THE-FILM";

    private final Pictures pictures = new Pictures();
    private final BufferedImage scene = Scene.draw(64, 48);

    @Test
    void theFilmOfAMotionPhotoIsNeverDelivered() {
        byte[] photo = Jpeg.with(
                Jpeg.of(scene),
                packet("xmlns:GCamera='http://ns.google.com/photos/1.0/camera/'"
                        + " GCamera:MotionPhoto='1' GCamera:MicroVideoOffset='99'"));
        byte[] file = Bytes.join(photo, film());
        PreparedUpload taken = prepare(file);
        assertThat(taken.leftOut()).containsExactly(LeftOut.FILM);
        assertThat(taken.changes()).contains(DeliveryChange.CLEANED);
        assertThat(Bytes.contains(taken.deliveredBytes(), FILM)).isFalse();
        assertThat(Bytes.contains(taken.deliveredBytes(), "MotionPhoto")).isFalse();
        assertThat(Bytes.contains(taken.deliveredBytes(), "KEPT")).isTrue();
        assertThat(taken.originalBytes()).isEqualTo(file);
        assertScene(taken.deliveredBytes());
    }

    @Test
    void anUltraHdrPictureIsItsMainOneAndTheGainMapIsNamed() {
        byte[] grey = Jpeg.of(new BufferedImage(16, 12, BufferedImage.TYPE_BYTE_GRAY));
        byte[] map = Jpeg.with(grey, packet("xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'"));
        byte[] main = Jpeg.with(
                Jpeg.of(scene),
                Jpeg.segment(0xE2, "MPF\0", new byte[80]),
                packet("xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'"));
        PreparedUpload taken = prepare(Bytes.join(main, map));
        assertThat(taken.leftOut()).containsExactly(LeftOut.GAIN_MAP);
        assertThat(Bytes.contains(taken.deliveredBytes(), "hdrgm")).isFalse();
        assertThat(Bytes.contains(taken.deliveredBytes(), "MPF")).isFalse();
        assertScene(taken.deliveredBytes());
    }

    @Test
    void theSecondPictureOfACameraAndAFilmAreBothNamed() {
        byte[] second = Jpeg.of(new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB));
        PreparedUpload taken = prepare(Bytes.join(Jpeg.of(scene), second, film()));
        assertThat(taken.leftOut()).isEqualTo(Set.of(LeftOut.OTHER_PICTURES, LeftOut.FILM));
        assertScene(taken.deliveredBytes());
    }

    @Test
    void displayP3StaysWithItsProfile() {
        byte[] p3 = java.util.Objects.requireNonNull(
                NumberedColours.profile(new app.pentimento.image.container.HeifFile.ColourCode(12, 13)));
        byte[] file = Jpeg.with(Jpeg.of(scene), Jpeg.segment(0xE2, "ICC_PROFILE\0\1\1", p3));
        PreparedUpload taken = prepare(file);
        assertThat(taken.deliveredBytes()).isEqualTo(file);
        assertThat(taken.leftOut()).isEmpty();
        // Blue of P3 (32, 64, 192) is sRGB (18, 65, 199), by the matrices of CSS Color 4.
        int rgb = pictures.codec.decode(file).getRGB(4, 44);
        assertThat(rgb >> 16 & 255).isBetween(13, 24);
        assertThat(rgb & 255).isBetween(195, 203);
    }

    @Test
    void aProfileThatCannotBeReadIsDroppedAndNamed() {
        byte[] broken = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        java.util.Arrays.fill(broken, 140, broken.length, (byte) 0xEE);
        byte[] jpeg = Jpeg.with(Jpeg.of(scene), Jpeg.segment(0xE2, "ICC_PROFILE\0\1\1", broken));
        byte[] png = Png.with(
                Png.scene(64, 48, 8, 2, false),
                Png.chunk(
                        "iCCP",
                        Bytes.big().text("x\0\0").add(Bytes.deflate(broken)).array()));
        for (byte[] file : new byte[][] {jpeg, png}) {
            PreparedUpload taken = prepare(file);
            assertThat(taken.leftOut()).containsExactly(LeftOut.COLOUR_PROFILE);
            assertThat(Bytes.contains(taken.deliveredBytes(), "ICC_PROFILE")).isFalse();
            assertThat(Bytes.contains(taken.deliveredBytes(), "iCCP")).isFalse();
            assertScene(taken.deliveredBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyAnAnimationHasMorePictures(boolean animated) {
        byte[] gif = Codecs.encode("gif", scene);
        byte[] picture = java.util.Arrays.copyOfRange(gif, Bytes.find(gif, ","), gif.length);
        byte[] file = animated
                ? Bytes.join(java.util.Arrays.copyOf(gif, gif.length - 1), secondFrame(gif), new byte[] {0x3B})
                : gif;
        assertThat(picture).isNotEmpty();
        assertThat(prepare(file).leftOut()).isEqualTo(animated ? Set.of(LeftOut.ANIMATION) : Set.of());
    }

    @Test
    void theWordsOfTheDatabaseAreReadBack() {
        Set<LeftOut> all = Set.of(LeftOut.values());
        assertThat(LeftOut.ofWords(LeftOut.words(all))).isEqualTo(all);
        assertThat(LeftOut.words(all)).hasSizeLessThanOrEqualTo(100);
        assertThat(LeftOut.ofWords(null)).isEmpty();
        assertThat(LeftOut.words(Set.of())).isNull();
    }

    private static byte[] secondFrame(byte[] gif) {
        int palette = (gif[10] & 0x80) == 0 ? 0 : 3 * (2 << (gif[10] & 7));
        int at = 13 + palette;
        while (gif[at] == 0x21) {
            at += 2;
            while (gif[at] != 0) {
                at += (gif[at] & 255) + 1;
            }
            at++;
        }
        return java.util.Arrays.copyOfRange(gif, at, gif.length - 1);
    }

    private static byte[] packet(String description) {
        String text =
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='KEPT' " + description
                        + "/></rdf:RDF></x:xmpmeta>";
        return Jpeg.segment(0xE1, XMP, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static byte[] film() {
        return Bytes.big()
                .u32(24)
                .text("ftypmp42")
                .u32(0)
                .text("isommp42")
                .u32(100)
                .text("mdat" + FILM)
                .zeros(100 - 8 - FILM.length())
                .array();
    }

    private PreparedUpload prepare(byte[] file) {
        return pictures.intake.prepare(Pictures.file(file), null, upload -> upload);
    }

    private void assertScene(byte[] file) {
        BufferedImage image = pictures.codec.decode(file);
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getRGB(4, 4) >> 16 & 255).isBetween(0xBC, 0xC4);
        assertThat(image.getRGB(60, 4) >> 8 & 255).isBetween(0x9C, 0xA4);
    }
}

package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.PentimentoApplication;
import app.pentimento.image.AiLabel;
import app.pentimento.image.FileContent;
import app.pentimento.image.ImageFile;
import app.pentimento.image.ImageFormat;
import app.pentimento.image.ImageProbe;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.provenance.visible.VisibleLabel;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class LabellerTest {
    private static final String ID = "0123456789abcdefghjkmnpqrstvwxyz";

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext context;
    private static Labeller labeller;

    @BeforeAll
    static void start() {
        context = SpringApplication.run(PentimentoApplication.class, "--server.port=0", "--pentimento.data=" + data);
        labeller = context.getBean(Labeller.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static LabelFacts facts(AiLabel label) {
        boolean generative = label != AiLabel.NONE;
        return new LabelFacts(
                ID,
                label,
                SourceType.of(label, true),
                "gemini:test",
                Instant.now(),
                generative,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static LabelledPicture label(byte[] picture, String mediaType, AiLabel label) throws LabellingException {
        ImageFile file = context.getBean(ImageProbe.class).probe(picture, mediaType);
        return labeller.label(new FileContent(file, picture), facts(label));
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "webp"})
    void everyFormatCarriesAllLabelsAsExiftoolReadsThem(String format) throws Exception {
        byte[] picture = TestPictures.encode(TestPictures.calm(640, 480), format);

        LabelledPicture labelled = label(picture, "image/" + format, AiLabel.EDITED);
        FileContent rendition = labelled.rendition();

        assertThat(rendition.file().mediaType()).isEqualTo("image/" + format);
        assertThat(rendition.file().width()).isEqualTo(640);
        assertThat(rendition.file().height()).isEqualTo(480);
        String seen = ExifTool.read(ExifTool.file(data, "labelled." + format, rendition.bytes()));
        assertThat(seen.lines().filter(line -> line.contains("XMP-TC260")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("[XMP-TC260]")
                        .contains("{\"Label\":\"1\",\"ContentProducer\":\"unset\",\"ProduceID\":\"" + ID
                                + "\",\"ReservedCode1\":\"\",\"ContentPropagator\":\"unset\",\"PropagateID\":\"" + ID
                                + "\",\"ReservedCode2\":\"\"}"));
        assertThat(seen.lines().filter(line -> line.contains("[XMP-iptcExt]")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line).contains("[XMP-iptcExt]");
                    assertThat(line)
                            .endsWith(
                                    "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia");
                });
        assertThat(seen).contains(": OK").doesNotContain("Warning ").doesNotContain("Error ");
    }

    @Test
    void theVisibleLabelIsInThePixelsAndItsBoxIsReported() throws Exception {
        BufferedImage black = TestPictures.plain(800, 600, Color.BLACK);

        LabelledPicture labelled = label(TestPictures.encode(black, "png"), "image/png", AiLabel.GENERATED);
        FileContent rendition = labelled.rendition();

        VisibleLabel visible = Objects.requireNonNull(labelled.visible());
        assertThat(visible.text()).isEqualTo("AI generated / AI生成");
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
        boolean inside = false;
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                boolean changed = (seen.getRGB(x, y) & 0xFFFFFF) != 0;
                boolean inBox = x >= visible.x()
                        && x < visible.x() + visible.width()
                        && y >= visible.y()
                        && y < visible.y() + visible.height();
                inside |= changed && inBox;
                assertThat(changed && !inBox).isFalse();
            }
        }
        assertThat(inside).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void aPictureThatNoModelTouchedKeepsItsPixelDataAndIsNotCalledAiMade(String format) throws Exception {
        byte[] picture = TestPictures.encode(TestPictures.calm(300, 200), format);

        LabelledPicture labelled = label(picture, "image/" + format, AiLabel.NONE);
        FileContent rendition = labelled.rendition();

        assertThat(labelled.visible()).isNull();
        assertThat(packet(rendition).aigc()).isNull();
        assertThat(packet(rendition).digitalSourceType()).endsWith("/humanEdits");
        assertThat(ImageIO.read(new ByteArrayInputStream(rendition.bytes())).getRGB(10, 10))
                .isEqualTo(ImageIO.read(new ByteArrayInputStream(picture)).getRGB(10, 10));
        // The encoded pixels stand in the new file as they stood in the old one.
        byte[] data = new String(picture, StandardCharsets.ISO_8859_1)
                .substring(picture.length / 2, picture.length - 20)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(rendition.bytes(), StandardCharsets.ISO_8859_1))
                .contains(new String(data, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void whatTheMetadataSaidIsCarriedOnAndALabelIsNeverThereTwice(String format) throws Exception {
        XmpPacket before = XmpPacket.parse("""
                <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
                <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'
                  xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='48,51.5N'
                  dc:source='an older story'/></rdf:RDF></x:xmpmeta>
                """.getBytes(StandardCharsets.UTF_8));
        before.aigc("{\"Label\":\"1\",\"ContentProducer\":\"someone\"}");
        byte[] picture = XmpFile.write(
                TestPictures.encode(TestPictures.calm(300, 200), format),
                ImageFormat.ofMediaType("image/" + format).orElseThrow(),
                before.serialize());

        LabelledPicture labelled = label(picture, "image/" + format, AiLabel.EDITED);
        FileContent rendition = labelled.rendition();

        String seen = ExifTool.read(ExifTool.file(data, "merged." + format, rendition.bytes()));
        assertThat(seen)
                .contains("an older story")
                .doesNotContain("GPSLatitude")
                .doesNotContain("someone");
        assertThat(seen.split("\"Label\"", -1)).hasSize(2);
    }

    @Test
    void aModelsAigcLabelInTheExifCommentIsReplacedByOursAndNotLeftBeside() throws Exception {
        byte[] exif = Exif.userComment("{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"someone\"}}");
        byte[] picture = Jpeg.withExif(TestPictures.encode(TestPictures.calm(300, 200), "jpeg"), exif);
        assertThat(Objects.requireNonNull(FileLabels.read(picture, "image/jpeg").aigc())
                        .contentProducer())
                .isEqualTo("someone");

        LabelledPicture labelled = label(picture, "image/jpeg", AiLabel.EDITED);

        for (FileContent file : List.of(labelled.master(), labelled.rendition())) {
            String seen = ExifTool.read(ExifTool.file(data, "comment.jpeg", file.bytes()));
            assertThat(seen.split("\"Label\"", -1)).hasSize(2);
            assertThat(seen).doesNotContain("someone").doesNotContain("Error ");
        }
    }

    @Test
    void aTransparentPngKeepsItsTransparency() throws Exception {
        BufferedImage clear = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);

        LabelledPicture labelled = label(TestPictures.encode(clear, "png"), "image/png", AiLabel.GENERATED);
        FileContent rendition = labelled.rendition();

        VisibleLabel visible = Objects.requireNonNull(labelled.visible());
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
        assertThat(seen.getRGB(200, 100) >>> 24).isZero();
        assertThat(seen.getRGB(visible.x() + visible.width() / 2, visible.y() + 3) >>> 24)
                .isPositive();
    }

    @Test
    void bytesThatAreNoPictureAreRefused() throws Exception {
        assertThatThrownBy(() -> label(new byte[] {1, 2, 3}, "image/png", AiLabel.EDITED))
                .isInstanceOf(app.pentimento.image.ImageRejected.class);
        byte[] broken = TestPictures.encode(TestPictures.calm(300, 200), "png");
        ImageFile file = context.getBean(ImageProbe.class).probe(broken, "image/png");
        byte[] half = java.util.Arrays.copyOf(broken, broken.length / 2);
        assertThatThrownBy(() -> labeller.label(new FileContent(file, half), facts(AiLabel.NONE)))
                .isInstanceOf(LabellingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME", "001191110000600037341XAB0001", "00119111000060003734"})
    void aProviderCodeThatIsNoneStopsTheStart(String code) {
        assertThatThrownBy(() -> new ProvenanceProperties(
                        ProvenanceProperties.Profile.CN, null, app.pentimento.provenance.visible.Corner.AUTO, code))
                .hasMessageContaining("27 characters");
    }

    @Test
    void aProviderCodeOf27CharactersIsTaken() {
        String code = "001191110000600037341X10000";
        assertThat(new ProvenanceProperties(
                                ProvenanceProperties.Profile.CN,
                                null,
                                app.pentimento.provenance.visible.Corner.AUTO,
                                code)
                        .providerCode())
                .isEqualTo(code);
    }

    private static XmpPacket packet(FileContent rendition) throws Exception {
        ImageFormat format =
                ImageFormat.ofMediaType(rendition.file().mediaType()).orElseThrow();
        return XmpPacket.parse(Objects.requireNonNull(XmpFile.read(rendition.bytes(), format)));
    }
}

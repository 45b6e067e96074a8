package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.provenance.c2pa.ManifestFacts.ActionFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestWriterTest {
    @TempDir
    private Path folder;

    private SigningKeys keys;
    private ManifestReader reader;

    @BeforeEach
    void open() {
        keys = Signing.keys(folder);
        reader = Signing.reader(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void aSignedPictureKeepsItsOwnBytesAndIsTrusted(String mediaType) throws Exception {
        byte[] picture = Pictures.drawn(mediaType);
        byte[] signed = ManifestWriter.sign(picture, mediaType, Signing.generated(), keys.signer());

        byte[] rest = withoutManifest(signed, mediaType);
        if (mediaType.equals("image/webp")) { // its length stands in the header, and the extended form came in
            assertThat(rest).endsWith(Arrays.copyOfRange(picture, 12, picture.length));
        } else {
            assertThat(rest).isEqualTo(picture);
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(signed)).getWidth()).isEqualTo(120);
        ManifestReport report = reader.read(signed, mediaType);
        assertThat(report.problems()).isEmpty();
        assertThat(report.trusted()).isTrue();
        assertThat(report.issuer()).isEqualTo("Pentimento");
        assertThat(report.signedAt()).isNotNull();
    }

    @Test
    void whatTheSpecificationSaysIsRead() throws Exception {
        byte[] png = Pictures.drawn("image/png");
        ManifestSpec spec = Signing.edited("image/png", reader.read(png, "image/png"), reader.read(png, "image/png"))
                .titled("Untitled")
                .instance("xmp:iid:3f0e1b52-0000-4000-8000-000000000001");
        byte[] signed = ManifestWriter.sign(png, "image/png", spec, keys.signer());

        ManifestFacts facts = reader.read(signed, "image/png").manifests().getFirst();
        assertThat(facts.generator()).isEqualTo("Pentimento 0.1.0");
        assertThat(facts.title()).isEqualTo("Untitled");
        assertThat(facts.instanceId()).isEqualTo("xmp:iid:3f0e1b52-0000-4000-8000-000000000001");
        assertThat(facts.actions())
                .extracting(ActionFacts::name)
                .containsExactly("c2pa.opened", "c2pa.placed", "c2pa.edited");
        assertThat(facts.actions().getLast().digitalSourceType()).isEqualTo(Signing.COMPOSITE_TRAINED);
        assertThat(facts.actions().getLast().agent()).isEqualTo("gemini-3.1-flash-image");
        assertThat(facts.ingredients())
                .extracting(ManifestFacts.IngredientFacts::relationship)
                .containsExactly("parentOf", "componentOf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void signingAnewReplacesTheManifestAndCarriesItAlong(String mediaType) throws Exception {
        byte[] first = ManifestWriter.sign(Pictures.drawn(mediaType), mediaType, Signing.generated(), keys.signer());
        byte[] second = ManifestWriter.sign(
                first, mediaType, Signing.labelled(mediaType, reader.read(first, mediaType)), keys.signer());

        assertThat(withoutManifest(second, mediaType).length).isEqualTo(withoutManifest(first, mediaType).length);
        ManifestReport report = reader.read(second, mediaType);
        assertThat(report.trusted()).isTrue();
        assertThat(report.manifests()).hasSize(2);
    }

    @Test
    void aManifestLargerThanAJpegSegmentIsCutIntoPieces() throws Exception {
        Thumbnail large = new Thumbnail("image/png", new byte[150_000]);
        byte[] signed = ManifestWriter.sign(
                Pictures.drawn("image/jpeg"), "image/jpeg", Signing.generated().shownBy(large), keys.signer());
        ManifestReport report = reader.read(signed, "image/jpeg");
        assertThat(report.trusted()).isTrue();
        assertThat(report.bytes()).isGreaterThan(150_000);
    }

    @Test
    void everyManifestInWebpHasAnEvenLength() throws Exception {
        for (int i = 0; i < 6; i++) {
            byte[] signed = ManifestWriter.sign(
                    Pictures.drawn("image/webp"),
                    "image/webp",
                    Signing.generated().titled("a".repeat(1 + i)),
                    keys.signer());
            ManifestReport report = reader.read(signed, "image/webp");
            assertThat(report.trusted()).isTrue();
            assertThat(report.bytes() % 2).isZero();
        }
    }

    @Test
    void everyLengthOfASignatureCanBePaddedTo() throws Exception {
        ClaimSignature signature = keys.signer().sign("a claim".getBytes(StandardCharsets.UTF_8));
        for (int size = signature.length(); size < signature.length() + 700; size++) {
            assertThat(signature.padded(size)).hasSize(size);
        }
        for (int size : List.of(65_000, 70_000)) {
            for (int more = 0; more < 600; more++) {
                assertThat(signature.padded(size + more)).hasSize(size + more);
            }
        }
    }

    @Test
    void aFileThatIsNoPictureIsNotSigned() {
        assertThatThrownBy(() -> ManifestWriter.sign(new byte[100], "image/png", Signing.generated(), keys.signer()))
                .isInstanceOf(UnsignableException.class)
                .hasMessageContaining("PNG");
        assertThatThrownBy(() -> ManifestWriter.sign(new byte[100], "image/gif", Signing.generated(), keys.signer()))
                .isInstanceOf(UnsignableException.class)
                .hasMessageContaining("image/gif");
    }

    @Test
    void aSpecificationThatBreaksARuleIsRefused() throws Exception {
        byte[] png = Pictures.drawn("image/png");
        ManifestReport plain = reader.read(png, "image/png");
        ManifestSpec none = ManifestSpec.of(Signing.SERVER);
        for (ManifestSpec bad : List.of(
                none,
                none.action(Action.of("c2pa.edited").source(Signing.TRAINED)),
                none.action(Action.opened(0)),
                Signing.generated().action(Action.of("c2pa.edited")),
                Signing.generated().action(Action.created(Signing.TRAINED)),
                Signing.generated().action(Action.placed(0)),
                Signing.generated()
                        .action(Action.of("c2pa.cropped")
                                .source(Signing.COMPOSITE)
                                .with("prompt", "a cat")),
                Signing.generated().ingredient(Ingredient.of(Relationship.PARENT_OF, "image/png", plain)))) {
            assertThatThrownBy(() -> ManifestWriter.sign(png, "image/png", bad, keys.signer()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] withoutManifest(byte[] signed, String mediaType) throws Exception {
        Container.Embedded found =
                Container.of(mediaType).orElseThrow().find(signed).orElseThrow();
        return ByteArrays.without(signed, List.of(new ByteArrays.Range(found.start(), found.length())));
    }
}

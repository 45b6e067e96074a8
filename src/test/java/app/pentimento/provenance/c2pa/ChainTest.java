package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {
    private static SigningKeys keys;
    private static SigningKeys strangers;
    private static ManifestReader reader;

    @BeforeAll
    static void open(@TempDir Path folder) {
        keys = Signing.keys(folder.resolve("own"));
        strangers = Signing.keys(folder.resolve("strangers"));
        reader = Signing.reader(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, 1", "image/png, 4", "image/png, 20",
        "image/jpeg, 1", "image/jpeg, 4", "image/jpeg, 20",
        "image/webp, 1", "image/webp, 4", "image/webp, 20"
    })
    void aConversationIsTrustedBackToItsUpload(String mediaType, int turns) throws Exception {
        byte[] upload = Pictures.drawn(mediaType);
        byte[] rendition = new Chain(keys, reader, mediaType).rendition(upload, turns);
        ManifestReport report = reader.read(rendition, mediaType);
        assertThat(report.problems()).isEmpty();
        assertThat(report.trusted()).isTrue();
        assertThat(report.manifests()).hasSize(turns + 1);
        assertThat(rendition.length - upload.length).isLessThan(7000 * (turns + 1));
    }

    @ParameterizedTest
    @CsvSource({"image/png, 1", "image/jpeg, 4", "image/webp, 20"})
    void anUploadsOwnManifestIsCarriedAlong(String mediaType, int turns) throws Exception {
        byte[] upload =
                ManifestWriter.sign(Pictures.drawn(mediaType), mediaType, Signing.generated(), strangers.signer());
        assertThat(reader.read(upload, mediaType).valid()).isTrue();
        assertThat(reader.read(upload, mediaType).trusted()).isFalse();

        ManifestReport report = reader.read(new Chain(keys, reader, mediaType).rendition(upload, turns), mediaType);
        assertThat(report.manifests()).hasSize(turns + 2);
        assertThat(report.manifests().getLast().actions().getFirst().name()).isEqualTo("c2pa.created");
        assertThat(report.trusted())
                .as("that its signer is a stranger is on record")
                .isTrue();
    }

    @Test
    void aBrokenUploadIsRecordedAsBroken() throws Exception {
        byte[] upload =
                ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), keys.signer());
        upload[upload.length - 20] ^= 1;
        byte[] rendition = new Chain(keys, reader, "image/png").rendition(upload, 1);
        ManifestReport report = reader.read(rendition, "image/png");
        assertThat(report.trusted()).isTrue();
        assertThat(report.manifests().get(1).ingredients().getFirst().recordedProblems())
                .containsExactly(Codes.DATA_HASH_MISMATCH);
    }

    @Test
    void aManifestThatTwoIngredientsBringIsCarriedOnce() throws Exception {
        byte[] root = ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), keys.signer());
        ManifestReport common = reader.read(root, "image/png");
        byte[] left = ManifestWriter.sign(
                Pictures.drawn("image/png", 50, 50, Color.RED),
                "image/png",
                Signing.labelled("image/png", common),
                keys.signer());
        byte[] right = ManifestWriter.sign(
                Pictures.drawn("image/png", 60, 50, Color.RED),
                "image/png",
                Signing.labelled("image/png", common),
                keys.signer());
        byte[] both = ManifestWriter.sign(
                Pictures.drawn("image/png", 70, 50, Color.RED),
                "image/png",
                Signing.edited("image/png", reader.read(left, "image/png"), reader.read(right, "image/png")),
                keys.signer());
        ManifestReport report = reader.read(both, "image/png");
        assertThat(report.trusted()).isTrue();
        assertThat(report.manifests())
                .extracting(ManifestFacts::label)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void aStoreThatCannotBeReadIsSaidToHaveBeenThere() throws Exception {
        byte[] upload = ByteArrays.insert(Pictures.drawn("image/png"), 33, new PngContainer().wrap(new byte[40]));
        ManifestReport broken = reader.read(upload, "image/png");
        assertThat(broken.present()).isTrue();
        assertThat(broken.valid()).isFalse();
        byte[] rendition =
                ManifestWriter.sign(upload, "image/png", Signing.labelled("image/png", broken), keys.signer());
        assertThat(reader.read(rendition, "image/png").trusted()).isTrue();
        assertThat(reader.read(rendition, "image/png").manifests()).hasSize(1);
    }
}

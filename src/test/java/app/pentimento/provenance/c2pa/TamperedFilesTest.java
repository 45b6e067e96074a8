package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.c2pa.Container.Embedded;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TamperedFilesTest {
    private static SigningKeys keys;
    private static ManifestReader reader;

    @BeforeAll
    static void open(@TempDir Path folder) {
        keys = Signing.keys(folder);
        reader = Signing.reader(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void aChangedPixelIsFound(String mediaType) throws Exception {
        byte[] signed = signed(mediaType, Color.ORANGE);
        Embedded manifest = find(signed, mediaType);
        int end = manifest.start() + manifest.length();
        int pixel = end == signed.length ? manifest.start() - 20 : signed.length - 20;
        signed[pixel] ^= 1;
        assertInvalid(signed, mediaType, Codes.DATA_HASH_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void bytesPutBehindTheFileAreFound(String mediaType) throws Exception {
        byte[] signed = signed(mediaType, Color.ORANGE);
        byte[] longer = Arrays.copyOf(signed, signed.length + 7);
        assertInvalid(longer, mediaType, Codes.DATA_HASH_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void theManifestOfAnotherPictureIsFound(String mediaType) throws Exception {
        byte[] signed = signed(mediaType, Color.ORANGE);
        byte[] other = signed(mediaType, Color.GREEN);
        byte[] swapped = Container.of(mediaType)
                .orElseThrow()
                .place(signed, find(other, mediaType).store())
                .asset();
        assertInvalid(swapped, mediaType, Codes.DATA_HASH_MISMATCH);
    }

    @Test
    void editedXmpIsFound() throws Exception {
        String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>trainedAlgorithmicMedia</a></x:xmpmeta>";
        byte[] plain = Pictures.drawn("image/jpeg");
        byte[] name = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
        byte[] packet = xmp.getBytes(StandardCharsets.UTF_8);
        byte[] segment = new byte[4 + name.length + packet.length];
        segment[0] = (byte) 0xff;
        segment[1] = (byte) 0xe1;
        segment[2] = (byte) ((segment.length - 2) >> 8);
        segment[3] = (byte) (segment.length - 2);
        System.arraycopy(name, 0, segment, 4, name.length);
        System.arraycopy(packet, 0, segment, 4 + name.length, packet.length);
        byte[] signed = ManifestWriter.sign(
                ByteArrays.insert(plain, 2, segment), "image/jpeg", Signing.generated(), keys.signer());
        assertThat(reader.read(signed, "image/jpeg").trusted()).isTrue();

        int at = new String(signed, StandardCharsets.ISO_8859_1).indexOf("trainedAlgorithmicMedia");
        signed[at] = 'x';
        assertInvalid(signed, "image/jpeg", Codes.DATA_HASH_MISMATCH);
    }

    @Test
    void aChangedAssertionIsFound() throws Exception {
        byte[] signed = signed("image/png", Color.ORANGE);
        replace(signed, "trainedAlgorithmicMedia", "trained@lgorithmicMedia");
        assertInvalid(signed, "image/png", Codes.ASSERTION_MISMATCH);
    }

    @Test
    void aChangedClaimIsFound() throws Exception {
        byte[] signed = signed("image/png", Color.ORANGE);
        replace(signed, "Pentimentogversion", "Pentimentagversion");
        assertInvalid(signed, "image/png", Codes.SIGNATURE_MISMATCH);
    }

    @Test
    void anAssertionThatTheClaimDoesNotVouchForIsFound() throws Exception {
        byte[] signed = signed("image/png", Color.ORANGE);
        Embedded manifest = find(signed, "image/png");
        ManifestStore store = Signing.store(manifest.store());
        StoredManifest active = store.active();
        byte[] added = JumbfWriter.cborBox(JumbfType.CBOR, "com.example.added", CborEncoder.encode("hello"));
        byte[] assertions = JumbfWriter.superBox(
                JumbfType.ASSERTIONS,
                JumbfLabels.ASSERTIONS,
                java.util.stream.Stream.concat(
                                active.assertions().values().stream().map(JumbfBox::whole),
                                java.util.stream.Stream.of(added))
                        .toList());
        byte[] changed = JumbfWriter.superBox(
                JumbfType.STORE,
                JumbfLabels.STORE,
                java.util.List.of(JumbfWriter.superBox(
                        JumbfType.MANIFEST,
                        active.label(),
                        java.util.List.of(
                                assertions,
                                active.box()
                                        .box(JumbfLabels.CLAIM_2)
                                        .orElseThrow()
                                        .whole(),
                                active.signatureBox().orElseThrow().whole()))));
        byte[] file = new PngContainer().place(signed, changed).asset();
        assertInvalid(file, "image/png", Codes.ASSERTION_UNDECLARED);
    }

    @Test
    void anIngredientsChangedManifestIsFound() throws Exception {
        byte[] master = signed("image/png", Color.ORANGE);
        byte[] rendition = ManifestWriter.sign(
                Pictures.drawn("image/png"),
                "image/png",
                Signing.labelled("image/png", reader.read(master, "image/png")),
                keys.signer());
        assertThat(reader.read(rendition, "image/png").trusted()).isTrue();
        replace(rendition, "trainedAlgorithmicMedia", "trained@lgorithmicMedia");
        assertInvalid(rendition, "image/png", Codes.INGREDIENT_MISMATCH);
    }

    @Test
    void twoManifestStoresInOneFileAreNotBelieved() throws Exception {
        byte[] signed = signed("image/png", Color.ORANGE);
        Embedded manifest = find(signed, "image/png");
        byte[] twice = ByteArrays.insert(signed, manifest.start(), new PngContainer().wrap(manifest.store()));
        assertInvalid(twice, "image/png", Codes.CLAIM_MULTIPLE);
    }

    private static byte[] signed(String mediaType, Color color) throws Exception {
        return ManifestWriter.sign(
                Pictures.drawn(mediaType, 120, 80, color), mediaType, Signing.generated(), keys.signer());
    }

    private static Embedded find(byte[] signed, String mediaType) throws Exception {
        return Container.of(mediaType).orElseThrow().find(signed).orElseThrow();
    }

    private static void replace(byte[] bytes, String old, String fresh) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(old);
        assertThat(at).isPositive();
        System.arraycopy(fresh.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, fresh.length());
    }

    private static void assertInvalid(byte[] file, String mediaType, String code) {
        ManifestReport report = reader.read(file, mediaType);
        assertThat(report.present()).isTrue();
        assertThat(report.valid()).isFalse();
        assertThat(report.trusted()).isFalse();
        assertThat(report.problems()).extracting(ValidationStatus::code).contains(code);
    }
}

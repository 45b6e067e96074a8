package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestWriterTest {
    private static final String TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void aSignedPictureKeepsItsOwnBytes(String mediaType) throws Exception {
        SigningKeys keys = new OwnSigningKeys(
                new SigningProperties(folder, "Pentimento", "", "", "", "", false, List.of()), Clock.systemUTC());
        byte[] picture = Pictures.drawn(mediaType);
        byte[] signed = ManifestWriter.sign(
                picture,
                mediaType,
                ManifestSpec.of(new SoftwareAgent("Pentimento", "0.1.0"))
                        .action(Action.created(TRAINED).by(new SoftwareAgent("gemini-3.1-flash-image", ""))),
                keys.signer());
        Container.Embedded found =
                Container.of(mediaType).orElseThrow().find(signed).orElseThrow();
        byte[] rest = Bytes.without(signed, List.of(new Bytes.Range(found.start(), found.length())));
        if (mediaType.equals("image/webp")) { // its length stands in the header, and the extended form came in
            assertThat(rest).endsWith(Arrays.copyOfRange(picture, 12, picture.length));
        } else {
            assertThat(rest).isEqualTo(picture);
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(signed)).getWidth()).isEqualTo(120);
    }
}

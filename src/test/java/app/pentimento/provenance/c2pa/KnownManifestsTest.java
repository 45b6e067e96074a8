package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader remembers the manifests that it has judged, and nobody can tell. */
class KnownManifestsTest {
    private static final String PNG = "image/png";

    private static SigningKeys keys;

    @BeforeAll
    static void open(@TempDir Path folder) {
        keys = Signing.keys(folder);
    }

    @Test
    void aFileIsJudgedTheSameByAReaderThatKnowsItsManifestsAndByOneThatDoesNot() throws Exception {
        ManifestReader knowing = Signing.reader(keys);
        byte[] rendition = new Chain(keys, knowing, PNG).rendition(Pictures.drawn(PNG), 6);
        ManifestReport first = knowing.read(rendition, PNG);
        ManifestReport again = knowing.read(rendition, PNG);
        ManifestReport fresh = Signing.reader(keys).read(rendition, PNG);
        assertThat(fresh.trusted()).isTrue();
        assertThat(fresh.manifests()).hasSize(7);
        for (ManifestReport report : List.of(first, again)) {
            assertThat(report)
                    .usingRecursiveComparison()
                    .ignoringFields("store")
                    .isEqualTo(fresh);
        }
    }

    @Test
    void whatIsKnownCountsOnlyUnderTheTrustThatItWasJudgedUnder() throws Exception {
        AtomicReference<Trust> trust = new AtomicReference<>(Trust.in(keys.roots()));
        ManifestReader reader = new ManifestReader(trust::get, Clock.systemUTC());
        byte[] rendition = new Chain(keys, reader, PNG).rendition(Pictures.drawn(PNG), 2);
        assertThat(reader.read(rendition, PNG).trusted()).isTrue();
        trust.set(Trust.in(List.of()));
        assertThat(reader.read(rendition, PNG).trusted()).isFalse();
        trust.set(Trust.in(keys.roots()));
        assertThat(reader.read(rendition, PNG).trusted()).isTrue();
    }

    /** What is carried along must stay within what is read, or the longest conversations could not go on. */
    @Test
    void asManyManifestsAsAPictureCarriesAreReadAndHold() throws Exception {
        ManifestReader reader = Signing.reader(keys);
        ManifestSpec spec = Signing.generated();
        byte[] picture = Pictures.drawn(PNG);
        ManifestReport none = reader.read(picture, PNG);
        for (int i = 0; i < 1000; i++) {
            byte[] input = ManifestWriter.sign(picture, PNG, Signing.edited(PNG, none, none), keys.signer());
            spec = spec.ingredient(Ingredient.of(Relationship.INPUT_TO, PNG, reader.read(input, PNG)));
        }
        byte[] signed = ManifestWriter.sign(picture, PNG, spec, keys.signer());
        ManifestReport report = Signing.reader(keys).read(signed, PNG); // one that knows none of them
        assertThat(report.problems()).isEmpty();
        assertThat(report.trusted()).isTrue();
        assertThat(report.manifests()).hasSize(1001);
    }
}

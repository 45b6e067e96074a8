package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads files that others signed, with claims of both versions; the expectations are what the reference reader says. */
class ReferenceFilesTest {
    private static ManifestReader trusting;
    private static ManifestReader stranger;

    @BeforeAll
    static void open() throws Exception {
        String roots = new String(file("test_cert_root_bundle.pem"), StandardCharsets.US_ASCII);
        trusting = new ManifestReader(Pem.certificates(roots), Clock.systemUTC());
        stranger = new ManifestReader(List.of(), Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource({
        "C.jpg, true, true, ",
        "CA.jpg, true, true, ",
        "CACA.jpg, true, true, ",
        "CIE-sig-CA.jpg, true, true, ",
        "E-sig-CA.jpg, false, false, claimSignature.mismatch",
        "XCA.jpg, false, false, assertion.dataHash.mismatch",
    })
    void theReferenceReaderAgrees(String name, boolean valid, boolean trusted, String problem) throws Exception {
        ManifestReport report = trusting.read(file(name), "image/jpeg");
        assertThat(report.present()).isTrue();
        assertThat(report.valid()).isEqualTo(valid);
        assertThat(report.trusted()).isEqualTo(trusted);
        assertThat(report.problems())
                .extracting(ValidationStatus::code)
                .isEqualTo(problem == null ? List.of() : List.of(problem));
        assertThat(report.issuer()).isEqualTo("C2PA Test Signing Cert");

        ManifestReport untrusted = stranger.read(file(name), "image/jpeg");
        assertThat(untrusted.valid()).isEqualTo(valid);
        assertThat(untrusted.trusted()).isFalse();
        assertThat(untrusted.problems()).extracting(ValidationStatus::code).contains(Codes.CREDENTIAL_UNTRUSTED);
    }

    @Test
    void aBrokenIngredientIsOnRecord() throws Exception {
        ManifestFacts facts =
                trusting.read(file("CIE-sig-CA.jpg"), "image/jpeg").manifests().getFirst();
        assertThat(facts.claimVersion()).isEqualTo(1);
        assertThat(facts.ingredients().getFirst().recordedProblems()).containsExactly(Codes.SIGNATURE_MISMATCH);
    }

    @Test
    void aSecondVersionChainIsRead() throws Exception {
        ManifestReport report = trusting.read(file("CACA.jpg"), "image/jpeg");
        assertThat(report.manifests()).extracting(ManifestFacts::claimVersion).containsExactly(2, 2);
        assertThat(report.manifests().getFirst().ingredients().getFirst().manifest())
                .isEqualTo(report.manifests().get(1).label());
    }

    static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReferenceFilesTest.class.getResourceAsStream("/c2pa/" + name))) {
            return in.readAllBytes();
        }
    }
}

package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    @TempDir
    private Path folder;

    @Test
    void theOfficialListsArePackaged() {
        Trust official = Trust.official();
        assertThat(official.signers())
                .extracting(c -> c.getSubjectX500Principal().getName())
                .anyMatch(name -> name.contains("Google"));
        assertThat(official.timeStamps()).hasSizeGreaterThan(10);
    }

    @Test
    void whoMayAttestATimeIsNotBelievedAboutWhoSigned() throws Exception {
        SigningKeys keys = Signing.keys(folder);
        byte[] signed =
                ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), keys.signer());
        Trust timesOnly = new Trust(List.of(), keys.roots());
        ManifestReport report = new ManifestReader(() -> timesOnly, Clock.systemUTC()).read(signed, "image/png");
        assertThat(report.valid()).isTrue();
        assertThat(report.trusted()).isFalse();
        assertThat(report.results().active()).extracting(ValidationStatus::code).contains(Codes.TIME_STAMP_TRUSTED);
    }

    @Test
    void aTimeThatNobodyTrustedAttestsDoesNotKeepAnExpiredCertificateAlive() throws Exception {
        SigningKeys keys = Signing.keys(folder);
        byte[] signed =
                ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), keys.signer());
        Trust signersOnly = new Trust(keys.roots(), List.of());
        assertThat(new ManifestReader(() -> signersOnly, Clock.systemUTC())
                        .read(signed, "image/png")
                        .trusted())
                .isTrue();
        assertThat(new ManifestReader(() -> signersOnly, Signing.in(Duration.ofDays(800)))
                        .read(signed, "image/png")
                        .valid())
                .isFalse();
    }

    /** A certificate that may only sign claims must not vouch for another one. */
    @Test
    void aSignerDoesNotVouchForAnotherSigner() throws Exception {
        OperatorCertificates outer = OperatorCertificates.good("EC secp256r1");
        OperatorCertificates inner = OperatorCertificates.good("EC secp256r1");
        X509Certificate forged = Certificates.leaf(
                outer.signer(),
                inner.signer().key(),
                inner.signer().certificate().getSubjectX500Principal(),
                java.time.Instant.now(),
                Duration.ofDays(9),
                OperatorCertificates.SIGNING);
        Signer signer = new Signer(
                inner.signer().key().getPrivate(),
                List.of(forged, outer.signer().certificate()),
                CoseAlgorithm.ES256,
                null,
                false);
        byte[] signed = ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), signer);
        ManifestReport report =
                new ManifestReader(List.of(outer.root().certificate()), Clock.systemUTC()).read(signed, "image/png");
        assertThat(report.trusted()).isFalse();
        assertThat(report.problems()).extracting(ValidationStatus::code).contains(Codes.CREDENTIAL_UNTRUSTED);
    }

    @Test
    void aFileOfAnchorsThatHoldsNoneIsSaid() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        SigningProperties settings =
                new SigningProperties(folder, "Pentimento", "", "", "", "", false, false, List.of(empty));
        assertThatThrownBy(settings::trusted)
                .isInstanceOf(SigningSetupException.class)
                .hasMessageContaining("empty.pem");
    }
}

package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSigningKeysTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC secp256r1", "EC secp384r1", "EC secp521r1", "RSA 2048", "Ed25519"})
    void aGoodChainInPemSigns(String algorithm) throws Exception {
        SigningKeys keys = open(OperatorCertificates.good(algorithm).pem(folder));
        assertSigns(keys);
    }

    @Test
    void aGoodChainInPkcs12Signs() throws Exception {
        assertSigns(open(OperatorCertificates.good("EC secp256r1").pkcs12(folder, "secret")));
    }

    @Test
    void aWrongPasswordIsSaid() throws Exception {
        SigningProperties settings = OperatorCertificates.good("EC secp256r1").pkcs12(folder, "wrong");
        assertStops(settings, "news.p12", "password");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertStops(
                OperatorCertificates.settings(folder, folder.resolve("none.pem"), "", "", ""),
                "none.pem",
                "certificate");
    }

    @Test
    void aFileWithoutAKeyIsSaid() throws Exception {
        SigningProperties good = OperatorCertificates.good("EC secp256r1").pem(folder);
        assertStops(
                OperatorCertificates.settings(folder, Path.of(good.certificate()), good.certificate(), "", ""),
                "PRIVATE KEY",
                "PKCS#8");
    }

    @Test
    void aKeyOfAnotherCertificateIsSaid() throws Exception {
        SigningProperties settings = OperatorCertificates.good("EC secp256r1").pem(folder);
        OperatorCertificates.writeKey(folder, Certificates.newKey().getPrivate());
        assertStops(settings, "not that of the signing certificate", "first certificate");
    }

    @Test
    void anExpiredCertificateIsSaid() throws Exception {
        assertStops(
                OperatorCertificates.of(
                                "EC secp256r1",
                                "CN=News signer,O=Daily News",
                                Duration.ofHours(-1),
                                OperatorCertificates.SIGNING)
                        .pem(folder),
                "not valid now",
                "Renew");
    }

    @Test
    void aCertificateForAnotherPurposeIsSaid() throws Exception {
        assertStops(
                OperatorCertificates.of(
                                "EC secp256r1",
                                "CN=News signer,O=Daily News",
                                Duration.ofDays(9),
                                KeyPurposeId.id_kp_serverAuth)
                        .pem(folder),
                "extendedKeyUsage",
                "emailProtection");
    }

    @Test
    void aCertificateWithoutAnOrganisationIsSaid() throws Exception {
        assertStops(
                OperatorCertificates.of(
                                "EC secp256r1", "CN=News signer", Duration.ofDays(9), OperatorCertificates.SIGNING)
                        .pem(folder),
                "names no organisation",
                "(O)");
    }

    @Test
    void aCertificateThatStandsAloneIsSaid() throws Exception {
        OperatorCertificates good = OperatorCertificates.good("EC secp256r1");
        SigningProperties settings = good.pem(folder);
        Files.writeString(
                Path.of(settings.certificate()), Pem.of(List.of(good.signer().certificate())));
        assertStops(settings, "stands alone", "vouch for it");
    }

    @Test
    void aChainThatDoesNotHoldTogetherIsSaid() throws Exception {
        OperatorCertificates good = OperatorCertificates.good("EC secp256r1");
        SigningProperties settings = good.pem(folder);
        Files.writeString(
                Path.of(settings.certificate()),
                Pem.of(List.of(
                        good.signer().certificate(),
                        OperatorCertificates.good("EC secp256r1").root().certificate())));
        assertStops(settings, "does not lead to the last one", "in order");
    }

    @Test
    void aShortRsaKeyIsSaid() throws Exception {
        assertStops(OperatorCertificates.good("RSA 1024").pem(folder), "of a kind that C2PA does not allow", "2048");
    }

    @Test
    void aRemoteAuthorityGivesTheTimeStamps() throws Exception {
        OperatorCertificates good = OperatorCertificates.good("EC secp256r1");
        try (TimeStampServer server = new TimeStampServer(good.authority())) {
            SigningKeys keys = open(stamped(good, server.address()));
            byte[] signed = sign(keys);
            ManifestReport report = Signing.reader(keys).read(signed, "image/png");
            assertThat(report.trusted()).isTrue();
            assertThat(report.signedAt()).isNotNull();
            assertThat(server.asked.get()).isPositive();
        }
    }

    @Test
    void anAuthorityThatFailsLaterLeavesThePictureWithoutATimeStamp() throws Exception {
        OperatorCertificates good = OperatorCertificates.good("EC secp256r1");
        try (TimeStampServer server = new TimeStampServer(good.authority())) {
            SigningKeys keys = open(stamped(good, server.address()));
            server.status = 503;
            ManifestReport report = Signing.reader(keys).read(sign(keys), "image/png");
            assertThat(report.trusted()).isTrue();
            assertThat(report.signedAt()).isNull();
            assertThatThrownBy(() -> ManifestWriter.sign(
                            Pictures.drawn("image/png"),
                            "image/png",
                            Signing.generated(),
                            keys.signer().requiringTimeStamp()))
                    .isInstanceOf(UnsignableException.class)
                    .hasMessageContaining("503");
        }
    }

    @Test
    void anAuthorityThatDoesNotAnswerWellStopsTheStart() throws Exception {
        OperatorCertificates good = OperatorCertificates.good("EC secp256r1");
        try (TimeStampServer server = new TimeStampServer(good.authority())) {
            server.nonsense = true;
            assertStops(stamped(good, server.address()), "time-stamp authority", "time-stamp-url");
            server.nonsense = false;
            server.status = 404;
            assertStops(stamped(good, server.address()), "404", "time-stamp-url");
        }
        assertStops(stamped(good, "http://127.0.0.1:1/"), "cannot be reached", "time-stamp-url");
        assertStops(stamped(good, "ftp://example.com"), "no address of a time-stamp authority", "http://");
    }

    private SigningProperties stamped(OperatorCertificates certificates, String address) throws Exception {
        SigningProperties pem = certificates.pem(folder);
        return OperatorCertificates.settings(folder, Path.of(pem.certificate()), pem.key(), "", address);
    }

    private static SigningKeys open(SigningProperties settings) {
        return SigningKeys.open(settings, Clock.systemUTC());
    }

    private static byte[] sign(SigningKeys keys) throws Exception {
        return ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), keys.signer());
    }

    private static void assertSigns(SigningKeys keys) throws Exception {
        ManifestReport report = Signing.reader(keys).read(sign(keys), "image/png");
        assertThat(report.problems()).isEmpty();
        assertThat(report.trusted()).isTrue();
        assertThat(report.issuer()).isEqualTo("Daily News");
        assertThat(report.signedAt()).isNotNull();
    }

    private static void assertStops(SigningProperties settings, String problem, String remedy) {
        assertThatThrownBy(() -> open(settings)).isInstanceOfSatisfying(SigningSetupException.class, e -> {
            assertThat(e).hasMessageContaining(problem);
            assertThat(e.remedy()).contains(remedy);
        });
    }
}

package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSigningKeysTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheServersUserCanReadTheKeys() throws Exception {
        Path keys = folder.resolve("keys");
        Signing.keys(keys);
        assertThat(permissions(keys)).isEqualTo("rwx------");
        for (String name : List.of("signing.p12", "signing.password")) {
            assertThat(permissions(keys.resolve(name))).isEqualTo("rw-------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keysThatOthersCouldReadAreClosedAgain() throws Exception {
        Signing.keys(folder);
        Path file = folder.resolve("signing.p12");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Signing.keys(folder);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aRestartKeepsTheKeys() {
        SigningKeys first = Signing.keys(folder);
        SigningKeys second = Signing.keys(folder);
        assertThat(second.roots()).isEqualTo(first.roots());
        assertThat(second.signer().certificate()).isEqualTo(first.signer().certificate());
    }

    @Test
    void nothingOfTheKeysStandsOpenInTheFolder() throws Exception {
        Signing.keys(folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("signing.p12", "signing.password", "signing.lock");
        }
    }

    @Test
    void theSignerIsRenewedInTimeUnderTheSameRoot() throws Exception {
        SigningKeys now = Signing.keys(folder);
        byte[] old = sign(now);
        X509Certificate before = now.signer().certificate();

        SigningKeys later = Signing.keys(folder, Signing.in(Duration.ofDays(350)));
        X509Certificate after = later.signer().certificate();
        assertThat(after).isNotEqualTo(before);
        assertThat(after.getNotAfter()).isAfter(before.getNotAfter());
        assertThat(later.roots()).isEqualTo(now.roots());
        assertThat(Signing.reader(later).read(old, "image/png").trusted()).isTrue();
    }

    @Test
    void aRunningServerRenewsToo() {
        MovingClock clock = new MovingClock();
        SigningKeys keys = Signing.keys(folder, clock);
        X509Certificate before = keys.signer().certificate();
        assertThat(keys.signer().certificate()).isEqualTo(before);
        clock.move(Duration.ofDays(345));
        assertThat(keys.signer().certificate()).isNotEqualTo(before);
    }

    @Test
    void aSignatureOutlivesItsCertificateByItsTimeStamp() throws Exception {
        SigningKeys keys = Signing.keys(folder);
        byte[] signed = sign(keys);
        ManifestReader inTwoYears = new ManifestReader(keys.roots(), Signing.in(Duration.ofDays(730)));
        assertThat(inTwoYears.read(signed, "image/png").trusted()).isTrue();

        Signer unstamped = new Signer(
                OperatorCertificates.readKey(folder),
                List.of(keys.signer().certificate()),
                CoseAlgorithm.ES256,
                null,
                false);
        byte[] bare = ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), unstamped);
        assertThat(Signing.reader(keys).read(bare, "image/png").trusted()).isTrue();
        ManifestReport expired = inTwoYears.read(bare, "image/png");
        assertThat(expired.valid()).isFalse();
        assertThat(expired.problems()).extracting(ValidationStatus::code).contains(Codes.CREDENTIAL_EXPIRED);
    }

    @Test
    void aStrangersRootDoesNotMakeItTrusted() throws Exception {
        byte[] signed = sign(Signing.keys(folder.resolve("a")));
        ManifestReport report =
                Signing.reader(Signing.keys(folder.resolve("b"))).read(signed, "image/png");
        assertThat(report.valid()).isTrue();
        assertThat(report.trusted()).isFalse();
    }

    @Test
    void aLostPasswordStopsTheStartWithWhatToDo() throws Exception {
        Signing.keys(folder);
        Files.delete(folder.resolve("signing.password"));
        assertThatThrownBy(() -> Signing.keys(folder)).isInstanceOfSatisfying(SigningSetupException.class, e -> {
            assertThat(e).hasMessageContaining("signing.p12").hasMessageContaining("signing.password");
            assertThat(e.remedy()).contains("backup");
        });
    }

    @Test
    void aBrokenKeyStoreStopsTheStartWithWhatToDo() throws Exception {
        Signing.keys(folder);
        Files.write(folder.resolve("signing.p12"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Signing.keys(folder))
                .isInstanceOfSatisfying(
                        SigningSetupException.class, e -> assertThat(e.remedy()).contains("backup"));
    }

    @Test
    void aFolderThatCannotBeMadeStopsTheStartWithWhatToDo() throws Exception {
        Path file = Files.createFile(folder.resolve("occupied"));
        assertThatThrownBy(() -> Signing.keys(file.resolve("keys")))
                .isInstanceOfSatisfying(
                        SigningSetupException.class, e -> assertThat(e.remedy()).contains("signing.folder"));
    }

    private static byte[] sign(SigningKeys keys) throws Exception {
        return ManifestWriter.sign(Pictures.drawn("image/png"), "image/png", Signing.generated(), keys.signer());
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** A clock that tests can turn. */
    private static final class MovingClock extends Clock {
        private Duration ahead = Duration.ZERO;

        void move(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.Instant instant() {
            return java.time.Instant.now().plus(ahead);
        }
    }
}

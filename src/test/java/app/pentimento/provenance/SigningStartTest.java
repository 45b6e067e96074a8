package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.PentimentoApplication;
import app.pentimento.image.ImageFormat;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.provenance.c2pa.Action;
import app.pentimento.provenance.c2pa.ManifestReader;
import app.pentimento.provenance.c2pa.ManifestSpec;
import app.pentimento.provenance.c2pa.ManifestWriter;
import app.pentimento.provenance.c2pa.SigningKeys;
import app.pentimento.provenance.c2pa.SigningProperties;
import app.pentimento.provenance.c2pa.SoftwareAgent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Isolated("it reads what is printed")
@ExtendWith(OutputCaptureExtension.class)
class SigningStartTest {
    private static final String PNG = ImageFormat.PNG.mediaType();

    @TempDir
    private Path data;

    @Test
    void aBadCertificateStopsTheStartWithASentence(CapturedOutput output) throws Exception {
        Path bad = Files.writeString(data.resolve("bad.pem"), "no certificate");
        assertThatThrownBy(() -> start("--pentimento.provenance.signing.certificate=" + bad))
                .isInstanceOf(Exception.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The signing certificate in " + bad + " cannot be read")
                .contains("Set pentimento.provenance.signing.certificate to");
    }

    @Test
    void picturesSignedWithKeysThatAreGoneStayTrusted() throws Exception {
        byte[] signed;
        try (ConfigurableApplicationContext first = start()) {
            signed = sign(first.getBean(SigningKeys.class));
            assertThat(isTrusted(first, signed)).isTrue();
        }
        for (String name : List.of("signing.p12", "signing.password")) {
            Files.delete(data.resolve("keys").resolve(name));
        }
        try (ConfigurableApplicationContext second = start()) {
            assertThat(isTrusted(second, signed)).isTrue();
            assertThat(isTrusted(second, sign(second.getBean(SigningKeys.class))))
                    .isTrue();
            assertThat(second.getBean(SigningCertificates.class).rootsPem().split("BEGIN CERTIFICATE"))
                    .as("the text before, and two roots")
                    .hasSize(3);
            List<String> events = new ArrayList<>();
            second.getBean(AuditLog.class).each(entry -> events.add(entry.event()));
            assertThat(events)
                    .as("two roots and two signers")
                    .containsOnly("key-changed")
                    .hasSize(4);
        }
    }

    @Test
    void aRenewedSignerIsInTheAuditLogBeforeItSigns() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        SigningProperties settings =
                new SigningProperties(data.resolve("renewed"), "Pentimento", "", "", "", "", false, true, List.of());
        try (ConfigurableApplicationContext context = start()) {
            AuditLog audit = context.getBean(AuditLog.class);
            SigningCertificates certificates = new SigningCertificates(
                    SigningKeys.open(settings, ((InstantSource) now::get).withZone(ZoneOffset.UTC)),
                    settings,
                    context.getBean(JdbcClient.class),
                    audit,
                    context.getBean(TransactionTemplate.class));
            X509Certificate before = certificates.signer().certificate();
            int entries = entries(audit).size();
            assertThat(certificates.signer().certificate()).isEqualTo(before);
            assertThat(entries(audit)).hasSize(entries);

            now.set(now.get().plus(Duration.ofDays(345)));
            assertThat(certificates.signer().certificate()).isNotEqualTo(before);

            assertThat(entries(audit)).hasSize(entries + 1);
            assertThat(entries(audit).getLast()).startsWith("key-changed The signer certificate");
        }
    }

    private static List<String> entries(AuditLog audit) {
        List<String> entries = new ArrayList<>();
        audit.each(entry -> entries.add(entry.event() + " " + entry.detail()));
        return entries;
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> settings = new ArrayList<>(List.of("--server.port=0", "--pentimento.data=" + data));
        settings.addAll(List.of(more));
        return SpringApplication.run(PentimentoApplication.class, settings.toArray(String[]::new));
    }

    private static boolean isTrusted(ConfigurableApplicationContext context, byte[] signed) {
        return context.getBean(ManifestReader.class).read(signed, PNG).trusted();
    }

    private static byte[] sign(SigningKeys keys) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        ManifestSpec spec = ManifestSpec.of(new SoftwareAgent("Pentimento", ""))
                .action(Action.created(SourceType.DIGITAL_CREATION.uri()));
        return ManifestWriter.sign(out.toByteArray(), PNG, spec, keys.signer());
    }
}

package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What readers that are not ours say of what we write, and whether our own reader says the same. */
class IndependentReadersTest {
    private static final List<String> TYPES = List.of("image/png", "image/jpeg", "image/webp");

    @TempDir
    private Path folder;

    private SigningKeys keys;
    private ManifestReader reader;
    private Path anchors;

    @BeforeEach
    void open() throws Exception {
        keys = Signing.keys(folder.resolve("keys"));
        reader = Signing.reader(keys);
        anchors = Files.writeString(folder.resolve("roots.pem"), Pem.of(keys.roots()));
    }

    @Test
    void conversationsAreTrustedAndPassEveryCheckOfTheRubric() throws Exception {
        SigningKeys strangers = Signing.keys(folder.resolve("strangers"));
        List<Path> files = new ArrayList<>();
        for (String type : TYPES) {
            byte[] plain = Pictures.drawn(type);
            byte[] signed = ManifestWriter.sign(plain, type, Signing.generated(), strangers.signer());
            for (int turns : new int[] {1, 4, 20}) {
                Chain chain = new Chain(keys, reader, type);
                files.add(write("plain", turns, type, chain.rendition(plain, turns)));
                files.add(write("signed", turns, type, chain.rendition(signed, turns)));
            }
        }
        SoftAssertions softly = new SoftAssertions();
        Judge.judge(anchors, files).forEach((name, verdict) -> {
            softly.assertThat(verdict.get("state").asString()).as(name).isEqualTo("Trusted");
            softly.assertThat(texts(verdict, "problems")).as(name).isEmpty();
            softly.assertThat(texts(verdict, "failedChecks")).as(name).isEmpty();
            softly.assertThat(verdict.get("checks").asInt()).as(name).isEqualTo(31);
        });
        softly.assertAll();
    }

    /** The other reader cannot read time stamps of the second kind, and reads no WebP. */
    @Test
    void anUnrelatedReaderAgreesOnFilesWithoutATimeStamp() throws Exception {
        Signer signer = new Signer(
                OperatorCertificates.readKey(folder.resolve("keys")),
                List.of(keys.signer().certificate()),
                CoseAlgorithm.ES256,
                null,
                false);
        List<Path> files = new ArrayList<>();
        for (String type : List.of("image/png", "image/jpeg")) {
            for (int turns : new int[] {1, 4, 20}) {
                byte[] picture = new Chain(signer, reader, type).rendition(Pictures.drawn(type), turns);
                files.add(write("good", turns, type, picture));
                byte[] changed = picture.clone();
                changed[picture.length - 20] ^= 1;
                files.add(write("changed", turns, type, changed));
            }
        }
        Judge.judge(anchors, files).forEach((name, verdict) -> {
            boolean good = name.startsWith("good");
            assertThat(verdict.get("otherValid").asBoolean()).as(name + verdict).isEqualTo(good);
            assertThat(verdict.get("state").asString()).as(name).isEqualTo(good ? "Trusted" : "Invalid");
        });
    }

    @Test
    void tamperedFilesAreInvalidToAllAndForTheSameReason() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String type : TYPES) {
            byte[] one = sign(type, Color.ORANGE);
            byte[] other = sign(type, Color.GREEN);
            Container container = Container.of(type).orElseThrow();
            byte[] swapped = container
                    .place(one, container.find(other).orElseThrow().store())
                    .asset();
            byte[] longer = Arrays.copyOf(one, one.length + 5);
            byte[] pixel = one.clone();
            Container.Embedded manifest = container.find(one).orElseThrow();
            int end = manifest.start() + manifest.length();
            pixel[end == one.length ? manifest.start() - 20 : one.length - 20] ^= 1;
            files.add(write("swapped", 1, type, swapped));
            files.add(write("longer", 1, type, longer));
            files.add(write("pixel", 1, type, pixel));
        }
        Map<String, JsonNode> verdicts = Judge.judge(anchors, files);
        for (Path file : files) {
            String name = file.getFileName().toString();
            String type = "image/" + name.substring(name.lastIndexOf('.') + 1);
            ManifestReport own = reader.read(Files.readAllBytes(file), type);
            assertThat(own.valid()).as(name).isFalse();
            JsonNode verdict = Objects.requireNonNull(verdicts.get(name));
            assertThat(verdict.get("state").asString()).as(name).isEqualTo("Invalid");
            List<String> said =
                    own.problems().stream().map(ValidationStatus::code).toList();
            assertThat(texts(verdict, "problems").stream().distinct().toList())
                    .as(name)
                    .isEqualTo(said); // the reference says some things twice
        }
    }

    @Test
    void theReferenceReaderSaysOfTheFilesOfOthersWhatOurTestsExpect() throws Exception {
        Path roots = Files.write(folder.resolve("others.pem"), ReferenceFilesTest.file("test_cert_root_bundle.pem"));
        ManifestReader own = new ManifestReader(Pem.certificates(Files.readString(roots)), java.time.Clock.systemUTC());
        List<Path> files = new ArrayList<>();
        for (String name : List.of("C.jpg", "CA.jpg", "CACA.jpg", "CIE-sig-CA.jpg", "E-sig-CA.jpg", "XCA.jpg")) {
            files.add(Files.write(folder.resolve(name), ReferenceFilesTest.file(name)));
        }
        Map<String, JsonNode> verdicts = Judge.judge(roots, files);
        for (Path file : files) {
            ManifestReport report = own.read(Files.readAllBytes(file), "image/jpeg");
            JsonNode verdict =
                    Objects.requireNonNull(verdicts.get(file.getFileName().toString()));
            assertThat(verdict.get("state").asString())
                    .as(file.getFileName().toString())
                    .isEqualTo(report.trusted() ? "Trusted" : report.valid() ? "Valid" : "Invalid");
            assertThat(texts(verdict, "problems"))
                    .isEqualTo(report.problems().stream()
                            .map(ValidationStatus::code)
                            .toList());
        }
    }

    private byte[] sign(String type, Color color) throws Exception {
        return ManifestWriter.sign(Pictures.drawn(type, 120, 80, color), type, Signing.generated(), keys.signer());
    }

    private Path write(String what, int turns, String type, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(what + "-" + turns + "." + type.substring("image/".length())), bytes);
    }

    private static List<String> texts(JsonNode verdict, String field) {
        List<String> texts = new ArrayList<>();
        verdict.get(field).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}

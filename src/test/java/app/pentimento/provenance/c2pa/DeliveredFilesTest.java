package app.pentimento.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.ExifTool;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What the tools of others say of the files that people get: real conversations of 1, 4 and 20 turns over HTTP, in every
 * format, from an upload without and with a manifest of its own.
 */
class DeliveredFilesTest {
    private static final List<String> FORMATS = List.of("png", "jpeg", "webp");
    private static final String CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";
    private static final int TURNS = 20;

    @TempDir
    static Path folder;

    @AutoClose
    private static TestServer server;

    private static ApiClient api;
    private static Path anchors;
    /** By format, whether the upload was signed, and turn, such as {@code png-signed-4.png}. */
    private static final Map<String, byte[]> delivered = new HashMap<>();

    @BeforeAll
    static void converse() throws Exception {
        server = TestServer.start("pentimento.provenance.profile=cn");
        api = server.api();
        Stranger stranger = new Stranger(folder.resolve("stranger"));
        String roots = api.get("/provenance/root.pem").text() + "\n" + stranger.rootPem();
        anchors = Files.writeString(folder.resolve("roots.pem"), roots);
        for (String format : FORMATS) {
            byte[] plain = TestPictures.encoded(format, 160, 120, 7);
            converse(format, "plain", plain);
            converse(format, "signed", stranger.created(plain, "image/" + format, CAPTURED));
        }
    }

    private static void converse(String format, String kind, byte[] upload) {
        String uploaded = send("/images", upload, format).path("id").asString();
        String session = api.newSession(format + kind);
        List<String> inputs = List.of(uploaded);
        for (int turn = 1; turn <= TURNS; turn++) {
            JsonNode begun = api.post(
                            "/sessions/" + session + "/turns",
                            Map.of(
                                    "prompt",
                                    "draw %d %s".formatted(turn, format),
                                    "model",
                                    ScriptedModel.ID,
                                    "imageIds",
                                    inputs))
                    .json();
            JsonNode ended = api.end(begun.path("id").asString());
            String id = ended.at("/parts/0/image/id").asString();
            inputs = List.of();
            if (turn == 1 || turn == 4 || turn == TURNS) {
                byte[] file = api.get("/images/" + id + "/content").response().body();
                delivered.put("%s-%s-%d.%s".formatted(format, kind, turn, format), file);
            }
        }
    }

    @Test
    void theReferenceReaderTrustsThemAndTheRubricPasses() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        Judge.judge(anchors, files(delivered)).forEach((name, verdict) -> {
            softly.assertThat(verdict.path("state").asString())
                    .as(name + verdict)
                    .isEqualTo("Trusted");
            softly.assertThat(verdict.path("problems")).as(name + verdict).isEmpty();
            softly.assertThat(verdict.path("failedChecks")).as(name + verdict).isEmpty();
            softly.assertThat(verdict.path("checks").asInt()).as(name).isEqualTo(31);
            String[] words = name.split("[-.]", -1);
            // A master and a rendition's manifest: of each turn the master, of the last one the rendition too.
            int manifests = Integer.parseInt(words[2]) + 1 + (words[1].equals("signed") ? 1 : 0);
            softly.assertThat(verdict.path("manifests").asInt()).as(name).isEqualTo(manifests);
        });
        softly.assertAll();
    }

    @Test
    void exiftoolSeesOneAigcLabelWithSevenKeysAndTheRightSourceTypeAndFindsNothingWrong() throws Exception {
        for (Path file : files(delivered)) {
            List<String> seen = ExifTool.read(file).lines().toList();
            assertThat(seen.stream().filter(line -> line.contains("[XMP-TC260]")))
                    .as(file.toString())
                    .singleElement()
                    .satisfies(line -> assertThat(line.split("\":\"", -1)).hasSize(8));
            assertThat(String.join("\n", seen).split("ContentProducer", -1)).hasSize(2);
            assertThat(seen.stream().filter(line -> line.contains("DigitalSourceType") && line.contains("XMP-iptcExt")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).endsWith("/compositeWithTrainedAlgorithmicMedia"));
            assertThat(seen).noneMatch(line -> line.startsWith("[ExifTool]") && line.contains("Error"));
            assertThat(seen).anyMatch(line -> line.contains("Validate") && line.endsWith(": OK"));
        }
    }

    @Test
    void aFlippedPixelEditedXmpTrailingBytesAndASwappedManifestAreInvalidToTheReferenceReaderAndToUs()
            throws Exception {
        Map<String, byte[]> tampered = new HashMap<>();
        for (String format : FORMATS) {
            byte[] file = Objects.requireNonNull(delivered.get("%s-signed-4.%s".formatted(format, format)));
            byte[] other = Objects.requireNonNull(delivered.get("%s-plain-4.%s".formatted(format, format)));
            Container container = Container.of("image/" + format).orElseThrow();
            Container.Embedded manifest = container.find(file).orElseThrow();
            byte[] pixel = file.clone();
            int end = manifest.start() + manifest.length();
            pixel[end == file.length ? manifest.start() - 700 : file.length - 200] ^= 1;
            tampered.put("pixel." + format, withSums(pixel, format));
            byte[] xmp = file.clone();
            xmp[new String(file, StandardCharsets.ISO_8859_1).indexOf("ContentProducer") + 1] = 'x';
            tampered.put("xmp." + format, withSums(xmp, format));
            tampered.put("longer." + format, Arrays.copyOf(file, file.length + 9));
            byte[] store = container.find(other).orElseThrow().store();
            tampered.put("swapped." + format, container.place(file, store).asset());
        }
        Judge.judge(anchors, files(tampered))
                .forEach((name, verdict) -> assertThat(verdict.path("state").asString())
                        .as(name + verdict)
                        .isEqualTo("Invalid"));
        ManifestReader own = server.bean(ManifestReader.class);
        tampered.forEach((name, file) -> {
            ManifestReport report = own.read(file, "image/" + name.substring(name.indexOf('.') + 1));
            assertThat(report.present()).as(name).isTrue();
            assertThat(report.valid()).as(name).isFalse();
        });
    }

    private static JsonNode send(String path, byte[] picture, String format) {
        ApiClient.Answer answer = api.send(api.request(path)
                .header("Content-Type", "image/" + format)
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    /** With the checksums of a PNG's chunks made to fit, as somebody does who does not want to be noticed. */
    private static byte[] withSums(byte[] file, String format) {
        if (format.equals("png")) {
            ByteBuffer chunks = ByteBuffer.wrap(file).position(8);
            while (chunks.hasRemaining()) {
                int start = chunks.position();
                int length = chunks.getInt();
                CRC32 sum = new CRC32();
                sum.update(file, start + 4, 4 + length);
                chunks.position(start + 8 + length).putInt((int) sum.getValue());
            }
        }
        return file;
    }

    private static List<Path> files(Map<String, byte[]> pictures) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            files.add(Files.write(folder.resolve(picture.getKey()), picture.getValue()));
        }
        return files;
    }
}

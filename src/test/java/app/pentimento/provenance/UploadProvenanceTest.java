package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.corpus.Bytes;
import app.pentimento.image.corpus.Exif;
import app.pentimento.image.corpus.Jpeg;
import app.pentimento.image.corpus.Webp;
import app.pentimento.model.InputImage;
import app.pentimento.provenance.c2pa.Judge;
import app.pentimento.provenance.c2pa.ManifestFacts;
import app.pentimento.provenance.c2pa.ManifestReport;
import app.pentimento.provenance.c2pa.Stranger;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Uploads that bring a story of their own: it is told, carried on, never dropped, and never told twice. */
class UploadStoryTest {
    private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String TRAINED = VOCABULARY + "trainedAlgorithmicMedia";
    private static final String CAPTURED = VOCABULARY + "digitalCapture";

    @TempDir
    static Path folder;

    @AutoClose
    private static TestServer server;

    private static ApiClient api;
    private static Stranger stranger;

    @BeforeAll
    static void start() {
        server = TestServer.start("pentimento.provenance.profile=cn");
        api = server.api();
        stranger = new Stranger(folder.resolve("stranger"));
    }

    @ParameterizedTest
    @CsvSource({"jpeg,6", "jpeg,1", "png,1", "png,8", "webp,1", "webp,3"})
    void aChangedCopyIsSignedAnewAndHasTheUploadsManifestAsItsParent(String format, int orientation) throws Exception {
        byte[] upload = stranger.created(phone(format, orientation), "image/" + format, CAPTURED);

        JsonNode taken = upload(upload);
        String id = taken.path("id").asString();
        String type = taken.path("mediaType").asString();
        byte[] delivered = content(id);

        assertThat(Bytes.contains(delivered, Exif.SECRET)).isFalse();
        ManifestReport report = stranger.read(delivered, type);
        assertThat(report.valid()).as(report.problems().toString()).isTrue();
        ManifestFacts active = report.manifests().getFirst();
        assertThat(active.generator()).startsWith("Pentimento");
        List<String> actions =
                active.actions().stream().map(ManifestFacts.ActionFacts::name).toList();
        assertThat(actions)
                .isEqualTo(
                        orientation == 1
                                ? List.of("c2pa.opened", "c2pa.edited.metadata")
                                : List.of(
                                        "c2pa.opened", "c2pa.orientation", "c2pa.transcoded", "c2pa.edited.metadata"));
        assertThat(active.ingredients()).singleElement().satisfies(ingredient -> {
            assertThat(ingredient.relationship()).isEqualTo("parentOf");
            assertThat(ingredient.manifest())
                    .isEqualTo(stranger.read(upload, "image/" + format).activeLabel());
        });
        JsonNode told = api.get("/images/" + id + "/provenance").json();
        assertThat(told.path("ai").path("label").asString()).isEqualTo("none");
        assertThat(told.path("ai").path("digitalSourceType").asString()).isEqualTo(CAPTURED);
        assertThat(told.path("c2pa").path("valid").asBoolean()).isTrue();
        judged(Map.of("copy-" + orientation + "." + type.substring("image/".length()), delivered));
    }

    @Test
    void anUploadWithoutManifestsGetsNone() throws Exception {
        byte[] delivered = content(upload(phone("jpeg", 6)).path("id").asString());

        assertThat(stranger.read(delivered, "image/jpeg").present()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void anUploadThatOnlyItsManifestCallsAisIsCalledSoAndStaysAsItIs(String format) throws Exception {
        byte[] upload = stranger.created(plain(format), "image/" + format, TRAINED);

        JsonNode taken = upload(upload);

        assertThat(taken.path("aiLabel").asString()).isEqualTo("generated");
        assertThat(content(taken.path("id").asString())).isEqualTo(upload);
        JsonNode told = api.get("/images/" + taken.path("id").asString() + "/provenance")
                .json();
        assertThat(told.path("ai").path("label").asString()).isEqualTo("generated");
        assertThat(told.path("ai").path("digitalSourceType").asString()).isEqualTo(TRAINED);
        JsonNode verified = send("/verify", upload).json();
        assertThat(verified.path("ai").path("label").asString()).isEqualTo("generated");
        assertThat(verified.path("words").path("found").toString())
                .contains("Content Credentials say that a generative model made it");
        byte[] preview = api.send(api.request("/images/" + taken.path("id").asString() + "/content?width=160")
                        .header("Accept", "image/jpeg"))
                .response()
                .body();
        assertThat(FileLabels.read(preview, "image/jpeg").iptcDigitalSourceType())
                .isEqualTo(TRAINED);
    }

    @Test
    void whatAIngredientsManifestSaysOfAiCountsToo() throws Exception {
        byte[] generated = stranger.created(plain("png"), "image/png", TRAINED);
        byte[] captured = stranger.created(plain("png"), "image/png", CAPTURED);

        assertThat(label(stranger.cropped(plain("png"), "image/png", generated)))
                .isEqualTo("generated");
        assertThat(label(stranger.cropped(plain("png"), "image/png", captured))).isEqualTo("none");
    }

    @Test
    void anEditOfAChangedCopyLeadsBackOverItToTheUploadsManifest() throws Exception {
        byte[] upload = stranger.created(phone("jpeg", 6), "image/jpeg", TRAINED);
        String uploadId = upload(upload).path("id").asString();
        JsonNode made = edit(api.newSession("story"), "draw 71", List.of(uploadId));

        byte[] delivered = content(made.path("id").asString());

        assertThat(made.path("aiLabel").asString()).isEqualTo("generated");
        ManifestReport report = stranger.read(delivered, "image/png");
        assertThat(report.valid()).as(report.problems().toString()).isTrue();
        assertThat(report.manifests())
                .extracting(ManifestFacts::label)
                .contains(
                        stranger.read(upload, "image/jpeg").activeLabel(),
                        stranger.read(content(uploadId), "image/jpeg").activeLabel());
        judged(Map.of("edit.png", delivered));
    }

    @Test
    void aManifestThatTellsWhereIsLeftBehindAndThatItWasThereIsSaid() throws Exception {
        byte[] upload = stranger.createdAt(plain("png"), "image/png", TRAINED, Exif.SECRET);
        JsonNode taken = upload(upload);
        String id = taken.path("id").asString();
        JsonNode made = edit(api.newSession("places"), "draw 72", List.of(id));

        assertThat(taken.path("aiLabel").asString()).isEqualTo("generated");
        for (byte[] file : List.of(content(id), content(made.path("id").asString()))) {
            assertThat(Bytes.contains(file, Exif.SECRET)).isFalse();
            assertThat(Bytes.contains(file, "could not be carried along")).isTrue();
            assertThat(stranger.read(file, "image/png").valid()).isTrue();
        }
        judged(Map.of("place.png", content(id)));
    }

    @Test
    void aPictureOfOursThatComesBackIsEditedFromItsMasterSoThatNoLabelIsEditedOver() throws Exception {
        JsonNode made = edit(api.newSession("before"), "draw 73", List.of());
        byte[] rendition = content(made.path("id").asString());
        JsonNode again = upload(rendition);
        assertThat(again.path("aiLabel").asString()).isEqualTo("generated");
        assertThat(content(again.path("id").asString())).isEqualTo(rendition);

        edit(api.newSession("after"), "draw 74", List.of(again.path("id").asString()));

        InputImage working = Objects.requireNonNull(
                server.bean(ScriptedModel.class).asked().getLast().workingImage());
        byte[] sent;
        try (InputStream in = working.source().open()) {
            sent = in.readAllBytes();
        }
        assertThat(sent).isNotEqualTo(rendition);
        assertThat(stranger.read(sent, "image/png").manifests().getFirst().actions())
                .extracting(ManifestFacts.ActionFacts::name)
                .doesNotContain("c2pa.addedText");
    }

    @Test
    void anAigcLabelInThePngsTextGoesOnInTheXmpOfACopyOnce() throws Exception {
        byte[] text = "AIGC\0{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"elsewhere\",\"ProduceID\":\"n\"}}"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] upload =
                stranger.created(TestPictures.withPngChunk(phone("png", 1), "tEXt", text), "image/png", TRAINED);

        byte[] delivered = content(upload(upload).path("id").asString());

        FileLabels labels = FileLabels.read(delivered, "image/png");
        assertThat(labels.aigc()).isNotNull();
        assertThat(labels.aigc().contentProducer()).isEqualTo("elsewhere");
        assertThat(new String(delivered, StandardCharsets.ISO_8859_1).split("elsewhere", -1))
                .hasSize(2);
    }

    /** What the reference reader says, with both roots as anchors. */
    private static void judged(Map<String, byte[]> pictures) throws Exception {
        String ours = api.get("/provenance/root.pem").text();
        Path anchors = Files.writeString(folder.resolve("roots.pem"), ours + "\n" + stranger.rootPem());
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            files.add(Files.write(folder.resolve(picture.getKey()), picture.getValue()));
        }
        Judge.judge(anchors, files).forEach((name, verdict) -> {
            assertThat(verdict.path("state").asString()).as(name + verdict).isEqualTo("Trusted");
            assertThat(verdict.path("failedChecks")).as(name + verdict).isEmpty();
        });
    }

    private static JsonNode upload(byte[] picture) {
        ApiClient.Answer answer = send("/images", picture);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static ApiClient.Answer send(String path, byte[] picture) {
        String type = picture[0] == (byte) 0x89 ? "image/png" : picture[0] == 'R' ? "image/webp" : "image/jpeg";
        return api.send(
                api.request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
    }

    private static String label(byte[] picture) {
        return upload(picture).path("aiLabel").asString();
    }

    private static byte[] content(String id) {
        return api.get("/images/" + id + "/content").response().body();
    }

    private static JsonNode edit(String session, String prompt, List<String> imageIds) {
        JsonNode turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", prompt, "model", ScriptedModel.ID, "imageIds", imageIds))
                .json();
        JsonNode ended = api.end(turn.path("id").asString());
        assertThat(ended.path("status").asString()).isEqualTo("succeeded");
        return ended.path("parts").get(0).path("image");
    }

    private static byte[] plain(String format) throws Exception {
        return TestPictures.encode(TestPictures.calm(160, 120), format);
    }

    /** A picture as a phone writes it: with its place, and turned. */
    private static byte[] phone(String format, int orientation) throws Exception {
        byte[] exif = Exif.phone(orientation, ByteOrder.BIG_ENDIAN);
        BufferedImage scene = TestPictures.calm(160, 120);
        return switch (format) {
            case "jpeg" -> Jpeg.withExif(plain("jpeg"), exif);
            case "png" -> TestPictures.withPngChunk(plain("png"), "eXIf", exif);
            default -> Webp.extended(Webp.lossy(scene), 8, 160, 120, Webp.chunk("EXIF", exif));
        };
    }
}

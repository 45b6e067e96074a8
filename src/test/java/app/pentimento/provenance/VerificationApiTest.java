package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.ImageFormat;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class VerificationApiTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start("pentimento.provenance.profile=cn");
        api = server.api();
    }

    private static JsonNode upload(byte[] picture) {
        return api.multipart("/images", Map.of("file", picture)).json();
    }

    private static JsonNode verify(byte[] picture, String type) {
        ApiClient.Answer answer = api.send(api.request("/verify")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static byte[] content(String id) {
        return api.get("/images/" + id + "/content").response().body();
    }

    @Test
    void aPictureOfOursIsKnownByItsBytesAndACopyOfItByItsLooks() throws Exception {
        BufferedImage scene = TestPictures.scene(800, 600, 1);
        String upload = upload(TestPictures.encode(scene, "png")).path("id").asString();
        String session = api.newSession("verify");
        JsonNode turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "draw 31", "model", ScriptedModel.ID, "imageIds", List.of(upload)))
                .json();
        JsonNode made = api.end(turn.path("id").asString()).path("parts").get(0).path("image");

        JsonNode exact = verify(content(made.path("id").asString()), "image/png");
        assertThat(exact.path("known").path("imageId").asString())
                .isEqualTo(made.path("id").asString());
        assertThat(exact.path("known").path("sessionId").asString()).isEqualTo(session);
        assertThat(exact.path("known").path("match").asString()).isEqualTo("exact");
        assertThat(exact.path("known").path("distance").asInt()).isZero();
        assertThat(exact.path("ai").path("label").asString()).isEqualTo("edited");
        assertThat(exact.path("visibleLabel").path("present").asBoolean()).isTrue();
        assertThat(exact.path("metadata").path("aigc").path("ProduceID").asString())
                .isEqualTo(made.path("id").asString());
        assertThat(exact.path("lineage").get(0).path("image").path("id").asString())
                .isEqualTo(upload);

        for (byte[] copy : List.of(
                TestPictures.encode(scene, "jpeg"),
                TestPictures.encode(TestPictures.resized(scene, 400, 300), "jpeg"),
                TestPictures.encode(TestPictures.resized(scene.getSubimage(8, 6, 784, 588), 784, 588), "jpeg"))) {
            JsonNode similar = verify(copy, "image/jpeg");
            assertThat(similar.path("known").path("match").asString()).isEqualTo("similar");
            assertThat(similar.path("known").path("imageId").asString()).isEqualTo(upload);
            assertThat(similar.path("known").path("sessionId").asString()).isEqualTo(session);
            assertThat(similar.path("visibleLabel").path("present").isNull()).isTrue();
        }
    }

    @Test
    void anotherPictureIsNotKnownAndWhatCannotBeToldIsSaid() throws Exception {
        upload(TestPictures.encode(TestPictures.scene(800, 600, 2), "png"));

        JsonNode told = verify(TestPictures.encode(TestPictures.scene(800, 600, 3), "jpeg"), "image/jpeg");

        assertThat(told.path("known").isNull()).isTrue();
        assertThat(told.path("ai").path("label").asString()).isEqualTo("none");
        assertThat(told.path("words").path("untold").get(0).asString()).contains("proves nothing");
    }

    @Test
    void theLabelsOfAFileFromElsewhereAreFoundAndItIsNotKept() throws Exception {
        byte[] picture = labelled(TestPictures.encode(TestPictures.scene(300, 300, 4), "webp"), "webp");
        long before = images();

        JsonNode told = verify(picture, "image/webp");

        assertThat(told.path("ai").path("label").asString()).isEqualTo("generated");
        assertThat(told.path("metadata").path("aigc").path("ContentProducer").asString())
                .isEqualTo("elsewhere");
        assertThat(told.path("metadata").path("iptcDigitalSourceType").asString())
                .endsWith("/trainedAlgorithmicMedia");
        assertThat(told.path("words").path("found").toString())
                .contains("a generative model made it")
                .contains("elsewhere");
        assertThat(images()).isEqualTo(before);
    }

    @Test
    void anAigcLabelInTheTextOfAPngIsFoundToo() throws Exception {
        byte[] text = "AIGC\0{\"AIGC\":{\"Label\":\"2\",\"ContentProducer\":\"c\",\"ProduceID\":\"p\"}}"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] picture =
                TestPictures.withPngChunk(TestPictures.encode(TestPictures.scene(300, 300, 5), "png"), "tEXt", text);

        JsonNode told = verify(picture, "image/png");

        assertThat(told.path("metadata").path("aigc").path("Label").asString()).isEqualTo("2");
        assertThat(told.path("ai").path("label").asString()).isEqualTo("none");
        assertThat(told.path("words").path("found").toString()).contains("possibly made by AI");
    }

    @Test
    void anUploadThatCameLabelledIsKnownAsAisAndKeepsItsLabelOnceThroughATool() throws Exception {
        byte[] picture = labelled(TestPictures.encode(TestPictures.scene(500, 400, 6), "png"), "png");

        JsonNode upload = upload(picture);
        assertThat(upload.path("aiLabel").asString()).isEqualTo("generated");
        JsonNode told = api.get("/images/" + upload.path("id").asString() + "/provenance")
                .json();
        assertThat(told.path("cameWith").path("aigc").path("ProduceID").asString())
                .isEqualTo("their-number");

        JsonNode turn = api.post(
                        "/sessions/" + api.newSession("tool") + "/turns",
                        Map.of(
                                "prompt",
                                "retouch 41",
                                "model",
                                ScriptedModel.ID,
                                "imageIds",
                                List.of(upload.path("id").asString())))
                .json();
        JsonNode parts = api.end(turn.path("id").asString()).path("parts");
        JsonNode made = parts.valueStream()
                .filter(part -> part.has("image"))
                .findFirst()
                .orElseThrow()
                .path("image");
        FileLabels labels = FileLabels.read(
                content(made.path("id").asString()), made.path("mediaType").asString());
        assertThat(labels.aigc())
                .isEqualTo(new Aigc(
                        "1",
                        "elsewhere",
                        "their-number",
                        "",
                        "unset",
                        made.path("id").asString(),
                        ""));
    }

    @Test
    void whatIsNoPictureGetsAProblem() {
        ApiClient.Answer answer = api.send(api.request("/verify")
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofString("no picture")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("code").asString()).isEqualTo("unsupported-image");
    }

    private static byte[] labelled(byte[] picture, String format) throws Exception {
        XmpPacket packet = XmpPacket.empty();
        packet.aigc("{\"Label\":\"1\",\"ContentProducer\":\"elsewhere\",\"ProduceID\":\"their-number\","
                + "\"ReservedCode1\":\"\",\"ContentPropagator\":\"elsewhere\",\"PropagateID\":\"their-number\","
                + "\"ReservedCode2\":\"\"}");
        packet.digitalSourceType("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
        byte[] labelled = XmpFile.write(
                picture, ImageFormat.ofMediaType("image/" + format).orElseThrow(), packet.serialize());
        assertThat(ImageIO.read(new ByteArrayInputStream(labelled))).isNotNull();
        return labelled;
    }

    private static long images() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from image")
                .query(Long.class)
                .single();
    }
}

package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProvenanceApiTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start("pentimento.provenance.profile=cn");
        api = server.api();
    }

    private static String upload(int number) {
        return api.multipart("/images", Map.of("file", TestPictures.png(400, 300, number)))
                .json()
                .path("id")
                .asString();
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

    @Test
    void anEditsLineageRunsBackOverEveryTurnToTheUpload() {
        String upload = upload(1);
        String session = api.newSession("lineage");
        JsonNode first = edit(session, "draw 11", List.of(upload));
        JsonNode second = edit(session, "draw 12", List.of());

        JsonNode told = api.get("/images/" + second.path("id").asString() + "/provenance")
                .json();

        assertThat(told.path("ai").path("label").asString()).isEqualTo("edited");
        assertThat(told.path("ai").path("digitalSourceType").asString())
                .endsWith("/compositeWithTrainedAlgorithmicMedia");
        assertThat(told.path("ai").path("model").asString()).isEqualTo(ScriptedModel.ID);
        assertThat(told.path("ai").path("prompt").asString()).isEqualTo("draw 12");
        assertThat(told.path("visibleLabel").path("present").asBoolean()).isTrue();
        assertThat(told.path("visibleLabel").path("text").asString()).contains("AI");
        assertThat(told.path("metadata").path("aigc").propertyNames())
                .containsExactly(
                        "Label",
                        "ContentProducer",
                        "ProduceID",
                        "ReservedCode1",
                        "ContentPropagator",
                        "PropagateID",
                        "ReservedCode2");
        assertThat(told.path("metadata").path("aigc").path("ProduceID").asString())
                .isEqualTo(second.path("id").asString());
        assertThat(told.path("metadata").path("iptcDigitalSourceType").asString())
                .endsWith("/compositeWithTrainedAlgorithmicMedia");
        assertThat(told.path("c2pa").path("present").asBoolean()).isTrue();
        assertThat(told.path("c2pa").path("valid").asBoolean()).isTrue();
        assertThat(told.path("c2pa").path("trusted").asBoolean()).isTrue();
        assertThat(told.path("c2pa").path("issuer").asString()).isEqualTo("Pentimento");
        assertThat(told.path("c2pa").path("problems")).isEmpty();
        List<String> ids = new ArrayList<>();
        told.path("lineage")
                .forEach(step -> ids.add(step.path("image").path("id").asString()));
        assertThat(ids).containsExactly(first.path("id").asString(), upload);
        JsonNode parent = told.path("lineage").get(0);
        assertThat(parent.path("prompt").asString()).isEqualTo("draw 11");
        assertThat(parent.path("model").asString()).isEqualTo(ScriptedModel.ID);
        assertThat(parent.path("relation").asString()).isEqualTo("parent");
        assertThat(told.path("lineage").get(1).path("prompt").isNull()).isTrue();
    }

    @Test
    void whatAToolDidToAPhotoIsNotCalledAiMade() {
        JsonNode made = edit(api.newSession("tool"), "retouch 51", List.of(upload(3)));

        JsonNode told =
                api.get("/images/" + made.path("id").asString() + "/provenance").json();

        assertThat(told.path("ai").path("label").asString()).isEqualTo("none");
        assertThat(told.path("metadata").path("aigc").isNull()).isTrue();
        assertThat(told.path("metadata").path("iptcDigitalSourceType").asString())
                .endsWith("/humanEdits");
        assertThat(told.path("visibleLabel").path("present").asBoolean(true)).isFalse();
    }

    @Test
    void whatAToolDidToAnAiPictureIsLabelledAgain() {
        String session = api.newSession("tool on ai");
        edit(session, "draw 61", List.of());
        JsonNode made = edit(session, "retouch 62", List.of());

        JsonNode told =
                api.get("/images/" + made.path("id").asString() + "/provenance").json();

        assertThat(told.path("ai").path("label").asString()).isEqualTo("generated");
        assertThat(told.path("visibleLabel").path("present").asBoolean()).isTrue();
        assertThat(told.path("metadata").path("aigc").path("ProduceID").asString())
                .isEqualTo(made.path("id").asString());
    }

    @Test
    void anUntouchedUploadIsNotCalledAiMade() {
        JsonNode told = api.get("/images/" + upload(2) + "/provenance").json();

        assertThat(told.path("ai").path("label").asString()).isEqualTo("none");
        assertThat(told.path("ai").path("model").isNull()).isTrue();
        assertThat(told.path("visibleLabel").path("present").asBoolean(true)).isFalse();
        assertThat(told.path("metadata").path("aigc").isNull()).isTrue();
        assertThat(told.path("lineage")).isEmpty();
    }

    @Test
    void theUnlabelledPictureIsGivenOnlyAfterTheDutyIsAcceptedAndKeepsItsOtherLabels() throws Exception {
        JsonNode made = edit(api.newSession("unlabelled"), "draw 21", List.of());
        String id = made.path("id").asString();

        ApiClient.Answer refused = api.get("/images/" + id + "/content?label=none");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asString()).isEqualTo("label-duty-not-accepted");
        assertThat(api.post("/images/" + id + "/unlabelled", Map.of("accepted", false))
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/images/" + id + "/content?label=none").status()).isEqualTo(403);

        assertThat(api.post("/images/" + id + "/unlabelled", Map.of("accepted", true))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/images/" + id + "/unlabelled", Map.of("accepted", true))
                        .status())
                .isEqualTo(200);
        ApiClient.Answer given = api.get("/images/" + id + "/content?label=none");

        assertThat(given.status()).isEqualTo(200);
        byte[] unlabelled = given.response().body();
        byte[] labelled = api.get("/images/" + id + "/content").response().body();
        FileLabels labels = FileLabels.read(unlabelled, "image/png");
        assertThat(labels).isEqualTo(FileLabels.read(labelled, "image/png"));
        assertThat(labels.aigc()).isNotNull();
        assertThat(javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(unlabelled)))
                .satisfies(image -> assertThat(image.getRGB(90, 60)).isEqualTo(original(21, 90, 60)));
        List<String> events = new ArrayList<>();
        server.bean(AuditLog.class).each(entry -> {
            if (id.equals(entry.imageId())) {
                events.add(entry.event());
            }
        });
        assertThat(events)
                .containsExactly(AuditEvent.LABEL_DUTY_ACCEPTED.word(), AuditEvent.UNLABELLED_DELIVERED.word());
        assertThat(server.bean(AuditLog.class).check(null).whole()).isTrue();
    }

    private static int original(int number, int x, int y) throws java.io.IOException {
        return javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(TestPictures.png(96, 64, number)))
                .getRGB(x, y);
    }

    @Test
    void whatIsNotThereIsA404() {
        assertThat(api.get("/images/nothing/provenance").status()).isEqualTo(404);
        assertThat(api.get("/images/nothing/content?label=none").status()).isEqualTo(404);
        assertThat(api.post("/images/nothing/unlabelled", Map.of("accepted", true))
                        .status())
                .isEqualTo(404);
    }
}

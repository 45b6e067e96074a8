package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPostgres;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The labels, looks, duties and the audit log on PostgreSQL: another database, the same behaviour. */
class ProvenanceOnPostgresTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestPostgres.startServer("pentimento.provenance.profile=cn");
        api = server.api();
    }

    private static JsonNode edit(String prompt, List<String> imageIds) {
        JsonNode turn = api.post(
                        "/sessions/" + api.newSession("postgres") + "/turns",
                        Map.of("prompt", prompt, "model", ScriptedModel.ID, "imageIds", imageIds))
                .json();
        return api.end(turn.path("id").asString()).at("/parts/0/image");
    }

    private static String upload(byte[] png) {
        return api.multipart("/images", Map.of("file", png)).json().path("id").asString();
    }

    @Test
    void aPicturesStoryIsTold() throws Exception {
        String upload = upload(TestPictures.encode(TestPictures.scene(300, 200, 5), "png"));
        JsonNode made = edit("draw 51", List.of(upload));

        JsonNode told =
                api.get("/images/" + made.path("id").asString() + "/provenance").json();

        assertThat(told.at("/ai/label").asString()).isEqualTo("edited");
        assertThat(told.at("/ai/digitalSourceType").asString()).endsWith("/compositeWithTrainedAlgorithmicMedia");
        assertThat(told.at("/visibleLabel/text").asString()).contains("AI");
        assertThat(told.at("/visibleLabel/box/width").asInt()).isPositive();
        assertThat(told.at("/c2pa/trusted").asBoolean()).isTrue();
        assertThat(told.at("/lineage/0/image/id").asString()).isEqualTo(upload);
    }

    @Test
    void aCopyIsKnownByItsLooks() throws Exception {
        BufferedImage scene = TestPictures.scene(600, 400, 21);
        String id = upload(TestPictures.encode(scene, "png"));
        upload(TestPictures.encode(TestPictures.scene(600, 400, 22), "png"));

        byte[] copy = TestPictures.encode(TestPictures.resized(scene, 300, 200), "png");
        JsonNode known = api.multipart("/verify", Map.of("file", copy)).json().path("known");

        assertThat(known.path("match").asString()).isEqualTo("similar");
        assertThat(known.path("imageId").asString()).isEqualTo(id);
    }

    @Test
    void theDutyToLabelIsAcceptedOnceByManyAtOnceAndEachDownloadIsWrittenDown() {
        String id = edit("draw 52", List.of()).path("id").asString();
        assertThat(api.get("/images/" + id + "/content?label=none").status()).isEqualTo(403);

        List<String> times = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api.post("/images/" + id + "/unlabelled", Map.of("accepted", true))
                        .json()
                        .path("at")
                        .asString())
                .distinct()
                .toList();
        assertThat(times).hasSize(1);
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> assertThat(
                                api.get("/images/" + id + "/content?label=none").status())
                        .isEqualTo(200));

        List<String> events = events(id);
        assertThat(events.stream().filter(AuditEvent.LABEL_DUTY_ACCEPTED.word()::equals))
                .hasSize(1);
        assertThat(events.stream().filter(AuditEvent.UNLABELLED_DELIVERED.word()::equals))
                .hasSize(8);
        assertThat(server.bean(AuditLog.class).check(null).whole()).isTrue();
    }

    @Test
    void theLogKeepsItsOrderUnderManyWritersAndAfterOldEntriesWereRemoved() {
        AuditLog log = server.bean(AuditLog.class);
        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> log.append(AuditEvent.DELIVERED, "someone", "parallel", "number " + i));
        assertThat(events("parallel")).hasSize(40);
        assertThat(log.check(null).whole()).isTrue();

        log.removeBefore(Instant.now().minusSeconds(3600));
        assertThat(log.check(null).whole()).isTrue();
        assertThat(api.get("/audit/check").json().path("whole").asBoolean()).isTrue();
        assertThat(api.get("/audit").text().lines()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<String> events(String imageId) {
        List<String> events = new ArrayList<>();
        server.bean(AuditLog.class).each(entry -> {
            if (imageId.equals(entry.imageId())) {
                events.add(entry.event());
            }
        });
        return events;
    }
}

package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.audit.AuditEvent;
import app.pentimento.provenance.audit.AuditLog;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every way in which a picture that AI made or changed leaves the server is in the audit log. */
class DeliveriesTest {
    @AutoClose
    private static TestServer server;

    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start("pentimento.provenance.profile=cn");
        api = server.api();
    }

    @Test
    void thePictureItsPreviewsAndExportsAreEachWrittenOnce() {
        String session = api.newSession("deliveries");
        JsonNode made = made(session, "draw 81");
        String id = made.path("id").asString();
        String sha256 = made.path("sha256").asString();

        for (int i = 0; i < 3; i++) {
            api.get("/images/" + id + "/content");
            api.get("/images/" + id + "/content?width=320");
            api.get("/images/" + id + "/content?width=640");
            api.get("/sessions/" + session + "/export");
        }
        server.restart(); // what waits is written at the latest when the server stops

        assertThat(delivered(id))
                .containsExactlyInAnyOrder(
                        "sha256 " + sha256, "preview of sha256 " + sha256, "export, sha256 " + sha256);
    }

    @Test
    void whatOnlyAsksAndWhatAiHadNoPartInAreNotDeliveries() {
        String session = api.newSession("none");
        String id = made(session, "draw 82").path("id").asString();
        String upload = api.multipart("/images", Map.of("file", TestPictures.png(40, 30, 1)))
                .json()
                .path("id")
                .asString();

        api.send(api.request("/images/" + id + "/content").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        api.get("/images/" + id);
        api.get("/images/" + upload + "/content");
        server.restart();

        assertThat(delivered(id)).isEmpty();
        assertThat(delivered(upload)).isEmpty();
    }

    private static List<String> delivered(String id) {
        List<String> details = new ArrayList<>();
        server.bean(AuditLog.class).each(entry -> {
            if (id.equals(entry.imageId()) && entry.event().equals(AuditEvent.DELIVERED.word())) {
                details.add(entry.detail());
            }
        });
        return details;
    }

    private static JsonNode made(String session, String prompt) {
        JsonNode turn = api.post("/sessions/" + session + "/turns", Map.of("prompt", prompt, "model", ScriptedModel.ID))
                .json();
        return api.end(turn.path("id").asString()).path("parts").get(0).path("image");
    }
}

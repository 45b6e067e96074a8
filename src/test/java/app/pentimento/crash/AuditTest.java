package app.pentimento.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.image.ImageFormat;
import app.pentimento.provenance.xmp.XmpFile;
import app.pentimento.provenance.xmp.XmpPacket;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {
    @Test
    void whoGotAPictureWithoutItsVisibleLabelIsStillKnownAfterTheServerWasKilled(@TempDir Path data) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String id;
        try (ServerProcess server = ServerProcess.start(data, http)) {
            ApiClient api = new ApiClient(server::base);
            JsonNode turn = api.multipart(
                            "/sessions/" + api.newSession("") + "/turns",
                            Map.of("prompt", "a bit brighter", "image", generatedElsewhere()))
                    .json();
            JsonNode parts = api.end(turn.path("id").asString()).path("parts");
            id = parts.valueStream()
                    .filter(part -> part.has("image"))
                    .findFirst()
                    .orElseThrow()
                    .at("/image/id")
                    .asString();
            assertThat(api.post("/images/" + id + "/unlabelled", Map.of("accepted", true))
                            .status())
                    .isEqualTo(200);
            assertThat(api.get("/images/" + id + "/content?label=none").status())
                    .isEqualTo(200);
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(data, http)) {
            ApiClient api = new ApiClient(server::base);
            List<JsonNode> log = api.get("/audit")
                    .text()
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
            assertThat(log.stream()
                            .filter(entry -> id.equals(entry.path("imageId").asString()))
                            .map(entry -> entry.path("event").asString()))
                    .containsExactly("label-duty-accepted", "unlabelled-delivered");
            assertThat(log.stream().map(entry -> entry.path("event").asString()))
                    .contains("key-changed");
            assertThat(api.get("/audit/check").json().path("whole").asBoolean()).isTrue();
        }
    }

    private static byte[] generatedElsewhere() throws Exception {
        XmpPacket packet = XmpPacket.empty();
        packet.digitalSourceType("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
        return XmpFile.write(TestPictures.png(300, 200, 1), ImageFormat.PNG, packet.serialize());
    }
}

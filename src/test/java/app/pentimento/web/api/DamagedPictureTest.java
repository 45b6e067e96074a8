package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient.Answer;
import app.pentimento.testing.TestPictures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stored picture whose file was damaged, as the API tells it. */
class DamagedPictureTest extends ApiTalk {
    private JsonNode damagedTurn(String session, int seed) throws Exception {
        JsonNode turn = api.end(api.multipart(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "say Hello", "image", TestPictures.png(61, 47, seed)))
                .json()
                .path("id")
                .asString());
        String sha256 = turn.at("/inputs/0/sha256").asString();
        Path file =
                server.data().resolve("images").resolve(sha256.substring(0, 2)).resolve(sha256);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        return turn;
    }

    @Test
    void isToldAsDamagedAndNotAsAFullDiskAndIsRepairedByTheSameUpload() throws Exception {
        String session = api.newSession("Damaged");
        JsonNode turn = damagedTurn(session, 71);
        String image = turn.at("/inputs/0/id").asString();
        Answer report = api.get("/images/" + image + "/provenance");
        assertThat(report.status()).isEqualTo(422);
        assertThat(report.json().path("code").asString()).isEqualTo("unreadable-image");
        assertThat(report.json().path("detail").asString())
                .contains("file is damaged")
                .doesNotContain("disk");

        JsonNode failed = api.end(api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", "make it warmer", "model", "builtin:studio"))
                .json()
                .path("id")
                .asString());
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.at("/error/message").asString()).contains("file is damaged");

        assertThat(api.multipart("/images", Map.of("file", TestPictures.png(61, 47, 71)))
                        .status())
                .isEqualTo(201);
        assertThat(api.get("/images/" + image + "/provenance").status()).isEqualTo(200);
        JsonNode again = api.end(api.post("/turns/" + failed.path("id").asString() + "/retry", Map.of())
                .json()
                .path("id")
                .asString());
        assertThat(again.path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void isLeftOutOfAnExportThatSaysSo() throws Exception {
        String session = api.newSession("Export");
        damagedTurn(session, 72);
        byte[] zip = api.get("/sessions/" + session + "/export").response().body();
        StringBuilder found = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".damaged.txt")) {
                    found.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(found).contains("This picture's file is damaged");
    }
}

package app.pentimento.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JourneyTest {
    @Test
    void aConversationIsFoundAgainByteForByteAfterTheServerWasKilled(@TempDir Path data) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String session;
        List<JsonNode> turns = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(data, http)) {
            ApiClient api = new ApiClient(server::base);
            session = api.newSession("");
            JsonNode first = api.multipart(
                            "/sessions/" + session + "/turns",
                            Map.of(
                                    "prompt",
                                    "make it black and white and a bit brighter",
                                    "image",
                                    TestPictures.png(900, 600, 1)))
                    .json();
            turns.add(api.end(id(first)));
            turns.add(edit(api, session, "write 'Gemini Nano' at the bottom"));
            api.patch("/sessions/" + session, Map.of("headTurnId", id(first)));
            turns.add(edit(api, session, "rotate left"));
            turns.forEach(turn -> {
                assertThat(turn.get("status").asString()).as(turn.toString()).isEqualTo("succeeded");
                assertThat(pictureOf(turn)).as(turn.toString()).isNotEmpty();
            });
            assertThat(turns.get(2).get("parentTurnId").asString()).isEqualTo(id(first));
            for (String picture : pictures(turns)) {
                pictures.add(
                        api.get("/images/" + picture + "/content").response().body());
            }
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(data, http)) {
            ApiClient api = new ApiClient(server::base);
            JsonNode found = api.get("/sessions/" + session).json();
            assertThat(found.get("title").asString()).isEqualTo("make it black and white and a bit brighter");
            assertThat(found.get("headTurnId").asString()).isEqualTo(id(turns.get(2)));
            JsonNode again = api.get("/sessions/" + session + "/turns").json().get("items");
            assertThat(again).hasSize(3);
            for (int i = 0; i < turns.size(); i++) {
                assertThat(again.get(i)).isEqualTo(turns.get(i));
            }
            List<String> ids = pictures(turns);
            for (int i = 0; i < ids.size(); i++) {
                assertThat(api.get("/images/" + ids.get(i) + "/content")
                                .response()
                                .body())
                        .isEqualTo(pictures.get(i));
            }
        }
    }

    private static JsonNode edit(ApiClient api, String session, String prompt) {
        return api.end(id(api.post("/sessions/" + session + "/turns", Map.of("prompt", prompt))
                .json()));
    }

    private static List<String> pictures(List<JsonNode> turns) {
        List<String> ids = new ArrayList<>();
        ids.add(turns.getFirst().at("/inputs/0/id").asString());
        turns.forEach(turn -> ids.add(pictureOf(turn)));
        return ids;
    }

    private static String pictureOf(JsonNode turn) {
        for (JsonNode part : turn.get("parts")) {
            if (part.has("image")) {
                return part.at("/image/id").asString();
            }
        }
        return "";
    }

    private static String id(JsonNode turn) {
        return turn.get("id").asString();
    }
}

package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestPictures;
import app.pentimento.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the built-in studio makes is kept without loss, and may be a larger file than any that is taken. */
class LargerThanUploadsTest {
    private static final int LIMIT = 1_000_000;

    @Test
    void anEditOfTheStudioMayBeLargerThanAnUploadAndIsShownAndEditedOn() {
        byte[] photo = TestPictures.encoded("jpeg", 900, 700, 3);
        assertThat(photo.length).isLessThan(LIMIT);
        try (TestServer server = TestServer.start("pentimento.image.max-bytes=" + LIMIT + "B")) {
            ApiClient api = server.api();
            String session = api.newSession("Large");
            String id = api.send(api.request("/images")
                            .header("Content-Type", "image/jpeg")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(photo)))
                    .json()
                    .path("id")
                    .asString();
            JsonNode larger =
                    picture(api, session, "resize it to 2400 pixels wide and add a lot of grain", List.of(id));
            assertThat(larger.path("bytes").asLong()).isGreaterThan(LIMIT);
            assertThat(api.get("/images/" + larger.path("id").asString() + "/content?width=640")
                            .status())
                    .isEqualTo(200);
            JsonNode next = picture(api, session, "make it black and white", List.of());
            assertThat(next.path("width").asInt())
                    .isEqualTo(larger.path("width").asInt());
        }
    }

    private static JsonNode picture(ApiClient api, String session, String prompt, List<String> images) {
        String turn = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", prompt, "imageIds", images, "model", "builtin:studio"))
                .json()
                .path("id")
                .asString();
        return ApiClient.picture(api.end(turn));
    }
}

package app.pentimento.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.builtin.DrawnPhoto;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.Thorough;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server with the heap that the README names for the largest photos. */
@Tag(Thorough.TAG)
class FiftyMegapixelsTest {
    private static final int WIDTH = 8160;
    private static final int HEIGHT = 6128;

    @Test
    void aGrainyPhotoOfFiftyMegapixelsIsEditedWholeInOneGigabyteAndShown(@TempDir Path data) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (ServerProcess server = ServerProcess.start(data, http, List.of("-Xmx1g"), Map.of())) {
            ApiClient api = new ApiClient(server::base, Duration.ofMinutes(3));
            String session = api.newSession("Large");
            String photo = upload(api);
            JsonNode sketch = picture(api, session, "turn it into a pencil sketch", List.of(photo));
            JsonNode lighter = picture(api, session, "undo that and make it brighter", List.of());
            assertThat(sketch.path("bytes").asLong() + lighter.path("bytes").asLong())
                    .as("too little of a strain")
                    .isGreaterThan(100_000_000);
            assertThat(server.log()).doesNotContain("OutOfMemoryError");
        }
    }

    private static JsonNode picture(ApiClient api, String session, String prompt, List<String> photos) {
        String id = api.post(
                        "/sessions/" + session + "/turns",
                        Map.of("prompt", prompt, "imageIds", photos, "model", "builtin:studio"))
                .json()
                .path("id")
                .asString();
        JsonNode image = ApiClient.picture(api.end(id));
        assertThat(image.path("width").asInt()).isEqualTo(WIDTH);
        assertThat(image.path("height").asInt()).isEqualTo(HEIGHT);
        assertThat(api.get("/images/" + image.path("id").asString() + "/content?width=1280")
                        .status())
                .isEqualTo(200);
        return image;
    }

    private static String upload(ApiClient api) throws Exception {
        return api.send(api.request("/images")
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(grainy())))
                .json()
                .path("id")
                .asString();
    }

    private static byte[] grainy() throws Exception {
        BufferedImage photo = DrawnPhoto.image(WIDTH, HEIGHT);
        int[] pixels = ((DataBufferInt) photo.getRaster().getDataBuffer()).getData();
        Random random = new Random(11);
        for (int i = 0; i < pixels.length; i++) {
            int grain = random.nextInt(32);
            pixels[i] = Math.min(255, (pixels[i] >> 16 & 255) + grain) << 16
                    | Math.min(255, (pixels[i] >> 8 & 255) + grain) << 8
                    | Math.min(255, (pixels[i] & 255) + grain);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(photo, "jpeg", bytes);
        return bytes.toByteArray();
    }
}

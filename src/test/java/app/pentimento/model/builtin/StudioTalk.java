package app.pentimento.model.builtin;

import app.pentimento.model.builtin.operation.Pixels;
import app.pentimento.testing.ApiClient;
import app.pentimento.testing.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Talks to the built-in engine over the API, as a newcomer without a key does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StudioTalk {
    TestServer server;
    ApiClient api;
    String session;
    byte[] photo;

    @BeforeAll
    void start() throws IOException {
        server = TestServer.start();
        api = server.api();
        photo = png(DrawnPhoto.image(600, 400));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void newSession() {
        session = api.newSession("Photos");
    }

    static List<String> captions(JsonNode turn) {
        return turn.path("parts")
                .valueStream()
                .map(part -> part.path("caption").asString(""))
                .filter(caption -> !caption.isEmpty())
                .toList();
    }

    JsonNode ask(String prompt, byte @Nullable [] image) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", prompt);
        fields.put("model", "builtin:studio");
        if (image != null) {
            fields.put("image", image);
        }
        JsonNode taken =
                api.multipart("/sessions/" + session + "/turns", fields).json();
        return api.until(taken.path("id").asString(), "succeeded", "failed", "cancelled");
    }

    static String text(JsonNode turn) {
        StringBuilder text = new StringBuilder();
        turn.path("parts")
                .forEach(part -> text.append(part.path("text").asString("")).append('\n'));
        return text.toString();
    }

    /** The prompts of what the answer offers. */
    static List<String> choices(JsonNode turn) {
        return turn.path("choices")
                .valueStream()
                .map(choice -> choice.path("prompt").asString())
                .toList();
    }

    static List<JsonNode> images(JsonNode turn) {
        return turn.path("parts")
                .valueStream()
                .filter(part -> part.path("kind").asString().equals("image"))
                .map(part -> part.path("image"))
                .toList();
    }

    Pixels picture(JsonNode turn) throws IOException {
        String id = images(turn).getLast().path("id").asString();
        return pixels(api.get("/images/" + id + "/content").response().body());
    }

    static Pixels pixels(byte[] bytes) throws IOException {
        return Pixels.of(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    String upload(byte[] picture) {
        return api.multipart("/images", Map.of("file", picture))
                .json()
                .path("id")
                .asString();
    }
}

package app.pentimento.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One who works with a server until it dies, and remembers what it was promised. */
final class Client implements Runnable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> PROMPTS = List.of(
            "make it black and white and a bit brighter",
            "rotate right",
            "write 'Gemini Nano' at the bottom",
            "crop to a square",
            "put him in a banana suit");

    private final HttpClient http;
    private final URI base;
    private final Promises promises;
    private final Random random;

    Client(HttpClient http, URI base, Promises promises, long seed) {
        this.http = http;
        this.base = base;
        this.promises = promises;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                converse();
            }
        } catch (IOException e) {
            // The server is gone: what it had promised is checked after it comes back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse() throws IOException, InterruptedException {
        String session = post("/api/v1/sessions", "application/json", "{}".getBytes(UTF_8), null)
                .get("id")
                .asString();
        promises.sessions.add(session);
        JsonNode image = post("/api/v1/images", "image/png", picture(), null);
        promises.images.put(image.get("id").asString(), image.get("sha256").asString());
        String last = null;
        for (int turn = 0; turn < 1 + random.nextInt(4); turn++) {
            last = submit(session, turn == 0 ? image.get("id").asString() : "");
            if (random.nextInt(3) == 0) {
                watch(last);
            }
        }
        if (last != null && random.nextBoolean()) {
            watch(last);
        }
    }

    private String submit(String session, String imageId) throws IOException, InterruptedException {
        String prompt = PROMPTS.get(random.nextInt(PROMPTS.size())) + " " + UUID.randomUUID();
        Promises.Unanswered asking =
                new Promises.Unanswered(session, UUID.randomUUID().toString(), prompt, imageId);
        promises.unanswered.add(asking);
        JsonNode turn = submit(asking);
        promises.unanswered.remove(asking);
        return turn.get("id").asString();
    }

    /** Asks for a turn, for the first time or again. */
    JsonNode submit(Promises.Unanswered asking) throws IOException, InterruptedException {
        Object body = asking.imageId().isEmpty()
                ? Map.of("prompt", asking.prompt())
                : Map.of("prompt", asking.prompt(), "imageIds", List.of(asking.imageId()));
        JsonNode turn = post(
                "/api/v1/sessions/" + asking.sessionId() + "/turns",
                "application/json",
                JSON.writeValueAsBytes(body),
                asking.key());
        String id = turn.get("id").asString();
        promises.turns.put(id, new Promises.Turn(id, asking.sessionId(), asking.prompt()));
        return turn;
    }

    private void watch(String turnId) throws IOException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            JsonNode turn = get("/api/v1/turns/" + turnId);
            Map<Integer, String> seen = promises.parts.computeIfAbsent(turnId, id -> new ConcurrentHashMap<>());
            for (JsonNode part : turn.get("parts")) {
                seen.put(part.get("index").asInt(), content(part));
                if (part.has("image")) {
                    promises.images.put(
                            part.get("image").get("id").asString(),
                            part.get("image").get("sha256").asString());
                }
            }
            if (hasEnded(turn)) {
                promises.ended.put(turnId, turn.get("status").asString());
                return;
            }
            Thread.sleep(20);
        }
    }

    static boolean hasEnded(JsonNode turn) {
        return !List.of("queued", "running").contains(turn.get("status").asString());
    }

    static String content(JsonNode part) {
        return part.has("image")
                ? part.get("image").get("sha256").asString()
                : part.get("text").asString();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString()));
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    private JsonNode post(String path, String type, byte[] body, @org.jspecify.annotations.Nullable String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return json(http.send(request.build(), BodyHandlers.ofString()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.request() + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private byte[] picture() throws IOException {
        int width = 200 + random.nextInt(600);
        int height = 200 + random.nextInt(600);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, color(), width, height, color()));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 20; i++) {
            graphics.setColor(color());
            graphics.fillOval(random.nextInt(width), random.nextInt(height), 60, 60);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private Color color() {
        return new Color(random.nextInt(0x1000000));
    }
}

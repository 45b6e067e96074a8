package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAI images API, and a host for pictures. */
final class OpenAiStandIn implements AutoCloseable {
    static final String KEY = "sk-test";

    private static final Set<String> SIZES = Set.of("1024x1024", "1536x1024", "1024x1536", "auto");
    private static final Set<String> FIELDS = Set.of("model", "prompt", "n", "size", "response_format");
    private static final Pattern DISPOSITION = Pattern.compile("name=\"([^\"]+)\"");

    private final SmallHttpServer server = new SmallHttpServer(0, this::handle);
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, byte[]> pictures = new HashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    /** A request as it was understood: its fields, and its files in order, each as {@code name:} and its bytes. */
    record Asked(String path, Map<String, String> fields, List<File> files) {}

    @SuppressWarnings("ArrayRecordComponent")
    record File(String name, String type, byte[] bytes) {}

    String url() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Answers the next request with these items, each {@code b64_json} or {@code url}. */
    void next(String... items) {
        answers.add("{\"created\": 1, \"data\": [" + String.join(",", items)
                + "], \"usage\": {\"input_tokens\": 50, \"output_tokens\": 1000}}");
    }

    static String inline(byte[] png) {
        return "{\"b64_json\": \"" + Base64.getEncoder().encodeToString(png) + "\"}";
    }

    static String at(String url) {
        return "{\"url\": \"" + url + "\"}";
    }

    /** Puts a picture at an address of this server. */
    String host(String name, byte[] png) {
        pictures.put("/files/" + name, png);
        return url().replace("/v1", "") + "/files/" + name;
    }

    private void handle(Request request, Reply reply) throws IOException {
        byte[] picture = pictures.get(request.path());
        if (request.method().equals("GET") && picture != null) {
            if (!request.header("authorization").isEmpty()) {
                violations.add("The key was sent along with the fetch of a picture");
            }
            reply.send(200, "image/png", Map.of(), picture);
            return;
        }
        try {
            if (!request.header("authorization").equals("Bearer " + KEY)) {
                throw new Violation(401, "invalid_request_error", "Incorrect API key provided.");
            }
            Asked question = request.path().equals("/v1/images/edits") ? edit(request) : generation(request);
            asked.add(question);
            if (question.fields().getOrDefault("prompt", "").contains("forbidden")) {
                reply.json(
                        400, error("image_generation_user_error", "moderation_blocked", "Your request was rejected."));
                return;
            }
            String answer = answers.poll();
            reply.json(200, answer == null ? "{\"data\": []}" : answer);
        } catch (Violation e) {
            violations.add(request.path() + ": " + e.getMessage());
            reply.json(e.code, error(e.status, "x", String.valueOf(e.getMessage())));
        }
    }

    private static String error(String type, String code, String message) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("error", Map.of("message", message, "type", type, "code", code)));
    }

    private static Asked generation(Request request) throws Violation {
        if (!request.path().equals("/v1/images/generations")) {
            throw new Violation(404, "invalid_request_error", "Unknown request URL: " + request.path());
        }
        JsonNode json = JsonMapper.shared().readTree(request.body());
        Map<String, String> fields = new HashMap<>();
        for (String name : json.propertyNames()) {
            fields.put(name, json.path(name).asString(json.path(name).toString()));
        }
        check(fields);
        return new Asked(request.path(), fields, List.of());
    }

    private static Asked edit(Request request) throws Violation, IOException {
        String boundary = "--" + request.header("content-type").replaceAll(".*boundary=", "");
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        Map<String, String> fields = new HashMap<>();
        List<File> files = new ArrayList<>();
        for (String part : body.split(Pattern.quote(boundary), -1)) {
            int blank = part.indexOf("\r\n\r\n");
            if (blank < 0) {
                continue;
            }
            String head = part.substring(0, blank);
            byte[] content = part.substring(blank + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            Matcher name = DISPOSITION.matcher(head);
            if (!name.find()) {
                throw Violation.invalid("A part without a name");
            }
            if (head.contains("filename=")) {
                String type = head.replaceAll("(?is).*content-type: ([^\\r\\n]+).*", "$1");
                files.add(new File(name.group(1), type, content));
            } else {
                fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
            }
        }
        check(fields);
        check(files);
        return new Asked(request.path(), fields, files);
    }

    private static void check(Map<String, String> fields) throws Violation {
        if (!FIELDS.containsAll(fields.keySet())) {
            throw Violation.invalid("Unknown parameter in " + fields.keySet());
        }
        if (fields.getOrDefault("prompt", "").isBlank() || !fields.containsKey("model")) {
            throw Violation.invalid("prompt and model are required.");
        }
        if (fields.containsKey("size") && !SIZES.contains(fields.get("size"))) {
            throw Violation.invalid("size is none of " + SIZES);
        }
    }

    private static void check(List<File> files) throws Violation, IOException {
        long images =
                files.stream().filter(file -> file.name().startsWith("image")).count();
        String expected = images == 1 ? "image" : "image[]";
        int width = 0;
        for (File file : files) {
            if (!file.name().equals(expected) && !file.name().equals("mask")) {
                throw Violation.invalid("No " + file.name() + " was expected.");
            }
            if (!PictureBytes.type(file.bytes()).equals(file.type())) {
                throw Violation.invalid(file.name() + " is no " + file.type());
            }
            var image = ImageIO.read(new ByteArrayInputStream(file.bytes()));
            width = width == 0 ? image.getWidth() : width;
            if (file.name().equals("mask") && (!image.getColorModel().hasAlpha() || image.getWidth() != width)) {
                throw Violation.invalid("The mask must be of the picture's size, with an alpha channel.");
            }
        }
        if (images == 0) {
            throw Violation.invalid("image is required.");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

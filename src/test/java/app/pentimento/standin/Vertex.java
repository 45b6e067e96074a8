package app.pentimento.standin;

import app.pentimento.standin.SmallHttpServer.Request;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imagen's predict in Vertex mode. */
final class Vertex {
    private static final Set<String> PARAMETERS = Set.of(
            "sampleCount",
            "aspectRatio",
            "sampleImageSize",
            "includeRaiReason",
            "includeSafetyAttributes",
            "personGeneration",
            "safetySetting",
            "addWatermark",
            "enhancePrompt",
            "language",
            "outputOptions",
            "seed");
    private static final Set<String> RATIOS = Set.of("1:1", "3:4", "4:3", "9:16", "16:9");

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final Queue<String> predictions = new ConcurrentLinkedQueue<>();

    List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    /** Answers the next request with these predictions, as JSON. */
    void next(String... json) {
        predictions.add("{\"predictions\": [" + String.join(",", json) + "]}");
    }

    static String picture(byte[] png) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "mimeType",
                        "image/png",
                        "bytesBase64Encoded",
                        Base64.getEncoder().encodeToString(png)));
    }

    static String filtered(String reason) {
        return JsonMapper.shared().writeValueAsString(Map.of("raiFilteredReason", reason));
    }

    String answer(Request request) throws Violation {
        JsonNode json = JsonMapper.shared().readTree(request.body());
        JsonNode instances = json.path("instances");
        if (instances.size() != 1
                || instances.path(0).path("prompt").asString("").isBlank()) {
            throw Violation.invalid("There must be one instance with a prompt.");
        }
        JsonNode parameters = json.path("parameters");
        Set<String> unknown = new HashSet<>(parameters.propertyNames());
        unknown.removeAll(PARAMETERS);
        if (!unknown.isEmpty()) {
            throw Violation.invalid("Unknown parameters: " + unknown);
        }
        int count = parameters.path("sampleCount").asInt(4);
        if (count < 1 || count > 4) {
            throw Violation.invalid("sampleCount must be from 1 to 4.");
        }
        if (parameters.has("aspectRatio")
                && !RATIOS.contains(parameters.path("aspectRatio").asString())) {
            throw Violation.invalid("aspectRatio is none of " + RATIOS);
        }
        asked.add(json);
        String answer = predictions.poll();
        return answer == null ? "{}" : answer;
    }
}

package app.pentimento.standin;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what the stand-in answers with. Each method that gives a {@code Script} is one way to answer. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    /** One way to answer a request that was found right. */
    interface Script {
        void answer(Asked asked, Reply reply) throws IOException, InterruptedException;
    }

    /** A part of an answer. */
    record Said(Map<String, Object> json) {}

    /** A request as it was understood. */
    record Asked(
            String path,
            String model,
            tools.jackson.databind.JsonNode request,
            List<GeminiRules.Sent> pictures,
            Signatures signatures,
            long bytes) {
        /** The last words of the last message. */
        String prompt() {
            String prompt = "";
            tools.jackson.databind.JsonNode contents = request.path("contents");
            for (tools.jackson.databind.JsonNode part :
                    contents.path(contents.size() - 1).path("parts")) {
                prompt = part.path("text").asString(prompt);
            }
            return prompt;
        }
    }

    /** A streamed answer of pieces, each a chunk or a {@link Duration} to wait. */
    static Script stream(Object... pieces) {
        return (asked, reply) -> {
            reply.stream();
            for (Object piece : pieces) {
                if (piece instanceof Duration pause) {
                    if (!reply.waits(pause)) {
                        return;
                    }
                } else {
                    reply.event(piece.toString());
                }
            }
        };
    }

    /** An error as Google's servers give it. */
    static Script error(int code, String status, String message) {
        return (asked, reply) -> reply.json(code, errorBody(code, status, message, List.of()));
    }

    /** A quota error that asks to wait. */
    static Script quota(@Nullable String retryDelay) {
        List<Object> details = retryDelay == null
                ? List.of()
                : List.of(
                        Map.of("@type", "type.googleapis.com/google.rpc.QuotaFailure"),
                        Map.of("@type", "type.googleapis.com/google.rpc.RetryInfo", "retryDelay", retryDelay));
        return (asked, reply) -> reply.json(
                429,
                errorBody(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota, please check your plan.",
                        details));
    }

    static String errorBody(int code, String status, String message, List<Object> details) {
        return JSON.writeValueAsString(
                Map.of("error", Map.of("code", code, "message", message, "status", status, "details", details)));
    }

    static Said text(String words) {
        return new Said(Map.of("text", words));
    }

    static Said text(String words, String signature) {
        return new Said(Map.of("text", words, "thoughtSignature", signature));
    }

    static Said picture(byte[] bytes, String type, @Nullable String signature) {
        Map<String, Object> part = new java.util.HashMap<>();
        part.put(
                "inlineData",
                Map.of("mimeType", type, "data", Base64.getEncoder().encodeToString(bytes)));
        if (signature != null) {
            part.put("thoughtSignature", signature);
        }
        return new Said(part);
    }

    static Said thought(Said part) {
        Map<String, Object> thought = new java.util.HashMap<>(part.json());
        thought.put("thought", true);
        return new Said(thought);
    }

    /** A chunk with these parts that does not end the answer. */
    static String chunk(Said... parts) {
        return chunk(null, List.of(parts), Map.of());
    }

    /** The chunk that ends the answer. */
    static String last(String finishReason, Said... parts) {
        return chunk(finishReason, List.of(parts), Map.of());
    }

    /** The chunk that ends the answer, with the tokens it took. */
    static String last(String finishReason, int prompt, int words, int pictures) {
        return chunk(finishReason, List.of(), usage(prompt, words, pictures));
    }

    /** The chunk that says where to go on. */
    static String toBeContinued(String token) {
        return JSON.writeValueAsString(Map.of(
                "candidates", List.of(Map.of("index", 0, "finishReason", "CONTINUATION", "continuationToken", token))));
    }

    static String blocked(String reason) {
        return JSON.writeValueAsString(Map.of(
                "promptFeedback", Map.of("blockReason", reason), "usageMetadata", Map.of("promptTokenCount", 10)));
    }

    private static String chunk(@Nullable String finishReason, List<Said> parts, Map<String, Object> usage) {
        Map<String, Object> candidate = new java.util.LinkedHashMap<>();
        if (!parts.isEmpty()) {
            candidate.put(
                    "content",
                    Map.of(
                            "role",
                            "model",
                            "parts",
                            parts.stream().map(Said::json).toList()));
        }
        if (finishReason != null) {
            candidate.put("finishReason", finishReason);
        }
        candidate.put("index", 0);
        Map<String, Object> chunk = new java.util.LinkedHashMap<>();
        chunk.put("candidates", List.of(candidate));
        chunk.put("modelVersion", "stand-in");
        if (!usage.isEmpty()) {
            chunk.put("usageMetadata", usage);
        }
        return JSON.writeValueAsString(chunk);
    }

    private static Map<String, Object> usage(int prompt, int words, int pictures) {
        List<Object> out = new ArrayList<>();
        out.add(Map.of("modality", "TEXT", "tokenCount", words));
        if (pictures > 0) {
            out.add(Map.of("modality", "IMAGE", "tokenCount", pictures));
        }
        return Map.of(
                "promptTokenCount",
                prompt,
                "candidatesTokenCount",
                words + pictures,
                "totalTokenCount",
                prompt + words + pictures,
                "candidatesTokensDetails",
                out);
    }
}

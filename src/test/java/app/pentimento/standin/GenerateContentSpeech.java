package app.pentimento.standin;

import app.pentimento.standin.Answers.LocalizedMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers as chunks of generateContent. */
final class GenerateContentSpeech implements ModelReply.Speech {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String model;
    private final String servedBy;
    private final Signatures signatures;

    /**
     * @param model that was asked
     * @param servedBy the one that answers, as the answer says
     */
    GenerateContentSpeech(String model, String servedBy, Signatures signatures) {
        this.model = model;
        this.servedBy = servedBy;
        this.signatures = signatures;
    }

    @Override
    public void begin(Reply reply) {}

    @Override
    public void say(Answers.Piece piece, Reply reply) throws IOException {
        reply.event(
                switch (piece) {
                    case Answers.Chunk chunk -> JSON.writeValueAsString(json(chunk));
                    case Answers.Blocked blocked ->
                        JSON.writeValueAsString(Map.of(
                                "promptFeedback",
                                Map.of("blockReason", blocked.reason()),
                                "usageMetadata",
                                Map.of("promptTokenCount", 10)));
                    case Answers.Failure failure ->
                        ModelReply.errorBody(
                                Api.GENERATE_CONTENT, failure.code(), failure.status(), failure.message(), null);
                    case Answers.Data data -> data.text();
                    case Answers.Heartbeat beat -> "";
                });
    }

    private Map<String, Object> json(Answers.Chunk chunk) {
        Map<String, Object> candidate = new LinkedHashMap<>();
        List<Map<String, Object>> parts = new ArrayList<>();
        Map<String, Object> grounding = new LinkedHashMap<>();
        chunk.parts().forEach(said -> add(said, parts, grounding));
        if (!parts.isEmpty()) {
            candidate.put("content", Map.of("role", "model", "parts", parts));
        }
        if (!grounding.isEmpty()) {
            candidate.put("groundingMetadata", grounding);
        }
        if (chunk.finish() != null) {
            candidate.put("finishReason", chunk.finish());
        }
        if (chunk.continueWith() != null) {
            candidate.put("continuationToken", chunk.continueWith());
        }
        candidate.put("index", 0);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("candidates", List.of(candidate));
        json.put("modelVersion", servedBy);
        if (chunk.tokens() != null) {
            json.put("usageMetadata", usage(chunk.tokens()));
        }
        return json;
    }

    private void add(LocalizedMessage said, List<Map<String, Object>> parts, Map<String, Object> grounding) {
        switch (said) {
            case Answers.Words words -> {
                parts.add(signed(Map.of("text", words.text()), words.signature()));
                if (!words.sources().isEmpty()) {
                    grounding.put(
                            "groundingChunks",
                            words.sources().stream()
                                    .map(source -> Map.of("web", Map.of("uri", source.url(), "title", source.title())))
                                    .toList());
                }
            }
            case Answers.Picture picture ->
                parts.add(signed(
                        Map.of(
                                "inlineData",
                                Map.of(
                                        "mimeType",
                                        picture.type(),
                                        "data",
                                        Base64.getEncoder().encodeToString(picture.bytes()))),
                        picture.signature()));
            case Answers.Thought thought -> {
                int from = parts.size();
                add(thought.what(), parts, grounding);
                parts.subList(from, parts.size()).forEach(part -> part.put("thought", true));
            }
            case Answers.Search search -> {
                grounding.put("webSearchQueries", List.of(search.query()));
                grounding.put("searchEntryPoint", Map.of("renderedContent", search.suggestions()));
            }
        }
    }

    private Map<String, Object> signed(Map<String, Object> part, @Nullable String signature) {
        Map<String, Object> signed = new LinkedHashMap<>(part);
        if (signature != null) {
            signatures.give(signature, model);
            signed.put("thoughtSignature", signature);
        }
        return signed;
    }

    private static Map<String, Object> usage(Answers.Tokens tokens) {
        List<Object> out = new ArrayList<>();
        out.add(Map.of("modality", "TEXT", "tokenCount", tokens.words()));
        if (tokens.pictures() > 0) {
            out.add(Map.of("modality", "IMAGE", "tokenCount", tokens.pictures()));
        }
        return Map.of(
                "promptTokenCount",
                tokens.prompt(),
                "candidatesTokenCount",
                tokens.words() + tokens.pictures(),
                "totalTokenCount",
                tokens.prompt() + tokens.words() + tokens.pictures(),
                "candidatesTokensDetails",
                out);
    }
}

package app.pentimento.model.gemini;

import app.pentimento.model.WebSource;
import app.pentimento.model.wire.NotAnAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of an answer while it comes. What a person is to see goes on as soon as it is whole: a picture at once, words
 * when something else follows. Steps that are no output, such as a thought, are kept whole and never shown, whatever they
 * hold.
 */
final class InteractionStep {
    private static final String OUTPUT = "model_output";

    private final AnswerBuilder builder;
    private final boolean output;
    private final ObjectNode fields;
    private final List<WebSource> sources = new ArrayList<>();
    private boolean marked;
    private @Nullable JsonNode error;
    private @Nullable ObjectNode text;
    private final StringBuilder words = new StringBuilder();

    /**
     * @param start as the API gave it, maybe with its first content
     */
    InteractionStep(ObjectNode start, AnswerBuilder builder) throws IOException {
        this.builder = builder;
        this.fields = start.deepCopy();
        this.output = fields.path("type").asText().equals(OUTPUT);
        if (output && fields.remove("content") instanceof ArrayNode content) {
            for (JsonNode one : content) {
                closeText();
                content(one);
            }
        }
    }

    /** The kind of step that such content stands in; empty where that is not known. */
    static Optional<ObjectNode> startFor(JsonNode delta) {
        return switch (delta.path("type").asText()) {
            case "text", "image", "text_annotation_delta" ->
                Optional.of(InteractionJson.object().put("type", OUTPUT));
            case "thought_signature", "thought_summary" ->
                Optional.of(InteractionJson.object().put("type", "thought"));
            default -> Optional.empty();
        };
    }

    void take(ObjectNode delta) throws IOException {
        switch (delta.path("type").asText()) {
            case "thought_signature" -> setFilled("signature", delta.path("signature"));
            case "thought_summary" -> fields.withArray("summary").add(delta.path("content"));
            case "text_annotation_delta" -> annotate(delta.path("annotations"));
            case "text", "image", "audio", "video", "document" -> content(delta);
            default ->
                delta.properties().forEach(field -> {
                    if (!field.getKey().equals("type")) {
                        setFilled(field.getKey(), field.getValue());
                    }
                });
        }
    }

    /** A signature may be announced empty and come later. */
    private void setFilled(String name, JsonNode value) {
        boolean empty =
                value.isMissingNode() || (value.isTextual() && value.asText().isEmpty());
        if (!empty || !fields.has(name)) {
            fields.set(name, value.isMissingNode() ? null : value);
        }
    }

    private void content(JsonNode content) throws IOException {
        if (!output || !content.isObject()) {
            fields.withArray("content").add(content);
            return;
        }
        mark();
        switch (content.path("type").asText()) {
            case "text" -> words(content);
            case "image" -> picture(content);
            default -> {
                closeText();
                builder.add("", InteractionSteps.content(content.deepCopy()));
            }
        }
    }

    private void words(JsonNode content) {
        ObjectNode open = text;
        if (open == null) {
            open = content.deepCopy();
            open.remove("text");
            open.remove("annotations");
            text = open;
        }
        words.append(content.path("text").asText(""));
        annotate(content.path("annotations"));
    }

    private void annotate(JsonNode annotations) {
        for (JsonNode annotation : annotations) {
            if (text != null) {
                text.withArray("annotations").add(annotation);
            }
            if (annotation.path("type").asText().equals("url_citation")) {
                source(annotation);
            }
        }
    }

    private void source(JsonNode page) {
        WebSources.of(page.path("url").asText(""), page.path("title").asText(""))
                .ifPresent(sources::add);
    }

    private void picture(JsonNode content) throws IOException {
        closeText();
        String type = content.path("mime_type").asText("");
        if (!type.isEmpty() && !type.startsWith("image/")) {
            builder.add("", InteractionSteps.content(content.deepCopy()));
            return;
        }
        ObjectNode beside = content.deepCopy();
        JsonNode data = beside.remove("data");
        beside.remove("type");
        builder.raw(InteractionSteps.image(beside));
        builder.picture(bytes(data), type, null);
    }

    private static byte[] bytes(@Nullable JsonNode data) throws IOException {
        try {
            byte @Nullable [] bytes = data == null ? null : data.binaryValue();
            return bytes == null ? new byte[0] : bytes;
        } catch (InvalidFormatException e) {
            throw new NotAnAnswer("A picture is no base64");
        }
    }

    /** Whether it has words for people that are not whole yet. */
    boolean speaks() {
        return !words.isEmpty();
    }

    /** Whatever is still open is whole. */
    void close() {
        closeText();
        if (!output) {
            builder.raw(InteractionSteps.step(fields));
        } else if (!marked) {
            mark();
        } else if (!fields.isEmpty()) {
            builder.raw(InteractionSteps.more(fields));
        }
        if (fields.path("type").asText().equals("google_search_result")) {
            found(fields.path("result"));
        }
        if (!sources.isEmpty()) {
            builder.sources(sources);
        }
    }

    /** What a search found: documented as a list, shown as one object in places, and in older answers with pages. */
    private void found(JsonNode result) {
        for (JsonNode one : result.isArray() ? result : List.of(result)) {
            String html = one.path("search_suggestions")
                    .asText(one.path("rendered_content").asText(""));
            if (!html.isBlank()) {
                builder.searchSuggestions(html);
            }
            source(one);
        }
    }

    private void mark() {
        if (!marked) {
            marked = true;
            error = fields.get("error");
            builder.raw(InteractionSteps.step(fields.deepCopy()));
            fields.removeAll();
        }
    }

    private void closeText() {
        ObjectNode content = text;
        if (content == null) {
            return;
        }
        content.put("text", words.toString());
        builder.add(words.toString(), InteractionSteps.text(content));
        text = null;
        words.setLength(0);
    }

    /** What went wrong with this step, as the vendor tells it; empty where nothing did. */
    Optional<InteractionError> error() {
        return InteractionError.of(fields.has("error") ? fields.get("error") : error);
    }
}

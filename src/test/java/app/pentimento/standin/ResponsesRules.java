package app.pentimento.standin;

import app.pentimento.standin.OpenAiStandIn.Asked;
import app.pentimento.standin.OpenAiStandIn.Kind;
import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the Responses API refuses: OpenAI's specification of 2026-08-21, and Microsoft's word on the tool at Azure. */
final class ResponsesRules {
    private static final Set<String> FIELDS =
            Set.of("model", "store", "instructions", "input", "tools", "stream", "previous_response_id", "reasoning");
    private static final Set<String> TOOL_FIELDS = Set.of(
            "type",
            "model",
            "action",
            "size",
            "quality",
            "output_format",
            "output_compression",
            "background",
            "moderation",
            "partial_images");

    private final Kind kind;
    private final Set<String> stored;

    ResponsesRules(Kind kind, Set<String> stored) {
        this.kind = kind;
        this.stored = stored;
    }

    void check(Asked asked) throws OpenAiViolation, IOException {
        JsonNode json = asked.json();
        known(json, FIELDS, "");
        if (!json.path("model").asString("").equals("gpt-6.1-terra")) {
            throw OpenAiViolation.of(
                    400, "invalid_request_error", "model_not_supported", "The model cannot be used here.", "model");
        }
        if (!json.path("store").isBoolean()) {
            throw OpenAiViolation.invalid("This test wants store to be said, because it is true where it is not.");
        }
        String previous = json.path("previous_response_id").asString("");
        if (!previous.isEmpty() && !stored.contains(previous)) {
            throw OpenAiViolation.of(
                            400,
                            "invalid_request_error",
                            "previous_response_not_found",
                            "Previous response with id '%s' not found.".formatted(previous),
                            "previous_response_id")
                    .asExpected();
        }
        tool(json, asked);
        JsonNode input = json.path("input");
        if (!input.isArray() || input.size() != 1) {
            throw OpenAiViolation.invalid("This test wants one message.");
        }
        for (JsonNode part : input.path(0).path("content")) {
            switch (part.path("type").asString("")) {
                case "input_text" -> known(part, Set.of("type", "text"), "input[0].content.");
                case "input_image" -> {
                    known(part, Set.of("type", "image_url", "detail"), "input[0].content.");
                    DataUrls.read(part.path("image_url").asString(""));
                }
                default -> throw OpenAiViolation.invalid("Invalid value: input[0].content.type");
            }
        }
    }

    private void tool(JsonNode json, Asked asked) throws OpenAiViolation {
        JsonNode tool = json.path("tools").path(0);
        known(tool, TOOL_FIELDS, "tools[0].");
        boolean azure = kind == Kind.AZURE;
        String model = azure ? OpenAiStandIn.DEPLOYMENT : "gpt-image-2";
        if (!tool.path("type").asString("").equals("image_generation")
                || !tool.path("model").asString("").equals(model)) {
            throw OpenAiViolation.invalid("The tool's model must be set: it is one that was switched off otherwise.");
        }
        if (azure && !OpenAiStandIn.DEPLOYMENT.equals(asked.headers().get("x-ms-oai-image-generation-deployment"))) {
            throw OpenAiViolation.invalid("The deployment of the tool must be named in a header.");
        }
        if (azure && json.path("stream").asBoolean(false)) {
            throw OpenAiViolation.invalid("The tool does not stream here.");
        }
        if (tool.has("partial_images") && !json.path("stream").asBoolean(false)) {
            throw OpenAiViolation.invalid("partial_images needs a stream");
        }
    }

    private static void known(JsonNode object, Set<String> fields, String place) throws OpenAiViolation {
        for (String field : object.propertyNames()) {
            if (!fields.contains(field)) {
                throw OpenAiViolation.unknown(place + field);
            }
        }
    }
}

package app.pentimento.standin;

import app.pentimento.standin.OpenAiStandIn.Asked;
import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a gateway with pictures in its chats refuses, as OpenRouter documents it (August 2026). */
final class ChatRules {
    private static final Set<String> FIELDS =
            Set.of("model", "modalities", "image_config", "stream", "stream_options", "messages", "reasoning");
    private static final Set<String> RATIOS =
            Set.of("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9", "5:4", "4:5");
    private static final Set<String> SIZES = Set.of("1K", "2K", "4K");

    private ChatRules() {}

    static void check(Asked asked) throws OpenAiViolation, IOException {
        JsonNode json = asked.json();
        for (String field : json.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw OpenAiViolation.unknown(field);
            }
        }
        boolean pictures = json.path("modalities")
                .valueStream()
                .anyMatch(modality -> modality.asString("").equals("image"));
        if (!pictures) {
            throw OpenAiViolation.invalid("modalities must have image");
        }
        JsonNode config = json.path("image_config");
        if ((config.has("aspect_ratio")
                        && !RATIOS.contains(config.path("aspect_ratio").asString("")))
                || (config.has("image_size")
                        && !SIZES.contains(config.path("image_size").asString("")))) {
            throw OpenAiViolation.invalid("image_config has a wrong value");
        }
        for (JsonNode message : json.path("messages")) {
            message(message);
        }
    }

    private static void message(JsonNode message) throws OpenAiViolation, IOException {
        switch (message.path("role").asString("")) {
            case "system" -> {
                if (!message.path("content").isString()) {
                    throw OpenAiViolation.invalid("A system message is a text");
                }
            }
            case "user" -> {
                for (JsonNode part : message.path("content")) {
                    if (part.path("type").asString("").equals("image_url")) {
                        DataUrls.read(part.path("image_url").path("url").asString(""));
                    } else if (!part.path("text").isString()) {
                        throw OpenAiViolation.invalid("A part is neither a text nor a picture");
                    }
                }
            }
            default -> throw OpenAiViolation.invalid("This test wants no message of the model's");
        }
    }
}

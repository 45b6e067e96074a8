package app.pentimento.standin;

import app.pentimento.standin.OpenAiStandIn.Script;
import java.nio.charset.StandardCharsets;

/** Puts together answers of a gateway's chat. */
final class ChatAnswers {
    static final String USAGE =
            "{\"prompt_tokens\": 1310, \"completion_tokens\": 1290, \"total_tokens\": 2600, \"cost\": 0.13,"
                    + " \"is_byok\": false}";

    private ChatAnswers() {}

    static String words(String text) {
        return chunk("{\"role\": \"assistant\", \"content\": \"" + text + "\"}", "null");
    }

    static String picture(byte[] picture) {
        return chunk(
                "{\"content\": \"\", \"images\": [{\"type\": \"image_url\", \"image_url\": {\"url\": \""
                        + DataUrls.of(picture) + "\"}}]}",
                "null");
    }

    /** The last chunk with a choice. */
    static String end(String reason) {
        return chunk("{\"reasoning_details\": []}", "\"" + reason + "\"");
    }

    static String usage() {
        return "{\"id\": \"gen-1\", \"model\": \"google/gemini-3-pro-image\", \"choices\": [], \"usage\": " + USAGE
                + "}";
    }

    static String chunk(String delta, String finish) {
        return ("{\"id\": \"gen-1\", \"object\": \"chat.completion.chunk\", \"model\": \"google/gemini-3-pro-image\","
                        + " \"choices\": [{\"index\": 0, \"delta\": %s, \"finish_reason\": %s}]}")
                .formatted(delta, finish);
    }

    /** A streamed answer of these chunks, with what OpenRouter sends to keep the connection open. */
    static Script stream(String... chunks) {
        return (asked, reply) -> {
            reply.stream();
            reply.piece(": OPENROUTER PROCESSING\n\n".getBytes(StandardCharsets.UTF_8));
            for (String chunk : chunks) {
                reply.piece(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            reply.piece("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        };
    }

    static Script stream(byte[] picture, String words) {
        return stream(words(words), picture(picture), end("stop"), usage());
    }
}

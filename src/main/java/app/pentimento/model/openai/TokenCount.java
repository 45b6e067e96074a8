package app.pentimento.model.openai;

import app.pentimento.model.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tokens and dollars as an answer counts them. A server that counts nothing leaves all at 0.
 *
 * @param inputImage those of pictures among the input
 * @param outputImage those of pictures among the output
 * @param charged what a gateway says that it charges, in US dollars; null where it does not say
 */
record TokenCount(
        int input,
        int inputImage,
        int output,
        int outputImage,
        @Nullable BigDecimal charged) {
    static final TokenCount NONE = new TokenCount(0, 0, 0, 0, null);

    /** What each unfinished picture costs (OpenAI's image generation guide, August 2026). */
    private static final int PARTIAL_PICTURE = 100;

    /** What unfinished pictures took at least, where nothing else came that counts. */
    static TokenCount ofPartialPictures(int pictures) {
        return new TokenCount(0, 0, pictures * PARTIAL_PICTURE, pictures * PARTIAL_PICTURE, null);
    }

    /** The {@code usage} of the images API, where all output is pictures unless it is said to be words. */
    static TokenCount ofImages(JsonNode usage) {
        int input = count(usage, "input_tokens", "prompt_tokens");
        int output = count(usage, "output_tokens", "completion_tokens");
        int words = usage.path("output_tokens_details").path("text_tokens").asInt(0);
        return new TokenCount(
                input,
                usage.path("input_tokens_details").path("image_tokens").asInt(0),
                output,
                Math.max(0, output - words),
                charged(usage));
    }

    /**
     * The {@code usage} of an answer through the Responses API, which counts what the conversation took, and its {@code
     * tool_usage}, which counts what the pictures took and is not in the vendor's description of the API. All that the
     * tool reads counts as pictures: its prompt is short, and its words cost no more than those.
     */
    static TokenCount ofResponse(JsonNode usage, JsonNode toolUsage) {
        JsonNode tool = toolUsage.path("image_gen");
        int toolInput = tool.path("input_tokens").asInt(0);
        int toolOutput = tool.path("output_tokens").asInt(0);
        return new TokenCount(
                usage.path("input_tokens").asInt(0) + toolInput,
                toolInput,
                usage.path("output_tokens").asInt(0) + toolOutput,
                toolOutput,
                charged(usage));
    }

    /** The {@code usage} of a chat. */
    static TokenCount ofChat(JsonNode usage) {
        return new TokenCount(
                usage.path("prompt_tokens").asInt(0),
                usage.path("prompt_tokens_details").path("image_tokens").asInt(0),
                usage.path("completion_tokens").asInt(0),
                usage.path("completion_tokens_details").path("image_tokens").asInt(0),
                charged(usage));
    }

    private static int count(JsonNode usage, String name, String otherName) {
        return usage.path(name).asInt(usage.path(otherName).asInt(0));
    }

    /** A gateway's price; with a key of the operator's own at the provider, what the provider charges comes on top. */
    private static @Nullable BigDecimal charged(JsonNode usage) {
        JsonNode cost = usage.path("cost");
        if (!cost.isNumber()) {
            return null;
        }
        JsonNode upstream = usage.path("cost_details").path("upstream_inference_cost");
        boolean ownKey = usage.path("is_byok").asBoolean(false) && upstream.isNumber();
        return ownKey ? cost.decimalValue().add(upstream.decimalValue()) : cost.decimalValue();
    }

    /** The same as the turn's usage. */
    Usage usage(int picturesIn, int picturesOut) {
        return new Usage(input, inputImage, output, outputImage, picturesIn, picturesOut, 0, 0, charged);
    }
}

package app.pentimento.model.gemini;

import app.pentimento.model.Usage;
import com.fasterxml.jackson.databind.JsonNode;

/** Counts the tokens of an answer over all its requests; within one, the vendor's latest count holds. */
final class InteractionUsage {
    private int inputTokens;
    private int outputTokens;
    private int imageTokens;
    private JsonNode latest = InteractionJson.object();

    /** Another request begins. */
    void nextRequest() {
        inputTokens += input();
        outputTokens += output();
        imageTokens += images();
        latest = InteractionJson.object();
    }

    /** Takes a count, wherever the vendor tells it; one that tells no totals is passed over. */
    void take(JsonNode usage) {
        if (usage.has("total_input_tokens") || usage.has("total_output_tokens")) {
            latest = usage;
        }
    }

    Usage total(int picturesIn, int picturesOut) {
        return new Usage(
                inputTokens + input(), outputTokens + output(), imageTokens + images(), picturesIn, picturesOut, 0, 0);
    }

    private int input() {
        return latest.path("total_input_tokens").asInt(0);
    }

    /** Thoughts are told beside the output, unless the sum of all says that they are in it. */
    private int output() {
        int output = latest.path("total_output_tokens").asInt(0);
        int thought = latest.path("total_thought_tokens").asInt(0);
        boolean included =
                thought > 0 && output >= thought && latest.path("total_tokens").asInt(0) == input() + output;
        return included ? output : output + thought;
    }

    private int images() {
        int tokens = 0;
        for (JsonNode count : latest.path("output_tokens_by_modality")) {
            if (count.path("modality").asText().equalsIgnoreCase("image")) {
                tokens += count.path("tokens").asInt(0);
            }
        }
        return tokens;
    }
}

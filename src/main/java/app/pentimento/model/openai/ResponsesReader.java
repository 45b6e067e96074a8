package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.ConnectionLost;
import app.pentimento.model.wire.HttpFailure;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An answer through the Responses API: words, and pictures that its tool makes. Streamed, each item comes when it is done
 * and again with the whole response at the end; each is told once. A picture counts whatever its item's status says: some
 * finished ones say {@code generating}.
 */
final class ResponsesReader implements AnswerReader {
    private final String label;
    private final boolean stored;
    private final OpenAiPictures pictures;
    private final AnswerListener listener;
    private final Spoken spoken;
    private final Set<String> told = new HashSet<>();
    private final StringBuilder unfinishedWords = new StringBuilder();
    private TokenCount tokens = TokenCount.NONE;
    private String id = "";
    private String mainModel = "";
    private String toolModel;
    private int partial;
    private boolean ended;
    private String incomplete = "";

    /**
     * @param imageModel the model that was asked for as the maker of pictures
     * @param stored whether the vendor was asked to keep the conversation
     */
    ResponsesReader(String label, String imageModel, boolean stored, OpenAiPictures pictures, AnswerListener listener) {
        this.label = label;
        this.toolModel = imageModel;
        this.stored = stored;
        this.pictures = pictures;
        this.listener = listener;
        this.spoken = new Spoken(listener);
    }

    @Override
    public void event(JsonNode event) throws IOException, InterruptedException, ModelException {
        switch (event.path("type").asString("")) {
            case "response.image_generation_call.partial_image" -> {
                partial++;
                OpenAiPictures.preview(event.path("partial_image_b64").asString(""), listener);
            }
            case "response.output_text.delta" ->
                unfinishedWords.append(event.path("delta").asString(""));
            case "response.output_item.done" -> item(event.path("item"));
            case "response.created", "response.in_progress" -> facts(event.path("response"));
            case "response.completed", "response.incomplete", "response.failed" -> whole(event.path("response"));
            default -> fail(event);
        }
    }

    private static void fail(JsonNode event) throws HttpFailure {
        HttpFailure failure = OpenAiError.within(event);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void whole(JsonNode response) throws IOException, InterruptedException, ModelException {
        facts(response);
        if (response.path("usage").isObject()) {
            tokens = TokenCount.ofResponse(response.path("usage"), response.path("tool_usage"));
        }
        for (JsonNode item : response.path("output")) {
            item(item);
        }
        fail(response);
        switch (response.path("status").asString("completed")) {
            case "completed" -> ended = true;
            case "incomplete" -> {
                ended = true;
                incomplete = response.path("incomplete_details").path("reason").asString("unknown");
            }
            case "failed", "cancelled" -> throw OpenAiError.unexplained();
            default -> {} // not at its end
        }
    }

    /** Which models are at it, and the id under which the vendor keeps the conversation. */
    private void facts(JsonNode response) {
        id = response.path("id").asString(id);
        mainModel = response.path("model").asString(mainModel);
        for (JsonNode tool : response.path("tools")) {
            toolModel = tool.path("model").asString(toolModel);
        }
    }

    private void item(JsonNode item) throws IOException, InterruptedException, ModelException {
        switch (item.path("type").asString("")) {
            case "image_generation_call" -> {
                String result = item.path("result").asString("");
                if (!result.isEmpty() && isNew(item, result)) {
                    picture(OpenAiPictures.decode(result));
                }
            }
            case "message" -> message(item);
            default -> {}
        }
    }

    private void message(JsonNode item) throws IOException, InterruptedException, ModelException {
        StringBuilder words = new StringBuilder();
        for (JsonNode part : item.path("content")) {
            words.append(part.path("text").asString(part.path("refusal").asString("")));
        }
        if (!isNew(item, words.toString())) {
            return;
        }
        unfinishedWords.setLength(0);
        spoken.words(words.toString());
        for (JsonNode part : item.path("content")) { // so some gateways give pictures
            String address = part.path("image_url").asString("");
            if (!address.isEmpty()) {
                picture(pictures.at(address));
            }
        }
    }

    /** Whether an item was not told yet. Some servers give items no id; they are known by what they hold. */
    private boolean isNew(JsonNode item, String content) {
        String itemId = item.path("id").asString("");
        return told.add(itemId.isEmpty() ? content.length() + " " + content.hashCode() : itemId);
    }

    private void picture(byte[] bytes) {
        listener.servedBy(toolModel, null);
        spoken.picture(bytes);
    }

    @Override
    public void end() throws IOException, ModelException {
        keepWhatCame();
        if (!ended) {
            throw new ConnectionLost("The answer ended without saying that it was whole");
        }
        switch (incomplete) {
            case "" -> {}
            case "content_filter" -> throw OpenAiFailures.heldBack(label);
            default -> throw OpenAiFailures.cutOff(label, spoken.anything());
        }
        if (!spoken.anything()) {
            throw OpenAiFailures.nothing(label);
        }
        String maker = spoken.pictures() > 0 ? toolModel : mainModel;
        listener.servedBy(maker, stored && !id.isEmpty() ? id : null);
    }

    @Override
    public void keepWhatCame() {
        String words = unfinishedWords.toString();
        unfinishedWords.setLength(0);
        spoken.words(words);
    }

    @Override
    public boolean partSeen() {
        return partial > 0 || spoken.anything();
    }

    @Override
    public Usage usage(int picturesIn) {
        TokenCount counted = tokens.equals(TokenCount.NONE) && spoken.pictures() == 0
                ? TokenCount.ofPartialPictures(partial)
                : tokens;
        return counted.usage(picturesIn, spoken.pictures());
    }
}

package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.ConnectionLost;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a chat: words, with pictures in {@code images} beside them or among the parts of the content. Streamed, a
 * picture that comes again at the same place replaces the one before: models that sharpen a picture send it so. The parts
 * are told at the end, when no picture can be replaced any more.
 */
final class ChatReader implements AnswerReader {
    private final String label;
    private final OpenAiPictures pictures;
    private final AnswerListener listener;
    private final Spoken spoken;
    /** Addresses of pictures by their places, in the order in which the places came. */
    private final LinkedHashMap<String, String> addresses = new LinkedHashMap<>();
    /** The words before each picture, and those after all of them. */
    private final List<StringBuilder> words = new ArrayList<>(List.of(new StringBuilder()));

    private TokenCount tokens = TokenCount.NONE;
    private boolean streamed;
    private @Nullable String finish;
    private String nativeFinish = "";
    private int inContent;

    ChatReader(String label, OpenAiPictures pictures, AnswerListener listener) {
        this.label = label;
        this.pictures = pictures;
        this.listener = listener;
        this.spoken = new Spoken(listener);
    }

    @Override
    public void event(JsonNode event) throws IOException {
        streamed = true;
        take(event);
    }

    @Override
    public void whole(JsonNode answer) throws IOException {
        take(answer);
        finish = finish == null ? "stop" : finish;
    }

    private void take(JsonNode answer) throws IOException {
        JsonNode choice = answer.path("choices").path(0);
        String servedBy = answer.path("model").asString("");
        if (!servedBy.isEmpty()) {
            listener.servedBy(servedBy, null);
        }
        if (answer.path("usage").isObject()) {
            tokens = TokenCount.ofChat(answer.path("usage"));
        }
        for (String name : List.of("delta", "message")) {
            message(choice.path(name));
        }
        finish = choice.path("finish_reason").asString(finish == null ? "" : finish);
        finish = finish.isEmpty() ? null : finish;
        nativeFinish = choice.path("native_finish_reason").asString(nativeFinish);
        for (JsonNode place : List.of(answer, choice)) {
            HttpFailure failure = OpenAiError.within(place);
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void message(JsonNode message) {
        JsonNode content = message.path("content");
        if (content.isString()) {
            words.getLast().append(content.asString());
        }
        for (JsonNode part : content.isArray() ? content : List.<JsonNode>of()) {
            words.getLast().append(part.path("text").asString(""));
            if (!address(part).isEmpty()) {
                picture("content " + inContent++, address(part));
            }
        }
        words.getLast().append(message.path("refusal").asString(""));
        int position = 0;
        for (JsonNode image : message.path("images")) {
            picture(Integer.toString(image.path("index").asInt(position++)), address(image));
        }
    }

    private static String address(JsonNode image) {
        JsonNode address = image.path("image_url");
        return address.path("url").asString(address.asString(""));
    }

    private void picture(String place, String address) {
        if (address.isEmpty()) {
            return;
        }
        if (addresses.put(place, address) == null) {
            words.add(new StringBuilder());
        }
        if (streamed && OpenAiPictures.isDataUrl(address)) {
            OpenAiPictures.preview(address, listener);
        }
    }

    @Override
    public void end() throws IOException, InterruptedException, ModelException {
        while (!addresses.isEmpty()) {
            spoken.words(words.removeFirst().toString());
            spoken.picture(pictures.at(addresses.pollFirstEntry().getValue()));
        }
        lastWords();
        if (finish == null && tokens.equals(TokenCount.NONE)) {
            throw new ConnectionLost("The answer ended without saying that it was whole");
        }
        judge(finish == null ? "stop" : finish);
    }

    private void lastWords() {
        String last = words.getLast().toString();
        words.getLast().setLength(0);
        spoken.words(last);
    }

    private void judge(String reason) throws IOException, ModelException {
        boolean forbidden = Stream.of("safety", "prohibited", "recitation", "block")
                .anyMatch(word -> nativeFinish.toLowerCase(Locale.ROOT).contains(word));
        if (reason.equals("content_filter") || (forbidden && !spoken.anything())) {
            throw OpenAiFailures.heldBack(label);
        }
        if (reason.equals("error")) {
            throw OpenAiError.unexplained();
        }
        if (reason.equals("length")) {
            throw OpenAiFailures.cutOff(label, spoken.anything());
        }
        if (!spoken.anything()) {
            throw OpenAiFailures.nothing(label);
        }
    }

    @Override
    public void keepWhatCame() {
        while (!addresses.isEmpty()) {
            spoken.words(words.removeFirst().toString());
            String address = addresses.pollFirstEntry().getValue();
            try {
                if (OpenAiPictures.isDataUrl(address)) {
                    spoken.picture(OpenAiPictures.decode(address));
                }
            } catch (NotAnAnswer e) {
                // no picture, and the answer has failed already
            }
        }
        lastWords();
    }

    @Override
    public boolean partSeen() {
        return spoken.anything() || !addresses.isEmpty() || words.stream().anyMatch(text -> !text.isEmpty());
    }

    @Override
    public Usage usage(int picturesIn) {
        return tokens.usage(picturesIn, spoken.pictures());
    }
}

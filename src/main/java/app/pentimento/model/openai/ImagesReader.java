package app.pentimento.model.openai;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import app.pentimento.model.ModelImage;
import app.pentimento.model.Usage;
import app.pentimento.model.wire.HttpFailure;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** An answer of the images API: pictures alone. Streamed, unfinished pictures come before the finished one. */
final class ImagesReader implements AnswerReader {
    private final String label;
    private final OpenAiPictures pictures;
    private final AnswerListener listener;
    private TokenCount tokens = TokenCount.NONE;
    private int partial;
    private int finished;

    ImagesReader(String label, OpenAiPictures pictures, AnswerListener listener) {
        this.label = label;
        this.pictures = pictures;
        this.listener = listener;
    }

    @Override
    public void event(JsonNode event) throws IOException, InterruptedException, ModelException {
        if (event.path("type").asString("").contains("partial_image")) {
            partial++;
            OpenAiPictures.preview(event.path("b64_json").asString(""), listener);
        } else {
            whole(event);
        }
    }

    @Override
    public void whole(JsonNode answer) throws IOException, InterruptedException, ModelException {
        HttpFailure failure = OpenAiError.within(answer);
        if (failure != null) {
            throw failure;
        }
        if (answer.path("usage").isObject()) {
            tokens = TokenCount.ofImages(answer.path("usage"));
        }
        String servedBy = answer.path("model").asString("");
        if (!servedBy.isEmpty()) {
            listener.servedBy(servedBy, null);
        }
        for (JsonNode item : answer.path("data")) {
            picture(item);
        }
        if (answer.has("b64_json") || answer.has("url")) {
            picture(answer);
        }
    }

    private void picture(JsonNode item) throws IOException, InterruptedException, ModelException {
        byte[] bytes = pictures.of(item);
        finished++;
        listener.image(new ModelImage(bytes, "", null, ModelImage.Making.GENERATIVE));
    }

    @Override
    public void end() throws ModelException {
        if (finished == 0) {
            throw OpenAiFailures.noPicture(label);
        }
    }

    @Override
    public boolean partSeen() {
        return partial + finished > 0;
    }

    @Override
    public Usage usage(int picturesIn) {
        TokenCount counted =
                finished == 0 && tokens.equals(TokenCount.NONE) ? TokenCount.ofPartialPictures(partial) : tokens;
        return counted.usage(picturesIn, finished);
    }
}

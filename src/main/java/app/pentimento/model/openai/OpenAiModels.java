package app.pentimento.model.openai;

import app.pentimento.image.ImageCodec;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelProperties;
import app.pentimento.model.ModelSource;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.PictureFitter;
import app.pentimento.model.wire.Wire;
import java.util.List;
import org.springframework.stereotype.Component;

/** The models of the catalog that are reached over the OpenAI images API. */
@Component
class OpenAiModels implements ModelSource {
    private final List<OpenAiModel> models;

    OpenAiModels(
            ModelProperties properties,
            OpenAiProperties openAi,
            Wire wire,
            PictureFitter fitter,
            ImageCodec codec,
            ModelDirectory directory,
            Attempts attempts) {
        OpenAiPictures pictures = new OpenAiPictures(openAi, wire.client());
        models = properties.of("openai").stream()
                .map(entry -> new OpenAiModel(
                        entry.getKey(),
                        entry.getValue(),
                        openAi,
                        new OpenAiRequests(entry.getKey(), entry.getValue(), openAi, fitter, new OpenAiMask(codec)),
                        wire.client(),
                        pictures,
                        directory,
                        attempts))
                .toList();
    }

    @Override
    public List<OpenAiModel> models() {
        return models;
    }
}

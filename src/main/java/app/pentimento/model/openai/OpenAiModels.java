package app.pentimento.model.openai;

import app.pentimento.image.ImageCodec;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelSource;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.PictureFitter;
import app.pentimento.model.wire.Wire;
import org.springframework.stereotype.Component;

/** The models that are reached over the OpenAI images API. */
@Component
class OpenAiModels implements ModelSource {
    private final OpenAiProperties openAi;
    private final Wire wire;
    private final PictureFitter fitter;
    private final ImageCodec codec;
    private final ModelDirectory directory;
    private final Attempts attempts;
    private final OpenAiPictures pictures;

    OpenAiModels(
            OpenAiProperties openAi,
            Wire wire,
            PictureFitter fitter,
            ImageCodec codec,
            ModelDirectory directory,
            Attempts attempts) {
        this.openAi = openAi;
        this.wire = wire;
        this.fitter = fitter;
        this.codec = codec;
        this.directory = directory;
        this.attempts = attempts;
        this.pictures = new OpenAiPictures(openAi, wire.client());
    }

    @Override
    public String backend() {
        return "openai";
    }

    @Override
    public ImageModel model(String name, CatalogEntry entry) {
        OpenAiRequests requests = new OpenAiRequests(name, entry, openAi, fitter, new OpenAiMask(codec));
        return new OpenAiModel(name, entry, openAi, requests, wire.client(), pictures, directory, attempts);
    }
}

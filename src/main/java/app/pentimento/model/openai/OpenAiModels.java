package app.pentimento.model.openai;

import app.pentimento.image.ImageCodec;
import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelSource;
import app.pentimento.model.wire.Attempts;
import app.pentimento.model.wire.PictureFitter;
import app.pentimento.model.wire.Wire;
import java.time.Clock;
import okhttp3.OkHttpClient;
import org.springframework.stereotype.Component;

/** The models that are reached over OpenAI's APIs. */
@Component
class OpenAiModels implements ModelSource {
    static final String BACKEND = "openai";

    private final OpenAiProperties openAi;
    private final Connections connections;
    private final OkHttpClient http;
    private final PictureFitter fitter;
    private final OpenAiMask masks;
    private final ModelDirectory directory;
    private final Attempts attempts;
    private final RefusedParameters refused = new RefusedParameters(Clock.systemUTC());

    OpenAiModels(
            OpenAiProperties openAi,
            Connections connections,
            Wire wire,
            PictureFitter fitter,
            ImageCodec codec,
            ModelDirectory directory,
            Attempts attempts) {
        this.openAi = openAi;
        this.connections = connections;
        this.http = wire.client();
        this.fitter = fitter;
        this.masks = new OpenAiMask(codec);
        this.directory = directory;
        this.attempts = attempts;
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public ImageModel model(String name, CatalogEntry entry) {
        Api api = Api.of(name, entry.api());
        Connection connection = connections.of(name, entry.connection());
        String label = entry.label().isEmpty() ? name : entry.label();
        ModelFacts facts = new ModelFacts(
                name,
                label,
                entry,
                OpenAiOptions.of(name, entry, api),
                connection,
                openAi.sizes(),
                openAi.instructions().strip(),
                fitter,
                new OpenAiPictures(openAi, connection, http, label));
        return new OpenAiModel(api, facts, openAi, masks, refused, http, directory, attempts);
    }
}

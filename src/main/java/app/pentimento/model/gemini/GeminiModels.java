package app.pentimento.model.gemini;

import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelProperties;
import app.pentimento.model.ModelSource;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.wire.Attempts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The Gemini models of the catalog. */
@Component
class GeminiModels implements ModelSource {
    private final List<GeminiModel> models;

    GeminiModels(
            ModelProperties properties,
            GeminiProperties gemini,
            GoogleClients clients,
            ImageTransport transport,
            ModelDirectory directory,
            Attempts attempts) {
        models = properties.of("gemini").stream()
                .map(entry -> new GeminiModel(
                        entry.getKey(), entry.getValue(), gemini, clients, transport, directory, attempts))
                .toList();
    }

    @Override
    public List<GeminiModel> models() {
        return models;
    }
}

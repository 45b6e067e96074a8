package app.pentimento.model.gemini;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelSource;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.wire.Attempts;
import org.springframework.stereotype.Component;

/** The Gemini models of the catalog, and those that Google offers besides. */
@Component
class GeminiModels implements ModelSource {
    private final GeminiProperties gemini;
    private final GoogleClients clients;
    private final ImageTransport transport;
    private final ModelDirectory directory;
    private final Attempts attempts;

    GeminiModels(
            GeminiProperties gemini,
            GoogleClients clients,
            ImageTransport transport,
            ModelDirectory directory,
            Attempts attempts) {
        this.gemini = gemini;
        this.clients = clients;
        this.transport = transport;
        this.directory = directory;
        this.attempts = attempts;
    }

    @Override
    public String backend() {
        return "gemini";
    }

    @Override
    public ImageModel model(String name, CatalogEntry entry) {
        return new GeminiModel(name, entry, gemini, clients, transport, directory, attempts);
    }
}

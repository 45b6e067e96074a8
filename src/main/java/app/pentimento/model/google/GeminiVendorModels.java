package app.pentimento.model.google;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ModelException;
import app.pentimento.model.VendorConnections;
import app.pentimento.model.VendorModels;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Google's models, through whichever way to Gemini is set up. */
@Component
class GeminiVendorModels implements VendorModels, VendorConnections {
    static final String BACKEND = "gemini";

    private final GoogleClients clients;
    private final GeminiKey key;
    private final DeveloperModels developer;
    private final VertexModels vertex;

    GeminiVendorModels(GoogleClients clients, GeminiKey key, DeveloperModels developer, VertexModels vertex) {
        this.clients = clients;
        this.key = key;
        this.developer = developer;
        this.vertex = vertex;
    }

    @Override
    public List<VendorModels> all() {
        return List.of(this);
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public @Nullable String connection() {
        return clients.geminiAccount();
    }

    @Override
    public Listing list() throws ModelException, InterruptedException {
        return clients.wayToGemini() == GoogleClients.Way.DEVELOPER ? developer.list(key.current()) : vertex.list();
    }

    @Override
    public CatalogEntry careful(Listed model) {
        return CatalogEntry.careful(BACKEND, "", "", model.label(), true, model.contextTokens());
    }
}

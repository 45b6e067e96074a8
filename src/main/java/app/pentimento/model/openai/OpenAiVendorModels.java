package app.pentimento.model.openai;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ModelException;
import app.pentimento.model.VendorModels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models of one server that speaks OpenAI's APIs. */
final class OpenAiVendorModels implements VendorModels {
    private final Connection connection;
    private final OpenAiModelList list;
    /** Through which API the server was found to give each model's pictures. */
    private volatile Map<String, Api> apis = Map.of();

    OpenAiVendorModels(Connection connection, OpenAiModelList list) {
        this.connection = connection;
        this.list = list;
    }

    @Override
    public String backend() {
        return OpenAiModels.BACKEND;
    }

    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public boolean serves(CatalogEntry entry) {
        return entry.backend().equals(OpenAiModels.BACKEND)
                && entry.connection().equals(connection.name());
    }

    @Override
    public @Nullable String connection() {
        return connection.unavailable() == null && !connection.isAzure() ? connection.address() : null;
    }

    @Override
    public Listing list() throws ModelException, InterruptedException {
        OpenAiModelList.Listing listing = list.of(connection);
        Map<String, Api> found = new HashMap<>();
        listing.models().forEach(model -> found.put(model.name(), model.api()));
        apis = Map.copyOf(found);
        List<Listed> models = listing.models().stream()
                .map(model -> new Listed(
                        model.name(), model.label(), model.makesPictures(), model.contextTokens(), model.shutdown()))
                .toList();
        return new Listing(models, listing.complete());
    }

    @Override
    public CatalogEntry careful(Listed model) {
        Api api = apis.getOrDefault(model.name(), Api.IMAGES);
        return CatalogEntry.careful(
                OpenAiModels.BACKEND,
                api.word(),
                connection.name(),
                model.label(),
                api != Api.IMAGES,
                model.contextTokens());
    }
}

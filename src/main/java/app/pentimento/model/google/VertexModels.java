package app.pentimento.model.google;

import app.pentimento.model.ModelException;
import app.pentimento.model.ModelProperties;
import app.pentimento.model.VendorModels.Listed;
import app.pentimento.model.VendorModels.Listing;
import app.pentimento.model.wire.HttpFailure;
import app.pentimento.model.wire.NotAnAnswer;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.GetModelConfig;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Model;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads the models of Google's own that Vertex mode offers. Whether that list holds every model that can be asked is not
 * documented, so one of the catalog that it lacks is asked for by its name before it counts as gone.
 */
@Component
class VertexModels {
    private static final int LIMIT_MILLIS = 15_000;
    private static final int PAGE_SIZE = 100;
    private static final int MOST = 3000;
    private static final int NOT_FOUND = 404;

    private final GoogleClients clients;
    private final ModelProperties catalog;

    VertexModels(GoogleClients clients, ModelProperties catalog) {
        this.clients = clients;
        this.catalog = catalog;
    }

    /** The models that the project or the key may see. */
    Listing list() throws ModelException, InterruptedException {
        Client client = clients.client(GoogleClients.Way.VERTEX);
        Map<String, Listed> models = new LinkedHashMap<>();
        boolean complete = true;
        try {
            for (Model model : client.models.list(ListModelsConfig.builder()
                    .pageSize(PAGE_SIZE)
                    .httpOptions(options())
                    .build())) {
                Listed listed = listed(model, "");
                if (models.put(listed.name(), listed) != null || models.size() > MOST) {
                    break; // the pager begins anew where an answer's page token is empty
                }
            }
            for (String name : catalog.of(GeminiVendorModels.BACKEND).stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !models.containsKey(name))
                    .toList()) {
                complete &= askFor(client, name, models);
            }
        } catch (GenAiIOException e) {
            throw failed(GoogleFailures.unwrap(e));
        } catch (ApiException e) {
            throw failed(GoogleFailures.unwrap(e));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw failed(new NotAnAnswer("The list of models could not be read"));
        }
        return new Listing(List.copyOf(models.values()), complete);
    }

    /** Adds a model that the list lacks where it is there all the same; false where that is not known. */
    private static boolean askFor(Client client, String name, Map<String, Listed> models) {
        IOException failure;
        try {
            Model model = client.models.get(
                    name, GetModelConfig.builder().httpOptions(options()).build());
            models.put(name, listed(model, name));
            return true;
        } catch (GenAiIOException e) {
            failure = GoogleFailures.unwrap(e);
        } catch (ApiException e) {
            failure = GoogleFailures.unwrap(e);
        }
        return failure instanceof HttpFailure http && http.code() == NOT_FOUND;
    }

    private static Listed listed(Model model, String name) {
        return GoogleNames.listed(
                model.name().orElse(name),
                model.displayName().orElse(""),
                model.supportedActions().orElse(List.of()),
                model.inputTokenLimit().orElse(null));
    }

    private static ModelException failed(IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return GoogleFailures.ofListing(failure);
    }

    private static HttpOptions options() {
        return HttpOptions.builder().timeout(LIMIT_MILLIS).build();
    }
}

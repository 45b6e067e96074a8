package app.pentimento.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The models that this server knows, as data.
 *
 * @param standard the id of the model that answers when nobody chose; empty for the best available one
 * @param textToImage the id of the model that answers a first request for a picture where the conversation has none;
 *     empty for the standard one
 * @param catalog by the name that the vendor knows each model by
 */
@ConfigurationProperties("pentimento.model")
public record ModelProperties(
        @DefaultValue("") @Name("default") String standard,
        @DefaultValue("") String textToImage,
        @DefaultValue Map<String, CatalogEntry> catalog) {
    private static final Comparator<Map.Entry<String, CatalogEntry>> BY_RANK = Comparator.comparingInt(
                    (Map.Entry<String, CatalogEntry> entry) -> entry.getValue().rank())
            .thenComparing(Map.Entry::getKey);

    public ModelProperties {
        catalog = Map.copyOf(catalog);
    }

    /** The models of a backend, by rank. */
    public List<Map.Entry<String, CatalogEntry>> of(String backend) {
        return catalog.entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .filter(entry -> entry.getValue().backend().equals(backend))
                .sorted(BY_RANK)
                .toList();
    }

    /** The rank of a model by its id; last where the catalog has no such model. */
    int rank(String id) {
        return catalog.entrySet().stream()
                .filter(entry -> id.equals(entry.getValue().backend() + ":" + entry.getKey()))
                .mapToInt(entry -> entry.getValue().rank())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}

package app.pentimento.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The models that this server knows, as data.
 *
 * @param standard the id of the model that answers when nobody chose; empty for the best available one
 * @param textToImage the id of the model that answers a first request for a picture where the conversation has none;
 *     empty for the standard one
 * @param discovery how vendors are asked which models they have
 * @param catalog by the name that the vendor knows each model by
 */
@ConfigurationProperties("pentimento.model")
public record ModelProperties(
        @DefaultValue("") @Name("default") String standard,
        @DefaultValue("") String textToImage,
        @DefaultValue Discovery discovery,
        @DefaultValue Map<String, CatalogEntry> catalog) {
    private static final Comparator<Map.Entry<String, CatalogEntry>> BY_RANK = Comparator.comparingInt(
                    (Map.Entry<String, CatalogEntry> entry) -> entry.getValue().rank())
            .thenComparing(Map.Entry::getKey);

    /**
     * How vendors are asked which models they have.
     *
     * @param enabled false asks only when somebody says so; until then the catalog's facts count
     * @param every how long it takes until a vendor is asked again
     */
    public record Discovery(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("6h") Duration every) {}

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

    /** The entry of a model by its id; empty where the catalog has no such model, or it is off the list. */
    Optional<CatalogEntry> entry(String id) {
        int colon = id.indexOf(':');
        return Optional.ofNullable(catalog.get(id.substring(colon + 1)))
                .filter(CatalogEntry::enabled)
                .filter(entry -> colon > 0 && entry.backend().equals(id.substring(0, colon)));
    }
}

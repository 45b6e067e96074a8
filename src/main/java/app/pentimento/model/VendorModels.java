package app.pentimento.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection to a vendor that can be asked which models it has. A backend may have several. */
public interface VendorModels {
    /** The backend whose models these are, as the catalog names it. */
    String backend();

    /** Tells the connections of a backend apart; empty for its own. */
    default String name() {
        return "";
    }

    /** Whether the model of this entry of the catalog is asked through this connection. */
    default boolean serves(CatalogEntry entry) {
        return entry.backend().equals(backend());
    }

    /**
     * Names what would be asked: its address and account, without telling a key; null where nothing is set up to be
     * asked. What the vendor said counts while this stays the same.
     */
    @Nullable
    String connection();

    /**
     * Asks for the vendor's models. Called on a virtual thread; takes half a minute at most.
     *
     * @throws ModelException where there is no answer, with the reason in a sentence for whoever runs this server
     */
    Listing list() throws ModelException, InterruptedException;

    /** What a model that the catalog does not know is taken to be able to do: as little as is certain. */
    CatalogEntry careful(Listed model);

    /**
     * A vendor's models.
     *
     * @param complete whether what is not listed cannot be asked either; false for servers that answer to more names
     *     than they list
     */
    record Listing(List<Listed> models, boolean complete) {
        public Listing {
            models = List.copyOf(models);
        }
    }

    /**
     * A model that a vendor lists.
     *
     * @param name the name that the vendor knows it by
     * @param label the vendor's name of it for people; the same as the name where there is none
     * @param makesPictures whether it plainly answers with pictures
     * @param contextTokens how much it reads at once; null where the vendor does not say
     * @param shutdown the day on which the vendor will switch it off; null where it names none
     */
    record Listed(
            String name,
            String label,
            boolean makesPictures,
            @Nullable Integer contextTokens,
            @Nullable LocalDate shutdown) {}
}

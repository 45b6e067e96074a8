package app.pentimento.model;

/**
 * A backend with many models: it makes one for each entry of the catalog that names it, and for each that its vendor
 * offers besides.
 */
public interface ModelSource {
    /** The backend, as the catalog names it. */
    String backend();

    /**
     * Makes a model, whether or not it can be used now.
     *
     * @param name the name that the vendor knows it by
     */
    ImageModel model(String name, CatalogEntry entry);
}

package app.pentimento.model.imagen;

import app.pentimento.model.CatalogEntry;
import app.pentimento.model.ImageModel;
import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelSource;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.wire.Attempts;
import org.springframework.stereotype.Component;

/** The Imagen models of the catalog. */
@Component
class ImagenModels implements ModelSource {
    private final ImagenProperties imagen;
    private final GoogleClients clients;
    private final ModelDirectory directory;
    private final Attempts attempts;

    ImagenModels(ImagenProperties imagen, GoogleClients clients, ModelDirectory directory, Attempts attempts) {
        this.imagen = imagen;
        this.clients = clients;
        this.directory = directory;
        this.attempts = attempts;
    }

    @Override
    public String backend() {
        return "imagen";
    }

    @Override
    public ImageModel model(String name, CatalogEntry entry) {
        return new ImagenModel(name, entry, imagen.enabled(), clients, directory, attempts);
    }
}

package app.pentimento.model.imagen;

import app.pentimento.model.ModelDirectory;
import app.pentimento.model.ModelProperties;
import app.pentimento.model.ModelSource;
import app.pentimento.model.google.GoogleClients;
import app.pentimento.model.wire.Attempts;
import java.util.List;
import org.springframework.stereotype.Component;

/** The Imagen models of the catalog. */
@Component
class ImagenModels implements ModelSource {
    private final List<ImagenModel> models;

    ImagenModels(ModelProperties properties, GoogleClients clients, ModelDirectory directory, Attempts attempts) {
        models = properties.of("imagen").stream()
                .map(entry -> new ImagenModel(entry.getKey(), entry.getValue(), clients, directory, attempts))
                .toList();
    }

    @Override
    public List<ImagenModel> models() {
        return models;
    }
}

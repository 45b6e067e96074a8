package app.pentimento.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Every model that this server knows, and which one answers when nobody chose. */
@Component
public final class Models {
    private final Map<String, ImageModel> byId = new LinkedHashMap<>();
    private final String chosenDefault;

    Models(List<ImageModel> models, @Value("${pentimento.model.default:}") String chosenDefault) {
        models.forEach(model -> byId.put(model.info().id(), model));
        if (!chosenDefault.isBlank() && !byId.containsKey(chosenDefault)) {
            throw new IllegalStateException(
                    "The setting pentimento.model.default names '%s', which is no model of this server. It has: %s."
                            .formatted(chosenDefault, String.join(", ", byId.keySet())));
        }
        this.chosenDefault = chosenDefault;
    }

    /** All of them, the available ones first. */
    public List<ImageModel> all() {
        return byId.values().stream()
                .sorted((a, b) -> Boolean.compare(b.info().available(), a.info().available()))
                .toList();
    }

    /** The model of this id, if this server knows it. */
    public Optional<ImageModel> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The operator's choice; without one, the first available model that reaches further than the built-in one. */
    public ImageModel standard() {
        return find(chosenDefault)
                .or(() -> all().stream()
                        .filter(model -> model.info().available()
                                && !model.info().backend().equals("builtin"))
                        .findFirst())
                .orElseGet(() -> all().getFirst());
    }
}

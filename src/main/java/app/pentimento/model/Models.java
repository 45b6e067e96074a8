package app.pentimento.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every model that this server knows, and which one answers when nobody chose. */
@Component
public final class Models {
    private static final String BUILT_IN = "builtin";

    private final Map<String, ImageModel> byId = new LinkedHashMap<>();
    private final String chosenDefault;
    private final String textToImage;

    Models(List<ImageModel> models, List<ModelSource> sources, ModelProperties properties) {
        List<ImageModel> all = new java.util.ArrayList<>(models);
        sources.forEach(source -> all.addAll(source.models()));
        all.sort(Comparator.comparingInt(model -> properties.rank(model.info().id())));
        all.forEach(model -> byId.put(model.info().id(), model));
        this.chosenDefault = known("pentimento.model.default", properties.standard());
        this.textToImage = known("pentimento.model.text-to-image", properties.textToImage());
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

    /**
     * The operator's choice; without one, the first available model that edits pictures and reaches further than the
     * built-in one.
     */
    public ImageModel standard() {
        return find(chosenDefault)
                .or(() -> byId.values().stream()
                        .filter(model -> model.info().available())
                        .filter(model -> model.info().capabilities().edit())
                        .filter(model -> !model.info().backend().equals(BUILT_IN))
                        .findFirst())
                .or(() -> byId.values().stream()
                        .filter(model -> model.info().backend().equals(BUILT_IN))
                        .findFirst())
                .orElseGet(() -> all().getFirst());
    }

    /** The model to pass on to what only a generative model can do: the standard one where it is one, else the first. */
    public Optional<ImageModel> generative() {
        return Stream.concat(Stream.of(standard()), all().stream())
                .filter(model -> model.info().available())
                .filter(model -> !model.info().backend().equals(BUILT_IN))
                .filter(model -> model.info().capabilities().edit())
                .findFirst();
    }

    /** The operator's choice for a first picture from words alone, where there is one and it can be used now. */
    public Optional<ImageModel> textToImage() {
        return find(textToImage).filter(model -> model.info().available());
    }

    private String known(String setting, String id) {
        if (!id.isBlank() && !byId.containsKey(id)) {
            throw new IllegalStateException("The setting %s names '%s', which is no model of this server. It has: %s."
                    .formatted(setting, id, String.join(", ", byId.keySet())));
        }
        return id;
    }
}

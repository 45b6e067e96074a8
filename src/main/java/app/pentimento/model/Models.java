package app.pentimento.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every model that this server knows now, and which one answers when nobody chose. What a vendor's list brings or takes
 * away shows at the next call; a model that stays is the same object.
 */
@Component
public final class Models {
    private static final String BUILT_IN = "builtin";

    private final List<ImageModel> own;
    private final List<ModelSource> sources;
    private final ModelProperties properties;
    private final ModelDirectory directory;
    private volatile Known known = new Known(List.of(), Map.of());

    /** Models by id, with what the vendors were found to offer when this was made. */
    private record Known(List<Map<String, CatalogEntry>> discovered, Map<String, Listed> byId) {}

    private record Listed(ImageModel model, @Nullable CatalogEntry entry, int rank) {}

    Models(List<ImageModel> own, List<ModelSource> sources, ModelProperties properties, ModelDirectory directory) {
        this.own = List.copyOf(own);
        this.sources = List.copyOf(sources);
        this.properties = properties;
        this.directory = directory;
        known = list(discovered(), known);
        check("pentimento.model.default", properties.standard());
        check("pentimento.model.text-to-image", properties.textToImage());
        if (find(properties.textToImage())
                .filter(model -> !model.info().capabilities().generate())
                .isPresent()) {
            throw new IllegalStateException(
                    "The setting pentimento.model.text-to-image names '%s', which makes no picture from words alone."
                            .formatted(properties.textToImage()));
        }
    }

    /** All of them, the available ones first. */
    public List<ImageModel> all() {
        return known().stream()
                .sorted((a, b) -> Boolean.compare(b.info().available(), a.info().available()))
                .toList();
    }

    /** The model of this id, if this server knows it now. */
    public Optional<ImageModel> find(String id) {
        return Optional.ofNullable(current().byId().get(id)).map(Listed::model);
    }

    /**
     * The operator's choice where it can be used; else the first model that edits pictures and reaches further than the
     * built-in one, of those that their vendors offer, else of those whose end was announced, else of those that this
     * version knows nothing of.
     */
    public ImageModel standard() {
        return standard(model -> true);
    }

    /** The same for a turn with a picture: one that edits, also where the operator chose another. */
    public ImageModel standardEditor() {
        return standard(model -> model.info().capabilities().edit());
    }

    private ImageModel standard(Predicate<ImageModel> fits) {
        List<ImageModel> all = known();
        return find(properties.standard())
                .filter(model -> model.info().available())
                .filter(fits)
                .or(() -> all.stream()
                        .filter(model -> model.info().available())
                        .filter(model -> model.info().capabilities().edit())
                        .filter(model -> !model.info().backend().equals(BUILT_IN))
                        .min(Comparator.comparing(
                                model -> model.info().lifecycle().state())))
                .or(() -> all.stream()
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

    /**
     * The model to use instead of a retired one: the one that its vendor names, where it can be used; else the standard
     * one, where that is no lesser thing; else the one that its vendor names all the same.
     */
    public Optional<ImageModel> replacement(ModelInfo retired) {
        String named = retired.lifecycle().replacedBy();
        Optional<ImageModel> successor = named == null ? Optional.empty() : find(named);
        return successor
                .filter(model -> model.info().available())
                .or(() -> Optional.of(standardEditor())
                        .filter(model -> !model.info().backend().equals(BUILT_IN)))
                .or(() -> successor);
    }

    /** The operator's choice for a first picture from words alone, where there is one and it can be used now. */
    public Optional<ImageModel> textToImage() {
        return find(properties.textToImage()).filter(model -> model.info().available());
    }

    /** Whether this id names a model of a vendor, known or not: one that was found once may be offered no longer. */
    public boolean isOfVendor(String id) {
        int colon = id.indexOf(':');
        return colon > 0 && sources.stream().anyMatch(source -> source.backend().equals(id.substring(0, colon)));
    }

    private List<ImageModel> known() {
        return current().byId().values().stream().map(Listed::model).toList();
    }

    private Known current() {
        List<Map<String, CatalogEntry>> discovered = discovered();
        Known now = known;
        return now.discovered().equals(discovered) ? now : renew(discovered);
    }

    private synchronized Known renew(List<Map<String, CatalogEntry>> discovered) {
        known = list(discovered, known);
        return known;
    }

    private List<Map<String, CatalogEntry>> discovered() {
        return sources.stream()
                .map(source -> directory.discovered(source.backend()))
                .toList();
    }

    private Known list(List<Map<String, CatalogEntry>> discovered, Known before) {
        List<Listed> all = new ArrayList<>();
        own.forEach(model -> all.add(new Listed(model, null, Integer.MAX_VALUE)));
        for (int i = 0; i < sources.size(); i++) {
            ModelSource source = sources.get(i);
            Map<String, CatalogEntry> entries = new LinkedHashMap<>();
            properties.of(source.backend()).forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
            discovered.get(i).forEach(entries::putIfAbsent);
            entries.forEach((name, entry) -> all.add(listed(source, name, entry, before)));
        }
        all.sort(Comparator.comparingInt(Listed::rank));
        Map<String, Listed> byId = new LinkedHashMap<>();
        all.forEach(listed -> byId.put(listed.model().info().id(), listed));
        return new Known(discovered, byId);
    }

    private static Listed listed(ModelSource source, String name, CatalogEntry entry, Known before) {
        Listed same = before.byId().get(source.backend() + ":" + name);
        return same != null && entry.equals(same.entry())
                ? same
                : new Listed(source.model(name, entry), entry, entry.rank());
    }

    private void check(String setting, String id) {
        if (!id.isBlank() && !known.byId().containsKey(id)) {
            throw new IllegalStateException("The setting %s names '%s', which is no model of this server. It has: %s."
                    .formatted(setting, id, String.join(", ", known.byId().keySet())));
        }
    }
}

package app.pentimento.provenance.c2pa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest is to say of a picture.
 *
 * @param generator the program that makes the claim
 * @param title null for none; never a name that a person gave
 * @param instanceId the file's {@code xmpMM:InstanceID}; null for a new one
 * @param actions in the order in which they happened
 * @param thumbnail of the picture itself; null for none
 */
public record ManifestSpec(
        SoftwareAgent generator,
        @Nullable String title,
        @Nullable String instanceId,
        List<Ingredient> ingredients,
        List<Action> actions,
        @Nullable Thumbnail thumbnail) {
    /** Actions of the specification that change nothing one can see, and so need no source type. */
    private static final Set<String> IMPERCEPTIBLE = Set.of(
            "c2pa.converted",
            "c2pa.published",
            "c2pa.repackaged",
            "c2pa.transcoded",
            "c2pa.resized.proportional",
            "c2pa.enhanced",
            "c2pa.edited.metadata",
            "c2pa.watermarked.bound",
            "c2pa.watermarked.unbound",
            Action.OPENED,
            Action.PLACED);

    public ManifestSpec {
        ingredients = List.copyOf(ingredients);
        actions = List.copyOf(actions);
    }

    /** A specification to begin with; it needs at least one action. */
    public static ManifestSpec of(SoftwareAgent generator) {
        return new ManifestSpec(generator, null, null, List.of(), List.of(), null);
    }

    public ManifestSpec titled(String newTitle) {
        return new ManifestSpec(generator, newTitle, instanceId, ingredients, actions, thumbnail);
    }

    public ManifestSpec instance(String newInstanceId) {
        return new ManifestSpec(generator, title, newInstanceId, ingredients, actions, thumbnail);
    }

    /** One more ingredient; the first one has place 0. */
    public ManifestSpec ingredient(Ingredient ingredient) {
        return new ManifestSpec(generator, title, instanceId, added(ingredients, ingredient), actions, thumbnail);
    }

    public ManifestSpec action(Action action) {
        return new ManifestSpec(generator, title, instanceId, ingredients, added(actions, action), thumbnail);
    }

    public ManifestSpec shownBy(Thumbnail newThumbnail) {
        return new ManifestSpec(generator, title, instanceId, ingredients, actions, newThumbnail);
    }

    /** Checks what the specification and the conformance rubric ask of actions (C2PA 18.15.2 to 18.15.4). */
    void check() {
        require(!actions.isEmpty(), "A manifest begins with c2pa.opened or c2pa.created");
        String first = actions.getFirst().name();
        require(
                first.equals(Action.OPENED) || first.equals(Action.CREATED),
                "A manifest begins with c2pa.opened or c2pa.created, not with " + first);
        long parents = ingredients.stream()
                .filter(i -> i.relationship() == Relationship.PARENT_OF)
                .count();
        require(parents == (first.equals(Action.OPENED) ? 1 : 0), "c2pa.opened needs one parent, c2pa.created none");
        actions.subList(1, actions.size())
                .forEach(a -> require(
                        !a.name().equals(Action.OPENED) && !a.name().equals(Action.CREATED),
                        a.name() + " can only be the first action"));
        actions.forEach(this::check);
    }

    private void check(Action action) {
        action.ingredients()
                .forEach(place ->
                        require(place >= 0 && place < ingredients.size(), action.name() + " is about no ingredient"));
        switch (action.name()) {
            case Action.OPENED -> {
                require(
                        action.ingredients().size() == 1 && areAll(action, Relationship.PARENT_OF),
                        "c2pa.opened is about the parent");
                require(action.digitalSourceType() == null, "c2pa.opened has no source type");
            }
            case Action.PLACED, Action.REMOVED ->
                require(
                        !action.ingredients().isEmpty() && areAll(action, Relationship.COMPONENT_OF),
                        action.name() + " is about components");
            default -> {}
        }
        require(
                action.digitalSourceType() != null
                        || !action.name().startsWith("c2pa.")
                        || IMPERCEPTIBLE.contains(action.name()),
                action.name() + " needs a digital source type");
        require(action.name().contains("."), "The action " + action.name() + " needs a name with a dot");
        action.parameters()
                .keySet()
                .forEach(key -> require(key.contains("."), "The parameter " + key + " needs a name with a dot"));
    }

    private boolean areAll(Action action, Relationship relationship) {
        return action.ingredients().stream()
                .allMatch(place -> ingredients.get(place).relationship() == relationship);
    }

    private static void require(boolean fact, String sentence) {
        if (!fact) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static <T> List<T> added(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}

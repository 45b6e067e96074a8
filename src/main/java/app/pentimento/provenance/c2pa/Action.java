package app.pentimento.provenance.c2pa;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to make a picture (C2PA 18.15).
 *
 * @param name such as {@code c2pa.edited}
 * @param digitalSourceType the full URI of the IPTC DigitalSourceType; null where the action has none
 * @param agent what did it; null where the claim generator itself did
 * @param when null where it is not known
 * @param ingredients the ingredients it is about, by their place in the {@link ManifestSpec}
 * @param changes the only rectangle of the picture that it changed; null where it may have been all
 * @param parameters further facts; names of one's own contain a dot
 */
public record Action(
        String name,
        @Nullable String digitalSourceType,
        @Nullable SoftwareAgent agent,
        @Nullable Instant when,
        List<Integer> ingredients,
        @Nullable PixelBox changes,
        Map<String, Object> parameters) {
    static final String OPENED = "c2pa.opened";
    static final String CREATED = "c2pa.created";
    static final String PLACED = "c2pa.placed";
    static final String REMOVED = "c2pa.removed";

    public Action {
        ingredients = List.copyOf(ingredients);
        parameters = Map.copyOf(parameters);
    }

    public static Action of(String name) {
        return new Action(name, null, null, null, List.of(), null, Map.of());
    }

    /** The parent was opened; always the first action. */
    public static Action opened(int parent) {
        return of(OPENED).about(parent);
    }

    /** The picture came into being; always the first action. */
    public static Action created(String digitalSourceType) {
        return of(CREATED).source(digitalSourceType);
    }

    /** A component was put in. */
    public static Action placed(int component) {
        return of(PLACED).about(component);
    }

    public Action source(String uri) {
        return new Action(name, uri, agent, when, ingredients, changes, parameters);
    }

    public Action by(SoftwareAgent doer) {
        return new Action(name, digitalSourceType, doer, when, ingredients, changes, parameters);
    }

    public Action at(Instant time) {
        return new Action(name, digitalSourceType, agent, time, ingredients, changes, parameters);
    }

    public Action about(int... places) {
        List<Integer> all = java.util.Arrays.stream(places).boxed().toList();
        return new Action(name, digitalSourceType, agent, when, all, changes, parameters);
    }

    /** It changed nothing outside of this box; null where it may have changed all. */
    public Action within(@Nullable PixelBox box) {
        return new Action(name, digitalSourceType, agent, when, ingredients, box, parameters);
    }

    /** One more parameter: text, a whole number, a truth value, or a list or map of these. */
    public Action with(String parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Action(name, digitalSourceType, agent, when, ingredients, changes, more);
    }

    /** As it is written, with the references to the ingredients' assertions. */
    Map<String, Object> fields(List<Map<String, Object>> references) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("action", name);
        if (digitalSourceType != null) {
            fields.put("digitalSourceType", digitalSourceType);
        }
        if (agent != null) {
            fields.put("softwareAgent", agent.fields());
        }
        if (when != null) {
            fields.put(
                    "when",
                    new CborTag(
                            CborTag.DATE_TIME,
                            when.truncatedTo(ChronoUnit.SECONDS).toString()));
        }
        if (changes != null) {
            fields.put("changes", List.of(changes.fields()));
        }
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        if (!ingredients.isEmpty()) {
            all.put("ingredients", ingredients.stream().map(references::get).toList());
        }
        if (!all.isEmpty()) {
            fields.put("parameters", all);
        }
        return fields;
    }
}

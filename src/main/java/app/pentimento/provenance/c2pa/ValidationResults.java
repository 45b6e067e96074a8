package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ValidationStatus.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that was found in validating a manifest store: about the active manifest, and, for each ingredient, what
 * differs from what the manifests themselves say was found when the ingredient was taken in.
 *
 * @param deltas by the address of the ingredient's assertion
 */
public record ValidationResults(List<ValidationStatus> active, Map<String, List<ValidationStatus>> deltas) {
    static final ValidationResults NONE = new ValidationResults(List.of(), Map.of());

    public ValidationResults {
        active = List.copyOf(active);
        Map<String, List<ValidationStatus>> copy = new LinkedHashMap<>();
        deltas.forEach((uri, statuses) -> copy.put(uri, List.copyOf(statuses)));
        deltas = java.util.Collections.unmodifiableMap(copy);
    }

    /** All failures, the active manifest's first. */
    public List<ValidationStatus> failures() {
        return Stream.concat(active.stream(), deltas.values().stream().flatMap(List::stream))
                .filter(s -> s.kind() == Kind.FAILURE)
                .toList();
    }

    /** As it is written into an ingredient's assertion (C2PA 18.16.7). */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("activeManifest", byKind(active));
        List<Object> all = new ArrayList<>();
        deltas.forEach((uri, statuses) ->
                all.add(Map.of("ingredientAssertionURI", uri, "validationDeltas", byKind(statuses))));
        if (!all.isEmpty()) {
            fields.put("ingredientDeltas", all);
        }
        return fields;
    }

    private static Map<String, Object> byKind(List<ValidationStatus> statuses) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("success", of(Kind.SUCCESS, statuses));
        fields.put("informational", of(Kind.INFORMATIONAL, statuses));
        fields.put("failure", of(Kind.FAILURE, statuses));
        return fields;
    }

    private static List<Object> of(Kind kind, List<ValidationStatus> statuses) {
        return statuses.stream()
                .filter(s -> s.kind() == kind)
                .<Object>map(ValidationStatus::fields)
                .toList();
    }
}

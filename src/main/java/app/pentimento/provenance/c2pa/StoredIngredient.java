package app.pentimento.provenance.c2pa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ingredient's assertion as it was read, of any of its three versions.
 *
 * @param fields without what was found when the ingredient was taken in
 * @param recorded what was found then: code and address of each finding
 */
record StoredIngredient(String label, Fields fields, boolean hasValidationResults, List<Recorded> recorded) {
    private static final List<String> FOUND = List.of("validationResults", "validationStatus");

    static StoredIngredient read(String label, Fields all) {
        Map<Object, Object> others = new LinkedHashMap<>(all.map());
        FOUND.forEach(others::remove);
        Fields fields = new Fields(others);
        return new StoredIngredient(label, fields, all.has("validationResults"), recorded(all, manifest(fields)));
    }

    boolean isThirdVersion() {
        return JumbfLabels.kind(label).equals(JumbfLabels.INGREDIENT_3);
    }

    String relationship() {
        return fields.text("relationship").orElse("");
    }

    boolean is(Relationship relationship) {
        return relationship().equals(relationship.word());
    }

    /** The reference to the ingredient's own manifest. */
    Optional<HashedUri> manifest() {
        return manifest(fields);
    }

    private static Optional<HashedUri> manifest(Fields fields) {
        Fields reference =
                fields.has("activeManifest") ? fields.fields("activeManifest") : fields.fields("c2pa_manifest");
        return reference.isEmpty() ? Optional.empty() : Optional.of(HashedUri.of(reference));
    }

    Optional<HashedUri> claimSignature() {
        Fields reference = fields.fields("claimSignature");
        return reference.isEmpty() ? Optional.empty() : Optional.of(HashedUri.of(reference));
    }

    private static List<Recorded> recorded(Fields fields, Optional<HashedUri> reference) {
        String manifest =
                reference.flatMap(m -> JumbfLabels.manifestOf(m.url())).orElse("");
        List<Recorded> all = new ArrayList<>();
        Fields results = fields.fields("validationResults");
        add(results.fields("activeManifest"), manifest, all);
        for (Fields delta : results.fieldsList("ingredientDeltas")) {
            add(delta.fields("validationDeltas"), manifest, all);
        }
        fields.fieldsList("validationStatus")
                .forEach(s -> add(s, !Codes.isHarmless(s.text("code").orElse("")), manifest, all));
        return List.copyOf(all);
    }

    private static void add(Fields byKind, String manifest, List<Recorded> all) {
        byKind.fieldsList("success").forEach(status -> add(status, false, manifest, all));
        byKind.fieldsList("informational").forEach(status -> add(status, false, manifest, all));
        byKind.fieldsList("failure").forEach(status -> add(status, true, manifest, all));
    }

    private static void add(Fields status, boolean failure, String manifest, List<Recorded> all) {
        String url = status.text("url").orElse("");
        boolean relative = !url.isEmpty() && JumbfLabels.manifestOf(url).isEmpty();
        all.add(new Recorded(
                status.text("code").orElse(""),
                relative ? JumbfLabels.manifest(manifest) + "/" + url.substring(url.indexOf('=') + 1) : url,
                failure));
    }

    /**
     * A finding that a manifest has on record.
     *
     * @param failure whether it speaks against the ingredient; of old records, its code says so
     */
    record Recorded(String code, String url, boolean failure) {}
}

package app.pentimento.provenance.c2pa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ingredient's assertion as it was read, of any of its three versions. */
record StoredIngredient(String label, Fields fields) {
    /** The ingredients of a manifest, by the label of their assertion. */
    static Map<String, StoredIngredient> of(StoredManifest manifest) throws MalformedManifest {
        Map<String, StoredIngredient> all = new LinkedHashMap<>();
        manifest.decoded(Labels.INGREDIENT)
                .forEach((label, fields) -> all.put(label, new StoredIngredient(label, fields)));
        return all;
    }

    boolean isThirdVersion() {
        return Labels.kind(label).equals(Labels.INGREDIENT_3);
    }

    String relationship() {
        return fields.text("relationship").orElse("");
    }

    boolean is(Relationship relationship) {
        return relationship().equals(relationship.word());
    }

    /** The reference to the ingredient's own manifest. */
    Optional<HashedUri> manifest() {
        Fields reference =
                fields.has("activeManifest") ? fields.fields("activeManifest") : fields.fields("c2pa_manifest");
        return reference.isEmpty() ? Optional.empty() : Optional.of(HashedUri.of(reference));
    }

    Optional<HashedUri> claimSignature() {
        Fields reference = fields.fields("claimSignature");
        return reference.isEmpty() ? Optional.empty() : Optional.of(HashedUri.of(reference));
    }

    boolean hasValidationResults() {
        return fields.has("validationResults");
    }

    /** What was found when the ingredient was taken in: code and address of each finding. */
    List<Recorded> recorded() {
        List<Recorded> all = new ArrayList<>();
        Fields results = fields.fields("validationResults");
        add(results.fields("activeManifest"), all);
        for (Fields delta : results.fieldsList("ingredientDeltas")) {
            add(delta.fields("validationDeltas"), all);
        }
        fields.fieldsList("validationStatus")
                .forEach(s -> add(s, !Codes.isHarmless(s.text("code").orElse("")), all));
        return all;
    }

    private void add(Fields byKind, List<Recorded> all) {
        byKind.fieldsList("success").forEach(status -> add(status, false, all));
        byKind.fieldsList("informational").forEach(status -> add(status, false, all));
        byKind.fieldsList("failure").forEach(status -> add(status, true, all));
    }

    private void add(Fields status, boolean failure, List<Recorded> all) {
        String url = status.text("url").orElse("");
        String manifest = manifest().flatMap(m -> Labels.manifestOf(m.url())).orElse("");
        boolean relative = !url.isEmpty() && Labels.manifestOf(url).isEmpty();
        all.add(new Recorded(
                status.text("code").orElse(""),
                relative ? Labels.manifest(manifest) + "/" + url.substring(url.indexOf('=') + 1) : url,
                failure));
    }

    /**
     * A finding that a manifest has on record.
     *
     * @param failure whether it speaks against the ingredient; of old records, its code says so
     */
    record Recorded(String code, String url, boolean failure) {}
}

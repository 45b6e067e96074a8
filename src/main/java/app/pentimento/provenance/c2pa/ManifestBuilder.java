package app.pentimento.provenance.c2pa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds the manifest store of one picture from its specification; the data hash and the signature come last. */
final class ManifestBuilder {
    private static final String SPEC_VERSION = "2.4.0";

    private final ManifestSpec spec;
    private final String label;
    private final String instanceId;
    private final CarriedManifests carried = new CarriedManifests();
    private final List<byte[]> assertions = new ArrayList<>();
    private final List<Map<String, Object>> references = new ArrayList<>();

    ManifestBuilder(ManifestSpec spec) {
        this.spec = spec;
        this.label = "urn:c2pa:" + UUID.randomUUID() + ":pentimento";
        this.instanceId = Optional.ofNullable(spec.instanceId()).orElseGet(() -> "xmp:iid:" + UUID.randomUUID());
        Thumbnail thumbnail = spec.thumbnail();
        if (thumbnail != null) {
            add(JumbfLabels.CLAIM_THUMBNAIL, thumbnail);
        }
        List<Map<String, Object>> ingredients = new ArrayList<>();
        for (Ingredient ingredient : spec.ingredients()) {
            ingredients.add(ingredient(ingredient, ingredients.size()));
        }
        Map<String, Object> actions = new LinkedHashMap<>();
        actions.put(
                "actions",
                spec.actions().stream().map(a -> a.fields(ingredients)).toList());
        actions.put("allActionsIncluded", true);
        add(JumbfLabels.ACTIONS_2, actions);
    }

    /** The claim, which vouches for every assertion and for the data hash given. */
    byte[] claim(byte[] dataHash) {
        List<Map<String, Object>> created = new ArrayList<>(references);
        created.add(new HashedUri(
                        JumbfLabels.ownAssertion(JumbfLabels.DATA_HASH), "", JumbfWriter.hashed(dataHashBox(dataHash)))
                .fields());
        Map<String, Object> generator = new LinkedHashMap<>(spec.generator().fields());
        generator.put("specVersion", SPEC_VERSION);
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("instanceID", instanceId);
        claim.put("claim_generator_info", generator);
        claim.put("signature", JumbfLabels.signature(label));
        claim.put("created_assertions", created);
        claim.put("alg", Hashes.DEFAULT);
        String title = spec.title();
        if (title != null) {
            claim.put("dc:title", title);
        }
        return CborEncoder.encode(claim);
    }

    /** The whole store: the ingredients' manifests, then this one. */
    byte[] store(byte[] dataHash, byte[] claim, byte[] signature) {
        List<byte[]> own = new ArrayList<>(assertions);
        own.add(dataHashBox(dataHash));
        List<byte[]> manifests = new ArrayList<>();
        carried.boxes().forEach(manifests::add);
        manifests.add(JumbfWriter.superBox(
                JumbfType.MANIFEST,
                label,
                List.of(
                        JumbfWriter.superBox(JumbfType.ASSERTIONS, JumbfLabels.ASSERTIONS, own),
                        JumbfWriter.cborBox(JumbfType.CLAIM, JumbfLabels.CLAIM_2, claim),
                        JumbfWriter.cborBox(JumbfType.SIGNATURE, JumbfLabels.SIGNATURE, signature))));
        return JumbfWriter.superBox(JumbfType.STORE, JumbfLabels.STORE, manifests);
    }

    private Map<String, Object> ingredient(Ingredient ingredient, int place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("relationship", ingredient.relationship().word());
        fields.put("dc:format", ingredient.mediaType());
        put(fields, "dc:title", ingredient.title());
        put(fields, "instanceID", ingredient.instanceId());
        ManifestReport manifest = ingredient.manifest();
        if (manifest != null && manifest.present()) {
            Optional.ofNullable(manifest.store())
                    .flatMap(carried::add)
                    .ifPresentOrElse(
                            reference -> {
                                fields.put(
                                        "activeManifest", reference.manifest().fields());
                                fields.put(
                                        "claimSignature", reference.signature().fields());
                                fields.put(
                                        "validationResults", manifest.results().fields());
                            },
                            () -> fields.put(
                                    "description", "Had a C2PA manifest store that could not be carried along."));
        }
        Thumbnail thumbnail = ingredient.thumbnail();
        if (thumbnail != null) {
            fields.put("thumbnail", add(JumbfLabels.numbered(JumbfLabels.INGREDIENT_THUMBNAIL, place), thumbnail));
        }
        return add(JumbfLabels.numbered(JumbfLabels.INGREDIENT_3, place), fields);
    }

    private Map<String, Object> add(String assertion, Map<String, Object> fields) {
        return addBox(assertion, JumbfWriter.cborBox(JumbfType.CBOR, assertion, CborEncoder.encode(fields)));
    }

    private Map<String, Object> add(String assertion, Thumbnail thumbnail) {
        return addBox(assertion, JumbfWriter.fileBox(assertion, thumbnail.mediaType(), thumbnail.bytes()));
    }

    private Map<String, Object> addBox(String assertion, byte[] box) {
        assertions.add(box);
        Map<String, Object> reference =
                new HashedUri(JumbfLabels.ownAssertion(assertion), "", JumbfWriter.hashed(box)).fields();
        references.add(reference);
        return reference;
    }

    private static byte[] dataHashBox(byte[] dataHash) {
        return JumbfWriter.cborBox(JumbfType.CBOR, JumbfLabels.DATA_HASH, dataHash);
    }

    private static void put(Map<String, Object> fields, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

package app.pentimento.provenance.c2pa;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The manifests that ingredients bring along: each once, byte for byte, and only those that an ingredient leads to,
 * oldest first.
 */
final class CarriedManifests {
    private final Map<String, byte[]> boxes = new LinkedHashMap<>();

    /** The manifests' boxes, in the order in which they are written. */
    Iterable<byte[]> boxes() {
        return boxes.values();
    }

    /**
     * Takes over the active manifest of a store and all that it leads to.
     *
     * @return the references that the ingredient's assertion gets; empty where a manifest is not readable, or another one
     *     of the same name is there already
     */
    Optional<Reference> add(ManifestStore store) {
        try {
            StoredManifest active = store.active();
            SequencedMap<String, byte[]> reached = reached(store);
            boolean conflict = reached.entrySet().stream()
                    .anyMatch(
                            e -> boxes.containsKey(e.getKey()) && !Arrays.equals(boxes.get(e.getKey()), e.getValue()));
            Optional<Reference> reference = reference(active);
            if (conflict || reference.isEmpty()) {
                return Optional.empty();
            }
            reached.sequencedEntrySet().reversed().forEach(e -> boxes.putIfAbsent(e.getKey(), e.getValue()));
            return reference;
        } catch (MalformedManifest e) {
            return Optional.empty();
        }
    }

    private static SequencedMap<String, byte[]> reached(ManifestStore store) throws MalformedManifest {
        SequencedMap<String, byte[]> reached = new LinkedHashMap<>();
        Deque<StoredManifest> open = new ArrayDeque<>();
        open.add(store.active());
        while (!open.isEmpty()) {
            StoredManifest manifest = open.poll();
            if (reached.putIfAbsent(manifest.label(), manifest.whole()) != null) {
                continue;
            }
            for (StoredIngredient ingredient : manifest.ingredients().values()) {
                ingredient
                        .manifest()
                        .flatMap(uri -> JumbfLabels.manifestOf(uri.url()))
                        .flatMap(store::find)
                        .ifPresent(open::add);
            }
        }
        return reached;
    }

    private static Optional<Reference> reference(StoredManifest manifest) throws MalformedManifest {
        String algorithm = manifest.algorithm();
        Optional<byte[]> whole = manifest.hash(algorithm);
        Optional<JumbfBox> signature = manifest.signatureBox();
        if (whole.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        String named = algorithm.equals(Hashes.DEFAULT) ? "" : algorithm;
        return Optional.of(new Reference(
                new HashedUri(JumbfLabels.manifest(manifest.label()), named, whole.get()),
                new HashedUri(
                        JumbfLabels.signature(manifest.label()),
                        named,
                        signature.get().hash(algorithm).orElseThrow())));
    }

    /** How an ingredient's assertion refers to the ingredient's manifest. */
    record Reference(HashedUri manifest, HashedUri signature) {}
}

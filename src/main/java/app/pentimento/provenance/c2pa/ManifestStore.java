package app.pentimento.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The manifests of a file, by their labels; the last one is the active one (C2PA 11.1.4.2). */
public final class ManifestStore {
    private static final int MAX_MANIFESTS = 2000;

    private final Map<String, StoredManifest> manifests;
    private final StoredManifest active;

    private ManifestStore(Map<String, StoredManifest> manifests, StoredManifest active) {
        this.manifests = manifests;
        this.active = active;
    }

    /** Reads a store; of manifests that are known, only that they are there. */
    static ManifestStore read(byte[] bytes, KnownManifests known, Trust trust) throws MalformedManifest {
        JumbfReader reader = new JumbfReader(bytes);
        JumbfBox store = reader.outline();
        if (store.type() != JumbfType.STORE) {
            throw new MalformedManifest(Codes.CLAIM_MISSING, "the JUMBF box is no C2PA manifest store");
        }
        Map<String, StoredManifest> manifests = new LinkedHashMap<>();
        StoredManifest last = null;
        for (JumbfBox box : store.boxes()) {
            switch (box.type()) {
                case MANIFEST, UPDATE_MANIFEST, COMPRESSED_MANIFEST -> {
                    if (manifests.size() == MAX_MANIFESTS) {
                        throw new MalformedManifest(Codes.GENERAL_ERROR, "the manifest store holds too many manifests");
                    }
                    last = read(reader, box, known, trust);
                    if (manifests.put(box.label(), last) != null) {
                        throw new MalformedManifest(Codes.CLAIM_MULTIPLE, "two manifests have the same label");
                    }
                }
                default -> {} // boxes of others are allowed
            }
        }
        if (last == null) {
            throw new MalformedManifest(Codes.CLAIM_MISSING, "the manifest store is empty");
        }
        return new ManifestStore(manifests, last);
    }

    private static StoredManifest read(JumbfReader reader, JumbfBox outline, KnownManifests known, Trust trust)
            throws MalformedManifest {
        byte[] sha256 = outline.hash(Hashes.DEFAULT).orElseThrow();
        StoredManifest manifest = new StoredManifest(reader, outline, sha256, known.find(sha256, trust));
        if (manifest.judged() == null) {
            manifest.box(); // a store with a broken box in it is broken as a whole
        }
        return manifest;
    }

    /** Whether the bytes of any of the manifests are such. */
    public boolean anyIs(Predicate<byte[]> such) {
        return manifests.values().stream().anyMatch(manifest -> such.test(manifest.whole()));
    }

    StoredManifest active() {
        return active;
    }

    Optional<StoredManifest> find(String label) {
        return Optional.ofNullable(manifests.get(label));
    }
}

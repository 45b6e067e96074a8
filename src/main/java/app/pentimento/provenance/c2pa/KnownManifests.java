package app.pentimento.provenance.c2pa;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found of manifests that are judged the same for ever: those whose trusted time stamp settles the
 * time that counts, in stores that redact nothing. A long conversation carries the manifests of all its turns in each
 * picture; without this, each turn would read and judge all of them again. What is remembered is found by the manifest's
 * own bytes alone, and only under the same trust.
 */
final class KnownManifests {
    /** About 6 kB of memory each, for those that this program writes. */
    private static final int MOST = 4000;

    private static final int LARGEST = 64 << 10;
    private static final int MOST_FINDINGS = 200;

    /**
     * What was found of a manifest by itself.
     *
     * @param algorithm the claim's own, for hashes that name none
     * @param found in its order
     */
    record Judged(
            Trust trust,
            String algorithm,
            Map<String, StoredIngredient> ingredients,
            ManifestFacts facts,
            List<ValidationStatus> found) {
        Judged {
            found = List.copyOf(found);
        }
    }

    private final Map<ByteBuffer, Judged> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Judged> eldest) {
            return size() > MOST;
        }
    });

    /** What was found of the manifest with this SHA-256, if it was under this trust. */
    @Nullable
    Judged find(byte[] sha256, Trust trust) {
        Judged found = known.get(ByteBuffer.wrap(sha256));
        return found != null && found.trust().equals(trust) ? found : null;
    }

    void remember(StoredManifest manifest, Judged judged) {
        if (manifest.length() <= LARGEST && judged.found().size() <= MOST_FINDINGS) {
            known.put(ByteBuffer.wrap(manifest.sha256()), judged);
        }
    }
}

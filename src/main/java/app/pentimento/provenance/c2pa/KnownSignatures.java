package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.SignatureCheck.SignedBy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found of signatures whose trusted time stamp settles the time that counts: the same claim with the
 * same signature under the same trust is judged the same for ever. A long conversation carries the manifests of all its
 * turns in each picture; without this, each turn would judge all of them again.
 */
final class KnownSignatures {
    private static final int MOST = 20_000;

    /** What was found, in its order, and who signed. */
    record Known(Trust trust, List<ValidationStatus> found, SignedBy by) {
        Known {
            found = List.copyOf(found);
        }
    }

    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    });

    @Nullable
    Known find(String key, Trust trust) {
        Known found = known.get(key);
        return found != null && found.trust().equals(trust) ? found : null;
    }

    void remember(String key, Known found) {
        known.put(key, found);
    }

    /** Names a signature by everything that its judgement depends on, but for the trust. */
    static String key(StoredClaim claim, byte[] signature) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : List.of(claim.manifest().getBytes(StandardCharsets.UTF_8), claim.cbor(), signature)) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                digest.update(part);
            }
            digest.update((byte) claim.version());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

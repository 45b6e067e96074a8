package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.KnownManifests.Judged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One manifest of a store: its claim, its assertions, its signature, each only looked at when asked for, and not at all
 * where what was found of the same bytes before is known. For one thread.
 */
final class StoredManifest {
    private final JumbfReader reader;
    private final JumbfBox outline;
    private final byte[] sha256;
    private final @Nullable Judged judged;
    private @Nullable JumbfBox box;
    private @Nullable StoredClaim claim;
    private @Nullable Map<String, StoredIngredient> ingredients;

    /**
     * A manifest.
     *
     * @param outline its box, without what is in it
     * @param judged what is known of it already; null where nothing is
     */
    StoredManifest(JumbfReader reader, JumbfBox outline, byte[] sha256, @Nullable Judged judged) {
        this.reader = reader;
        this.outline = outline;
        this.sha256 = sha256;
        this.judged = judged;
    }

    String label() {
        return outline.label();
    }

    boolean isUpdate() {
        return outline.type() == JumbfType.UPDATE_MANIFEST;
    }

    int length() {
        return outline.end() - outline.start();
    }

    /** The hash of its box by SHA-256, as references to it state it. */
    byte[] sha256() {
        return sha256.clone();
    }

    @Nullable
    Judged judged() {
        return judged;
    }

    /** The box with its length and type, as it stands. */
    byte[] whole() {
        return outline.whole();
    }

    /** The hash of its box; empty for an algorithm that C2PA does not know. */
    Optional<byte[]> hash(String algorithm) {
        return algorithm.equals(Hashes.DEFAULT) ? Optional.of(sha256()) : outline.hash(algorithm);
    }

    /** The hash algorithm where a reference names none. */
    String algorithm() {
        if (judged != null) {
            return judged.algorithm();
        }
        try {
            return claim().algorithm();
        } catch (MalformedManifest e) {
            return Hashes.DEFAULT;
        }
    }

    /** Its box with all that is in it. */
    JumbfBox box() throws MalformedManifest {
        JumbfBox read = box;
        if (read == null) {
            read = reader.inside(outline);
            box = read;
        }
        return read;
    }

    /** The claim. */
    StoredClaim claim() throws MalformedManifest {
        StoredClaim read = claim;
        if (read == null) {
            read = readClaim();
            claim = read;
        }
        return read;
    }

    private StoredClaim readClaim() throws MalformedManifest {
        if (outline.type() == JumbfType.COMPRESSED_MANIFEST) {
            throw new MalformedManifest(Codes.COMPRESSED_INVALID, "compressed manifests are not supported");
        }
        List<JumbfBox> claims =
                box().boxes().stream().filter(b -> b.type() == JumbfType.CLAIM).toList();
        if (claims.isEmpty()) {
            throw new MalformedManifest(Codes.CLAIM_MISSING, "the manifest has no claim");
        }
        if (claims.size() > 1) {
            throw new MalformedManifest(Codes.CLAIM_MULTIPLE, "the manifest has several claims");
        }
        JumbfBox found = claims.getFirst();
        byte[] cbor = found.content("cbor")
                .orElseThrow(() -> new MalformedManifest(Codes.CLAIM_MISSING, "the claim is empty"));
        int version = switch (found.label()) {
            case JumbfLabels.CLAIM_1 -> 1;
            case JumbfLabels.CLAIM_2 -> 2;
            default -> throw new MalformedManifest(Codes.CLAIM_MALFORMED, "a claim of an unknown version");
        };
        if (!(CborDecoder.decode(cbor, Codes.CLAIM_CBOR) instanceof Map<?, ?> fields)) {
            throw new MalformedManifest(Codes.CLAIM_CBOR, "the claim is no map");
        }
        return new StoredClaim(label(), version, cbor, new Fields(fields));
    }

    /** The ingredients, by the label of their assertion. */
    Map<String, StoredIngredient> ingredients() throws MalformedManifest {
        if (judged != null) {
            return judged.ingredients();
        }
        Map<String, StoredIngredient> read = ingredients;
        if (read == null) {
            read = new LinkedHashMap<>();
            for (Map.Entry<String, Fields> assertion :
                    decoded(JumbfLabels.INGREDIENT).entrySet()) {
                read.put(assertion.getKey(), StoredIngredient.read(assertion.getKey(), assertion.getValue()));
            }
            ingredients = read;
        }
        return read;
    }

    /** The COSE_Sign1 in CBOR. */
    Optional<byte[]> signature() throws MalformedManifest {
        return signatureBox().flatMap(b -> b.content("cbor"));
    }

    Optional<JumbfBox> signatureBox() throws MalformedManifest {
        return box().boxes().stream()
                .filter(b -> b.type() == JumbfType.SIGNATURE)
                .findFirst();
    }

    /** The assertions by their label, in the order of the store. */
    Map<String, JumbfBox> assertions() throws MalformedManifest {
        Map<String, JumbfBox> assertions = new LinkedHashMap<>();
        box().boxes().stream()
                .filter(b -> b.type() == JumbfType.ASSERTIONS)
                .flatMap(b -> b.boxes().stream())
                .forEach(b -> assertions.putIfAbsent(b.label(), b));
        return assertions;
    }

    /** The assertions of a kind, decoded; of a kind's later versions too when the kind is asked for without one. */
    Map<String, Fields> decoded(String kind) throws MalformedManifest {
        Map<String, Fields> found = new LinkedHashMap<>();
        for (Map.Entry<String, JumbfBox> entry : assertions().entrySet()) {
            String own = JumbfLabels.kind(entry.getKey());
            if (own.equals(kind) || own.startsWith(kind + ".v")) {
                Optional<byte[]> cbor = entry.getValue().content("cbor");
                if (cbor.isPresent() && !isZero(cbor.get())) {
                    found.put(entry.getKey(), Fields.of(CborDecoder.decode(cbor.get(), Codes.ASSERTION_CBOR)));
                }
            }
        }
        return found;
    }

    /** An assertion that was redacted may have been overwritten with zeroes (C2PA 6.8). */
    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}

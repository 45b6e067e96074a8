package app.pentimento.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One manifest of a store: its claim, its assertions, its signature, each only looked at when asked for. */
record StoredManifest(JumbfBox box) {
    String label() {
        return box.label();
    }

    boolean isUpdate() {
        return box.type() == JumbfType.UPDATE_MANIFEST;
    }

    /** The claim. */
    StoredClaim claim() throws MalformedManifest {
        if (box.type() == JumbfType.COMPRESSED_MANIFEST) {
            throw new MalformedManifest(Codes.COMPRESSED_INVALID, "compressed manifests are not supported");
        }
        List<JumbfBox> claims =
                box.boxes().stream().filter(b -> b.type() == JumbfType.CLAIM).toList();
        if (claims.isEmpty()) {
            throw new MalformedManifest(Codes.CLAIM_MISSING, "the manifest has no claim");
        }
        if (claims.size() > 1) {
            throw new MalformedManifest(Codes.CLAIM_MULTIPLE, "the manifest has several claims");
        }
        JumbfBox claim = claims.getFirst();
        byte[] cbor = claim.content("cbor")
                .orElseThrow(() -> new MalformedManifest(Codes.CLAIM_MISSING, "the claim is empty"));
        int version = switch (claim.label()) {
            case Labels.CLAIM_1 -> 1;
            case Labels.CLAIM_2 -> 2;
            default -> throw new MalformedManifest(Codes.CLAIM_MALFORMED, "a claim of an unknown version");
        };
        if (!(CborDecoder.decode(cbor, Codes.CLAIM_CBOR) instanceof Map<?, ?> fields)) {
            throw new MalformedManifest(Codes.CLAIM_CBOR, "the claim is no map");
        }
        return new StoredClaim(label(), version, cbor, new Fields(fields));
    }

    /** The COSE_Sign1 in CBOR. */
    Optional<byte[]> signature() {
        return signatureBox().flatMap(b -> b.content("cbor"));
    }

    Optional<JumbfBox> signatureBox() {
        return box.boxes().stream().filter(b -> b.type() == JumbfType.SIGNATURE).findFirst();
    }

    /** The assertions by their label, in the order of the store. */
    Map<String, JumbfBox> assertions() {
        Map<String, JumbfBox> assertions = new LinkedHashMap<>();
        box.boxes().stream()
                .filter(b -> b.type() == JumbfType.ASSERTIONS)
                .flatMap(b -> b.boxes().stream())
                .forEach(b -> assertions.putIfAbsent(b.label(), b));
        return assertions;
    }

    /** The assertions of a kind, decoded; of a kind's later versions too when the kind is asked for without one. */
    Map<String, Fields> decoded(String kind) throws MalformedManifest {
        Map<String, Fields> found = new LinkedHashMap<>();
        for (Map.Entry<String, JumbfBox> entry : assertions().entrySet()) {
            String own = Labels.kind(entry.getKey());
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

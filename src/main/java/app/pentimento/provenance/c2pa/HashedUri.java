package app.pentimento.provenance.c2pa;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reference to a box of a manifest store, with the box's hash (C2PA 8.4.2).
 *
 * @param algorithm empty where it is the claim's
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HashedUri(String url, String algorithm, byte[] hash) {
    static HashedUri of(Fields fields) {
        return new HashedUri(
                fields.text("url").orElse(""),
                fields.text("alg").orElse(""),
                fields.bytes("hash").orElse(new byte[0]));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", url);
        if (!algorithm.isEmpty()) {
            fields.put("alg", algorithm);
        }
        fields.put("hash", hash);
        return fields;
    }
}

package app.pentimento.provenance.c2pa;

import java.util.ArrayList;
import java.util.List;

/**
 * A claim as it was read.
 *
 * @param manifest the label of the manifest that it stands in
 * @param version 1 or 2
 * @param cbor the bytes that were signed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record StoredClaim(String manifest, int version, byte[] cbor, Fields fields) {
    /** The hash algorithm where a reference names none. */
    String algorithm() {
        return fields.text("alg").orElse(Hashes.DEFAULT);
    }

    /** The references to the assertions that the claim vouches for. */
    List<HashedUri> assertions() {
        List<HashedUri> all = new ArrayList<>();
        for (String list : List.of("assertions", "created_assertions", "gathered_assertions")) {
            fields.fieldsList(list).forEach(f -> all.add(HashedUri.of(f)));
        }
        return all;
    }

    /** The addresses of the assertions of other manifests that this claim took out. */
    List<String> redacted() {
        return fields.list("redacted_assertions").stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    String generator() {
        Fields info = version == 1
                ? fields.fieldsList("claim_generator_info").stream().findFirst().orElse(Fields.NONE)
                : fields.fields("claim_generator_info");
        String name = info.text("name").or(() -> fields.text("claim_generator")).orElse("");
        return info.text("version").map(v -> name + " " + v).orElse(name).strip();
    }
}

package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.ByteArrays.Range;
import app.pentimento.provenance.c2pa.Container.Embedded;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that the file is the one that was signed (C2PA 15.12): its hash, without the place of the manifests. */
final class DataHashCheck {
    private static final String HASHES = "c2pa.hash.";

    private final byte[] asset;
    private final Embedded embedded;
    private final ValidationFindings findings;

    DataHashCheck(byte[] asset, Embedded embedded, ValidationFindings findings) {
        this.asset = asset;
        this.embedded = embedded;
        this.findings = findings;
    }

    /**
     * Checks the binding.
     *
     * @param updated whether the file's active manifest is a later one that only updates this one
     */
    void check(StoredManifest manifest, String algorithm, boolean updated) throws MalformedManifest {
        List<String> bindings = manifest.assertions().keySet().stream()
                .filter(label -> label.startsWith(HASHES))
                .toList();
        String url = JumbfLabels.manifest(manifest.label());
        if (bindings.isEmpty()) {
            findings.failure(Codes.HARD_BINDINGS_MISSING, url, "nothing binds the manifest to the file");
            return;
        }
        if (bindings.size() > 1) {
            findings.failure(Codes.HARD_BINDINGS_MULTIPLE, url, "the manifest is bound in several ways");
            return;
        }
        String binding = bindings.getFirst();
        String address = JumbfLabels.assertion(manifest.label(), binding);
        Map<String, Fields> decoded = manifest.decoded(JumbfLabels.DATA_HASH);
        Fields hash = decoded.get(binding);
        if (hash == null) {
            findings.failure(
                    Codes.GENERAL_ERROR, address, "the file is bound by " + binding + ", which is not supported here");
            return;
        }
        compare(hash, algorithm, updated, address);
    }

    private void compare(Fields hash, String algorithm, boolean updated, String url) {
        Optional<MessageDigest> digest = Hashes.digest(hash.text("alg").orElse(algorithm));
        if (digest.isEmpty()) {
            findings.failure(Codes.ALGORITHM_UNSUPPORTED, url, "the file is bound by an unknown hash");
            return;
        }
        Optional<List<Range>> exclusions = exclusions(hash, updated);
        if (exclusions.isEmpty()) {
            findings.failure(Codes.DATA_HASH_MISMATCH, url, "what is left out of the hash is not within the file");
            return;
        }
        boolean others = exclusions.get().stream()
                .anyMatch(r -> r.start() < embedded.start() || r.end() > embedded.start() + embedded.length());
        if (others) {
            findings.information(Codes.EXTRA_EXCLUSIONS, url, "more than the manifest is left out of the hash");
        }
        int at = 0;
        for (Range range : exclusions.get()) {
            digest.get().update(asset, at, range.start() - at);
            at = range.end();
        }
        digest.get().update(asset, at, asset.length - at);
        if (MessageDigest.isEqual(digest.get().digest(), hash.bytes("hash").orElse(new byte[0]))) {
            findings.success(Codes.DATA_HASH_MATCH, url);
        } else {
            findings.failure(Codes.DATA_HASH_MISMATCH, url, "the file was changed after it was signed");
        }
    }

    /**
     * The ranges that are left out, in order. An update made the place of the manifests longer than it was when the hash
     * was made, so that everything behind it moved.
     */
    private Optional<List<Range>> exclusions(Fields hash, boolean updated) {
        List<Range> ranges = new ArrayList<>();
        long moved = 0;
        long end = 0;
        for (Fields field : hash.fieldsList("exclusions")) {
            long start = field.number("start").orElse(-1L) + moved;
            long length = field.number("length").orElse(-1L);
            if (updated && moved == 0 && start == embedded.start()) {
                moved = embedded.length() - length;
                length = embedded.length();
            }
            if (start < end || length < 0 || length > asset.length - start) {
                return Optional.empty();
            }
            end = start + length;
            ranges.add(new Range((int) start, (int) length));
        }
        return Optional.of(ranges);
    }
}

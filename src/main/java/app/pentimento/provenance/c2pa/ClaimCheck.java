package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.SignatureCheck.SignedBy;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges one manifest by itself: its claim, its signature, its assertions (C2PA 15.10). */
final class ClaimCheck {
    /** The labels that manifests of the second version may have, and those that old ones had (C2PA 8.2). */
    private static final Pattern LABEL = Pattern.compile("(urn:c2pa:|urn:uuid:|[^/:]+:urn:uuid:)[0-9a-fA-F-]{36}.*");

    private final SignatureCheck signatures;
    private final Set<String> redacted;
    private final ValidationFindings findings;

    /**
     * A check.
     *
     * @param redacted the addresses of the assertions that other manifests of the store took out
     */
    ClaimCheck(SignatureCheck signatures, Set<String> redacted, ValidationFindings findings) {
        this.signatures = signatures;
        this.redacted = redacted;
        this.findings = findings;
    }

    /** Judges a manifest, and says who signed it. */
    SignedBy check(StoredManifest manifest, StoredClaim claim, Map<String, StoredIngredient> ingredients)
            throws MalformedManifest {
        String url = JumbfLabels.manifest(manifest.label());
        String signatureUrl = claim.fields().text("signature").orElse("");
        boolean own = JumbfLabels.manifestOf(signatureUrl)
                .map(manifest.label()::equals)
                .orElse(true);
        if (!own || !JumbfLabels.last(signatureUrl).equals(JumbfLabels.SIGNATURE)) {
            findings.failure(
                    Codes.SIGNATURE_MISSING, JumbfLabels.signature(manifest.label()), "the claim names no signature");
        }
        if (claim.version() > 1) {
            checkFields(claim, url);
        }
        SignedBy by = SignedBy.NOBODY;
        Optional<byte[]> signature = manifest.signature();
        if (signature.isPresent()) {
            by = signatures.check(claim, signature.get());
        } else {
            findings.failure(
                    Codes.SIGNATURE_MISSING, JumbfLabels.signature(manifest.label()), "the manifest is not signed");
        }
        checkRedactions(claim);
        checkParents(manifest, ingredients, url);
        checkAssertions(manifest, claim);
        if (claim.version() > 1) {
            new ActionRules(manifest, ingredients, findings).check();
        }
        return by;
    }

    private void checkFields(StoredClaim claim, String url) {
        if (!LABEL.matcher(claim.manifest()).matches()) {
            findings.failure(Codes.CLAIM_MALFORMED, url, "the manifest's label is no C2PA URN");
        }
        if (claim.fields()
                .fields("claim_generator_info")
                .text("name")
                .orElse("")
                .isBlank()) {
            findings.failure(Codes.CLAIM_MALFORMED, url, "the claim does not say what made it");
        }
        if (claim.fields().text("instanceID").isEmpty() || !claim.fields().has("created_assertions")) {
            findings.failure(Codes.CLAIM_MALFORMED, url, "the claim has no instanceID or no created_assertions");
        }
    }

    private void checkRedactions(StoredClaim claim) {
        for (String uri : claim.redacted()) {
            String kind = JumbfLabels.last(uri);
            if (JumbfLabels.manifestOf(uri).orElse(claim.manifest()).equals(claim.manifest())) {
                findings.failure(Codes.ASSERTION_SELF_REDACTED, uri, "the claim redacts an assertion of its own");
            }
            if (kind.startsWith(JumbfLabels.ACTIONS_1)) {
                findings.failure(Codes.ACTION_REDACTED, uri, "actions cannot be redacted");
            }
            if (kind.startsWith("c2pa.hash.")) {
                findings.failure(Codes.HARD_BINDING_REDACTED, uri, "the binding to the file cannot be redacted");
            }
        }
    }

    private void checkParents(StoredManifest manifest, Map<String, StoredIngredient> ingredients, String url)
            throws MalformedManifest {
        long parents = ingredients.values().stream()
                .filter(i -> i.is(Relationship.PARENT_OF))
                .count();
        if (manifest.isUpdate() && parents != 1) {
            findings.failure(Codes.UPDATE_PARENTS, url, "an update has exactly one parent");
        } else if (parents > 1) {
            findings.failure(Codes.MULTIPLE_PARENTS, url, "the manifest has several parents");
        }
        boolean bound = manifest.assertions().keySet().stream().anyMatch(label -> label.startsWith("c2pa.hash."));
        if (manifest.isUpdate() && bound) {
            findings.failure(Codes.UPDATE_INVALID, url, "an update does not bind the file anew");
        }
    }

    private void checkAssertions(StoredManifest manifest, StoredClaim claim) throws MalformedManifest {
        Map<String, JumbfBox> assertions = manifest.assertions();
        Set<String> undeclared = new HashSet<>(assertions.keySet());
        List<HashedUri> references = claim.assertions();
        for (HashedUri reference : references) {
            String label = JumbfLabels.assertionOf(reference.url()).orElse("");
            String url = JumbfLabels.assertion(manifest.label(), label);
            if (!JumbfLabels.manifestOf(reference.url())
                    .orElse(manifest.label())
                    .equals(manifest.label())) {
                findings.failure(Codes.ASSERTION_OUTSIDE, reference.url(), "an assertion of another manifest");
                continue;
            }
            undeclared.remove(label);
            if (redacted.contains(url)) {
                continue;
            }
            JumbfBox box = assertions.get(label);
            if (box == null) {
                findings.failure(Codes.ASSERTION_MISSING, url, "an assertion is missing");
                continue;
            }
            String algorithm = reference.algorithm().isEmpty() ? claim.algorithm() : reference.algorithm();
            Optional<byte[]> hash = box.hash(algorithm);
            if (hash.isEmpty()) {
                findings.failure(Codes.ALGORITHM_UNSUPPORTED, url, "an assertion is hashed with an unknown algorithm");
            } else if (MessageDigest.isEqual(hash.get(), reference.hash())) {
                findings.success(Codes.ASSERTION_MATCH, url);
            } else {
                findings.failure(Codes.ASSERTION_MISMATCH, url, "an assertion was changed after it was signed");
            }
        }
        for (String label : undeclared) {
            findings.failure(
                    Codes.ASSERTION_UNDECLARED,
                    JumbfLabels.assertion(manifest.label(), label),
                    "an assertion that the claim does not vouch for");
        }
    }
}

package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.Container.Embedded;
import app.pentimento.provenance.c2pa.KnownManifests.Judged;
import app.pentimento.provenance.c2pa.SignatureCheck.SignedBy;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Validates a whole store (C2PA 15): the active manifest, the manifests of its ingredients and theirs, each once, and
 * what binds the file.
 */
final class StoreValidation {
    private final ManifestStore store;
    private final Trust trust;
    private final KnownManifests known;
    private final ValidationFindings findings = new ValidationFindings();
    private final Map<String, Checked> checked = new LinkedHashMap<>();
    private final Set<String> redacted = new HashSet<>();
    private final ClaimCheck claims;

    StoreValidation(ManifestStore store, Trust trust, Clock clock, KnownManifests known) {
        this.store = store;
        this.trust = trust;
        this.known = known;
        this.claims = new ClaimCheck(new SignatureCheck(trust, clock, findings), redacted, findings);
    }

    /** Validates the store as that of a file, and gives all findings. */
    ValidationResults validate(byte[] asset, Embedded embedded) {
        StoredManifest active = store.active();
        collectRedactions(active);
        check(active);
        checkIngredients();
        findings.about(null);
        bind(active, asset, embedded);
        List<StoredIngredient.Recorded> recorded = checked.values().stream()
                .flatMap(c -> c.ingredients.values().stream())
                .flatMap(i -> i.recorded().stream())
                .toList();
        return findings.results(active.label(), recorded);
    }

    /** The manifests that were reached, the active one first, with who signed them. */
    Iterable<Checked> manifests() {
        return checked.values();
    }

    /** What is taken out anywhere must be known before the first manifest is judged. */
    private void collectRedactions(StoredManifest active) {
        Set<String> seen = new HashSet<>();
        Deque<StoredManifest> open = new ArrayDeque<>(List.of(active));
        while (!open.isEmpty()) {
            StoredManifest manifest = open.poll();
            if (!seen.add(manifest.label())) {
                continue;
            }
            try {
                if (manifest.judged() == null) { // what is known redacts nothing
                    redacted.addAll(manifest.claim().redacted());
                }
                manifest.ingredients().values().stream()
                        .flatMap(i -> target(i).stream())
                        .forEach(open::add);
            } catch (MalformedManifest e) {
                seen.add(manifest.label()); // what is wrong is said when it is judged
            }
        }
    }

    private Checked check(StoredManifest manifest) {
        Judged before = manifest.judged();
        Checked result;
        if (before != null && redacted.isEmpty()) {
            findings.repeat(before.found());
            result = new Checked(manifest, Optional.of(before.facts()), before.ingredients());
        } else {
            result = judge(manifest);
        }
        checked.put(manifest.label(), result);
        return result;
    }

    private Checked judge(StoredManifest manifest) {
        try {
            StoredClaim claim = manifest.claim();
            Map<String, StoredIngredient> ingredients = manifest.ingredients();
            int start = findings.count();
            SignedBy by = signedBy(manifest, claim, ingredients);
            ManifestFacts facts = FactsReader.facts(manifest, claim, ingredients, by);
            if (by.settled() && redacted.isEmpty() && !findings.areFull()) {
                known.remember(
                        manifest, new Judged(trust, claim.algorithm(), ingredients, facts, findings.since(start)));
            }
            return new Checked(manifest, Optional.of(facts), ingredients);
        } catch (MalformedManifest e) {
            malformed(manifest, e);
            return new Checked(manifest, Optional.empty(), Map.of());
        }
    }

    /** Judges a claim with all that it vouches for; of what is malformed in it, nobody is the signer. */
    private SignedBy signedBy(StoredManifest manifest, StoredClaim claim, Map<String, StoredIngredient> ingredients) {
        try {
            return claims.check(manifest, claim, ingredients);
        } catch (MalformedManifest e) {
            malformed(manifest, e);
            return SignedBy.NOBODY;
        }
    }

    private void malformed(StoredManifest manifest, MalformedManifest e) {
        findings.failure(e.code(), JumbfLabels.manifest(manifest.label()), String.valueOf(e.getMessage()));
    }

    /** Goes down the ingredients, level by level; a manifest that several lead to is judged once. */
    private void checkIngredients() {
        Deque<Checked> open = new ArrayDeque<>(checked.values());
        while (!open.isEmpty()) {
            Checked parent = open.poll();
            for (StoredIngredient ingredient : parent.ingredients.values()) {
                String url = JumbfLabels.assertion(parent.manifest.label(), ingredient.label());
                findings.about(url);
                Optional<HashedUri> reference = ingredient.manifest();
                if (reference.isEmpty()) {
                    if (!ingredient.is(Relationship.INPUT_TO)) {
                        findings.information(Codes.INGREDIENT_UNKNOWN, url, "nothing is known of how it was made");
                    }
                    continue;
                }
                if (ingredient.isThirdVersion() && !ingredient.hasValidationResults()) {
                    findings.failure(Codes.INGREDIENT_MALFORMED, url, "an ingredient has no validation results");
                }
                Optional<StoredManifest> target = target(ingredient);
                if (target.isEmpty()) {
                    findings.failure(
                            Codes.INGREDIENT_MISSING, reference.get().url(), "an ingredient's manifest is missing");
                    continue;
                }
                compare(ingredient, reference.get(), target.get());
                if (!checked.containsKey(target.get().label())) {
                    open.add(check(target.get()));
                }
            }
        }
    }

    /** Compares a reference with the manifest it leads to; one that was redacted, by its signature alone. */
    private void compare(StoredIngredient ingredient, HashedUri reference, StoredManifest target) {
        String algorithm = reference.algorithm().isEmpty() ? target.algorithm() : reference.algorithm();
        byte[] nothing = new byte[0];
        byte[] whole = target.hash(algorithm).orElse(nothing);
        if (MessageDigest.isEqual(whole, reference.hash()) || isOldHash(target, algorithm, reference.hash())) {
            findings.success(Codes.INGREDIENT_VALIDATED, reference.url());
            return;
        }
        String start = JumbfLabels.manifest(target.label()) + "/";
        if (redacted.stream().noneMatch(uri -> uri.startsWith(start))) {
            findings.failure(Codes.INGREDIENT_MISMATCH, reference.url(), "an ingredient's manifest was changed");
            return;
        }
        Optional<HashedUri> signature = ingredient.claimSignature();
        if (signature.isEmpty()) {
            if (ingredient.isThirdVersion()) {
                findings.failure(
                        Codes.INGREDIENT_SIGNATURE_MISSING, reference.url(), "a redacted ingredient has no signature");
            }
            return;
        }
        byte[] signed = signatureHash(target, algorithm).orElse(nothing);
        if (MessageDigest.isEqual(signed, signature.get().hash())) {
            findings.success(Codes.INGREDIENT_SIGNATURE_VALIDATED, reference.url());
        } else {
            findings.failure(
                    Codes.INGREDIENT_SIGNATURE_MISMATCH, reference.url(), "an ingredient's signature was changed");
        }
    }

    /** Before version 1.3, the hash was that of the claim. */
    private static boolean isOldHash(StoredManifest target, String algorithm, byte[] hash) {
        try {
            byte[] claim = target.claim().cbor();
            return Hashes.digest(algorithm)
                    .map(d -> MessageDigest.isEqual(d.digest(claim), hash))
                    .orElse(false);
        } catch (MalformedManifest e) {
            return false;
        }
    }

    private static Optional<byte[]> signatureHash(StoredManifest manifest, String algorithm) {
        try {
            return manifest.signatureBox().flatMap(b -> b.hash(algorithm));
        } catch (MalformedManifest e) {
            return Optional.empty();
        }
    }

    /** Checks what binds the file: of an update, its parent does. */
    private void bind(StoredManifest active, byte[] asset, Embedded embedded) {
        StoredManifest binding = active;
        Set<String> seen = new HashSet<>();
        try {
            while (binding.isUpdate() && seen.add(binding.label())) {
                Optional<StoredManifest> parent = binding.ingredients().values().stream()
                        .filter(i -> i.is(Relationship.PARENT_OF))
                        .flatMap(i -> target(i).stream())
                        .findFirst();
                if (parent.isEmpty()) {
                    break;
                }
                binding = parent.get();
            }
            new DataHashCheck(asset, embedded, findings)
                    .check(binding, binding.claim().algorithm(), active.isUpdate());
        } catch (MalformedManifest e) {
            malformed(binding, e);
        }
    }

    private Optional<StoredManifest> target(StoredIngredient ingredient) {
        return ingredient
                .manifest()
                .flatMap(uri -> JumbfLabels.manifestOf(uri.url()))
                .flatMap(store::find);
    }

    /**
     * A manifest that was judged.
     *
     * @param facts empty where its claim cannot be read
     */
    record Checked(StoredManifest manifest, Optional<ManifestFacts> facts, Map<String, StoredIngredient> ingredients) {}
}

package app.pentimento.provenance.c2pa;

import java.util.Set;

/** The status codes of the C2PA specification (15.2) that are given here. */
final class Codes {
    static final String CLAIM_VALIDATED = "claimSignature.validated";
    static final String CLAIM_INSIDE_VALIDITY = "claimSignature.insideValidity";
    static final String CREDENTIAL_TRUSTED = "signingCredential.trusted";
    static final String TIME_STAMP_VALIDATED = "timeStamp.validated";
    static final String TIME_STAMP_TRUSTED = "timeStamp.trusted";
    static final String ASSERTION_MATCH = "assertion.hashedURI.match";
    static final String DATA_HASH_MATCH = "assertion.dataHash.match";
    static final String INGREDIENT_VALIDATED = "ingredient.manifest.validated";

    static final String TIME_STAMP_MALFORMED = "timeStamp.malformed";
    static final String TIME_STAMP_MISMATCH = "timeStamp.mismatch";
    static final String TIME_STAMP_UNTRUSTED = "timeStamp.untrusted";
    static final String TIME_STAMP_OUTSIDE_VALIDITY = "timeStamp.outsideValidity";
    static final String INGREDIENT_UNKNOWN = "ingredient.unknownProvenance";
    static final String EXTRA_EXCLUSIONS = "assertion.dataHash.additionalExclusionsPresent";
    static final String OCSP_SKIPPED = "signingCredential.ocsp.skipped";

    static final String CLAIM_MISSING = "claim.missing";
    static final String CLAIM_MULTIPLE = "claim.multiple";
    static final String CLAIM_MALFORMED = "claim.malformed";
    static final String CLAIM_CBOR = "claim.cbor.invalid";
    static final String HARD_BINDINGS_MISSING = "claim.hardBindings.missing";
    static final String HARD_BINDINGS_MULTIPLE = "assertion.multipleHardBindings";
    static final String SIGNATURE_MISSING = "claimSignature.missing";
    static final String SIGNATURE_MISMATCH = "claimSignature.mismatch";
    static final String ALGORITHM_UNSUPPORTED = "algorithm.unsupported";
    static final String CREDENTIAL_INVALID = "signingCredential.invalid";
    static final String CREDENTIAL_EXPIRED = "signingCredential.expired";
    static final String CREDENTIAL_UNTRUSTED = "signingCredential.untrusted";
    static final String ASSERTION_MISMATCH = "assertion.hashedURI.mismatch";
    static final String ASSERTION_MISSING = "assertion.missing";
    static final String ASSERTION_UNDECLARED = "assertion.undeclared";
    static final String ASSERTION_OUTSIDE = "assertion.outsideManifest";
    static final String ASSERTION_CBOR = "assertion.cbor.invalid";
    static final String ASSERTION_SELF_REDACTED = "assertion.selfRedacted";
    static final String ACTION_REDACTED = "assertion.action.redacted";
    static final String HARD_BINDING_REDACTED = "assertion.hardBinding.redacted";
    static final String ACTION_MALFORMED = "assertion.action.malformed";
    static final String ACTION_INGREDIENT = "assertion.action.ingredientMismatch";
    static final String DATA_HASH_MISMATCH = "assertion.dataHash.mismatch";
    static final String INGREDIENT_MALFORMED = "assertion.ingredient.malformed";
    static final String INGREDIENT_MISSING = "ingredient.manifest.missing";
    static final String INGREDIENT_MISMATCH = "ingredient.manifest.mismatch";
    static final String INGREDIENT_SIGNATURE_MISSING = "ingredient.claimSignature.missing";
    static final String INGREDIENT_SIGNATURE_MISMATCH = "ingredient.claimSignature.mismatch";
    static final String INGREDIENT_SIGNATURE_VALIDATED = "ingredient.claimSignature.validated";
    static final String MULTIPLE_PARENTS = "manifest.multipleParents";
    static final String UPDATE_INVALID = "manifest.update.invalid";
    static final String UPDATE_PARENTS = "manifest.update.wrongParents";
    static final String COMPRESSED_INVALID = "manifest.compressed.invalid";
    static final String GENERAL_ERROR = "general.error";

    private static final Set<String> HARMLESS = Set.of(
            CLAIM_VALIDATED,
            CLAIM_INSIDE_VALIDITY,
            CREDENTIAL_TRUSTED,
            TIME_STAMP_VALIDATED,
            TIME_STAMP_TRUSTED,
            ASSERTION_MATCH,
            DATA_HASH_MATCH,
            "assertion.boxesHash.match",
            "assertion.bmffHash.match",
            "assertion.accessible",
            INGREDIENT_VALIDATED,
            INGREDIENT_SIGNATURE_VALIDATED,
            TIME_STAMP_MALFORMED,
            TIME_STAMP_MISMATCH,
            TIME_STAMP_UNTRUSTED,
            TIME_STAMP_OUTSIDE_VALIDITY,
            INGREDIENT_UNKNOWN,
            EXTRA_EXCLUSIONS,
            OCSP_SKIPPED,
            "signingCredential.ocsp.notRevoked",
            "signingCredential.ocsp.inaccessible",
            "algorithm.deprecated");

    private Codes() {}

    /** Whether a code is that of a success or of a piece of information. */
    static boolean isHarmless(String code) {
        return HARMLESS.contains(code);
    }
}

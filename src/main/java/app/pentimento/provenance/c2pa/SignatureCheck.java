package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.StoredSignature.Stamp;
import app.pentimento.provenance.c2pa.TimeStampCheck.Attested;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/** Judges a claim's signature: the signature itself, its time stamp, and who signed (C2PA 15.7). */
final class SignatureCheck {
    private final TrustAnchors anchors;
    private final TimeStampCheck timeStamps;
    private final Clock clock;
    private final ValidationFindings findings;

    SignatureCheck(Trust trust, Clock clock, ValidationFindings findings) {
        this.anchors = new TrustAnchors(trust.signers());
        this.timeStamps = new TimeStampCheck(new TrustAnchors(trust.timeStamps()), findings);
        this.clock = clock;
        this.findings = findings;
    }

    /** Judges the signature of a claim, and says who it is from. */
    SignedBy check(StoredClaim claim, byte[] cbor) {
        String url = JumbfLabels.signature(claim.manifest());
        StoredSignature signature;
        try {
            signature = StoredSignature.read(cbor);
        } catch (MalformedManifest e) {
            findings.failure(e.code(), url, String.valueOf(e.getMessage()));
            if (!e.code().equals(Codes.SIGNATURE_MISMATCH)) {
                findings.failure(Codes.SIGNATURE_MISMATCH, url, "the signature cannot be checked");
            }
            return SignedBy.NOBODY;
        }
        Attested attested = signature
                .timeStamps()
                .map(s -> stamped(s, signature, claim, url))
                .orElse(Attested.NOTHING);
        boolean inside = certificate(signature, attested, url);
        if (signature
                .algorithm()
                .verify(
                        signature.certificate().getPublicKey(),
                        CoseSign1.signed(signature.header(), claim.cbor()),
                        signature.signature())) {
            if (inside) {
                findings.success(Codes.CLAIM_INSIDE_VALIDITY, url);
            }
            findings.success(Codes.CLAIM_VALIDATED, url);
        } else {
            findings.failure(Codes.SIGNATURE_MISMATCH, url, "the signature is not of this claim");
        }
        return new SignedBy(
                name(signature.certificate(), BCStyle.O),
                name(signature.certificate(), BCStyle.CN),
                attested.time().orElse(null),
                attested.counts());
    }

    private Attested stamped(Stamp stamp, StoredSignature signature, StoredClaim claim, String url) {
        byte[] content = stamp.version() == 2
                ? CoseSign1.stamped2(signature.header(), signature.signature())
                : CoseSign1.stamped1(signature.header(), claim.cbor());
        return timeStamps.check(stamp.token(), content, claim.version() > 1, url);
    }

    /** Judges the signer's certificate; says whether it was valid at the time that counts. */
    private boolean certificate(StoredSignature signature, Attested attested, String url) {
        X509Certificate certificate = signature.certificate();
        Instant at = attested.counts() ? attested.time().orElseGet(clock::instant) : clock.instant();
        Optional<String> problem = CertificateProfile.CLAIM_SIGNING.problem(certificate);
        boolean inside = TimeStampCheck.isWithin(certificate, at);
        if (problem.isPresent()) {
            findings.failure(Codes.CREDENTIAL_INVALID, url, "the signer's certificate: " + problem.get());
        } else if (!inside) {
            findings.failure(
                    Codes.CREDENTIAL_EXPIRED,
                    url,
                    "the signer's certificate is not valid "
                            + (attested.counts() ? "at the time of signing" : "now, and there is no time stamp"));
        }
        if (problem.isEmpty() && anchors.trust(signature.chain(), at)) {
            findings.success(Codes.CREDENTIAL_TRUSTED, url);
        } else {
            findings.failure(Codes.CREDENTIAL_UNTRUSTED, url, "the signer is not one we trust");
        }
        return inside;
    }

    private static @Nullable String name(X509Certificate certificate, ASN1ObjectIdentifier part) {
        try {
            RDN[] found = X500Name.getInstance(
                            certificate.getSubjectX500Principal().getEncoded())
                    .getRDNs(part);
            return found.length == 0
                    ? null
                    : IETFUtils.valueToString(found[found.length - 1].getFirst().getValue());
        } catch (RuntimeException e) { // BouncyCastle's way to say that bytes are no name
            return null;
        }
    }

    /**
     * Who a signature is from.
     *
     * @param time as the time stamp states it, whether or not its authority is trusted; null for none
     * @param settled whether a trusted time stamp settles the time that counts, so that no later look finds otherwise
     */
    record SignedBy(
            @Nullable String organization,
            @Nullable String name,
            @Nullable Instant time,
            boolean settled) {
        static final SignedBy NOBODY = new SignedBy(null, null, null, false);
    }
}

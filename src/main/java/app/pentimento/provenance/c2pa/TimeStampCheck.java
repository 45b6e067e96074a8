package app.pentimento.provenance.c2pa;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Judges a time stamp (RFC 3161, C2PA 15.8). A bad one is no failure: the signature is then taken to be of now. */
final class TimeStampCheck {
    private static final int MAX_CHAIN = 8;

    private final TrustAnchors anchors;
    private final ValidationFindings findings;

    TimeStampCheck(TrustAnchors anchors, ValidationFindings findings) {
        this.anchors = anchors;
        this.findings = findings;
    }

    /**
     * Judges a token.
     *
     * @param stamped what it has to be over
     * @param trustNeeded whether its authority has to be trusted for it to count
     * @param url of the signature that it stands in
     */
    Attested check(byte[] token, byte[] stamped, boolean trustNeeded, String url) {
        try {
            return judge(token, stamped, trustNeeded, url);
        } catch (IOException
                | TSPException
                | CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) { // the many ways in which BouncyCastle says that bytes are no time stamp
            findings.information(Codes.TIME_STAMP_MALFORMED, url, "the time stamp cannot be read");
            return Attested.NOTHING;
        }
    }

    private Attested judge(byte[] bytes, byte[] stamped, boolean trustNeeded, String url)
            throws IOException, CMSException, TSPException, OperatorCreationException, GeneralSecurityException {
        TimeStampToken token = parse(bytes);
        List<X509Certificate> chain = chain(token);
        if (chain.isEmpty()) {
            return bad(Codes.TIME_STAMP_UNTRUSTED, url, "the time stamp has no certificate");
        }
        X509Certificate certificate = chain.getFirst();
        Instant time = token.getTimeStampInfo().getGenTime().toInstant();
        if (!isSignedBy(certificate, token, bytes)) {
            return bad(Codes.TIME_STAMP_UNTRUSTED, url, "the time stamp's signature is wrong");
        }
        if (!isWithin(certificate, time)) {
            return bad(Codes.TIME_STAMP_OUTSIDE_VALIDITY, url, "its certificate was not valid at the time it states");
        }
        Optional<MessageDigest> digest = digest(token.getTimeStampInfo().getMessageImprintAlgOID());
        if (digest.isEmpty()) {
            return bad(Codes.TIME_STAMP_UNTRUSTED, url, "the time stamp uses an unknown hash");
        }
        if (!MessageDigest.isEqual(
                digest.get().digest(stamped), token.getTimeStampInfo().getMessageImprintDigest())) {
            return bad(Codes.TIME_STAMP_MISMATCH, url, "the time stamp is of something else");
        }
        findings.success(Codes.TIME_STAMP_VALIDATED, url);
        if (trustNeeded
                && (CertificateProfile.TIME_STAMPING.problem(certificate).isPresent() || !anchors.trust(chain, time))) {
            findings.information(Codes.TIME_STAMP_UNTRUSTED, url, "the time-stamp authority is not one we trust");
            return new Attested(Optional.of(time), false);
        }
        findings.success(Codes.TIME_STAMP_TRUSTED, url);
        return new Attested(Optional.of(time), true);
    }

    private static boolean isSignedBy(X509Certificate certificate, TimeStampToken token, byte[] bytes)
            throws TSPException, OperatorCreationException, GeneralSecurityException {
        CheckedSignature checked = CheckedSignature.of("time stamp", certificate.getEncoded(), bytes);
        return checked.wasRight() || checked.found(token.isSignatureValid(EcVerifier.of(certificate.getPublicKey())));
    }

    private Attested bad(String code, String url, String explanation) {
        findings.information(code, url, explanation);
        return Attested.NOTHING;
    }

    /** A token alone, or, in old claims, the whole response that it came with. */
    private static TimeStampToken parse(byte[] bytes) throws IOException, TSPException, CMSException {
        try {
            return new TimeStampToken(new CMSSignedData(bytes));
        } catch (CMSException | TSPException e) {
            TimeStampToken token = new TimeStampResponse(bytes).getTimeStampToken();
            if (token == null) {
                throw e;
            }
            return token;
        }
    }

    /** The authority's certificate and those in the token that vouch for it, in order. */
    private static List<X509Certificate> chain(TimeStampToken token) throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> others = new ArrayList<>();
        List<X509Certificate> chain = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            boolean signers = chain.isEmpty() && token.getSID().match(holder);
            (signers ? chain : others).add(converter.getCertificate(holder));
        }
        while (!chain.isEmpty() && chain.size() < MAX_CHAIN) {
            X500Principal issuer = chain.getLast().getIssuerX500Principal();
            Optional<X509Certificate> next = others.stream()
                    .filter(c -> c.getSubjectX500Principal().equals(issuer) && !chain.contains(c))
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            chain.add(next.get());
        }
        return chain;
    }

    private static Optional<MessageDigest> digest(ASN1ObjectIdentifier algorithm) {
        return switch (algorithm.getId()) {
            case "2.16.840.1.101.3.4.2.1" -> Hashes.digest("sha256");
            case "2.16.840.1.101.3.4.2.2" -> Hashes.digest("sha384");
            case "2.16.840.1.101.3.4.2.3" -> Hashes.digest("sha512");
            default -> Optional.empty();
        };
    }

    static boolean isWithin(X509Certificate certificate, Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }

    /**
     * What a time stamp attests.
     *
     * @param time that it states; empty where it is worth nothing
     * @param counts whether its authority is trusted, so that certificates are judged for that time
     */
    record Attested(Optional<Instant> time, boolean counts) {
        static final Attested NOTHING = new Attested(Optional.empty(), false);
    }
}

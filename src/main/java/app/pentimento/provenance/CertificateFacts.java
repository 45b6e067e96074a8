package app.pentimento.provenance;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What people need to know of a certificate to recognise it; nothing in it is secret.
 *
 * @param subject whose it is, as RFC 2253 writes names
 * @param issuer who vouches for it, written likewise; the subject itself of a root
 * @param algorithm of its key, such as {@code EC}
 * @param fingerprint the SHA-256 of its DER, 64 lower-case hexadecimal digits
 */
public record CertificateFacts(
        String subject, String issuer, Instant notBefore, Instant notAfter, String algorithm, String fingerprint) {
    private static final int PAIR = 2;

    static CertificateFacts of(X509Certificate certificate) {
        try {
            return new CertificateFacts(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    certificate.getPublicKey().getAlgorithm(),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate in use can be written and hashed", e);
        }
    }

    /** Its fingerprint as openssl shows it: pairs of capitals, each but the last with a colon behind. */
    public List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (int at = 0; at < fingerprint.length(); at += PAIR) {
            String pair = fingerprint.substring(at, at + PAIR).toUpperCase(Locale.ROOT);
            pairs.add(at + PAIR < fingerprint.length() ? pair + ":" : pair);
        }
        return pairs;
    }
}

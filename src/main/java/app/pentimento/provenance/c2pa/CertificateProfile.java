package app.pentimento.provenance.c2pa;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for certificates of those who sign claims and time stamps (C2PA 14.5.1). */
enum CertificateProfile {
    /** Email protection, document signing, C2PA claim signing, and the purpose that Microsoft used before it. */
    CLAIM_SIGNING(
            Set.of("1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.62558.2.1", "1.3.6.1.4.1.311.76.59.1.9")),
    TIME_STAMPING(Set.of("1.3.6.1.5.5.7.3.8"));

    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final Set<String> ALONE = Set.of("1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9");
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final Set<Integer> CURVES = Set.of(256, 384, 521);
    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.11", // RSA with SHA-256, SHA-384, SHA-512
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.113549.1.1.10", // RSASSA-PSS
            "1.2.840.10045.4.3.2", // ECDSA with SHA-256, SHA-384, SHA-512
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4",
            "1.3.101.112"); // Ed25519

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> purposes;

    CertificateProfile(Set<String> purposes) {
        this.purposes = purposes;
    }

    /** What is wrong with a certificate, as a sentence; empty where nothing is. Its dates are another matter. */
    Optional<String> problem(X509Certificate certificate) {
        if (certificate.getVersion() != 3) {
            return Optional.of("it is not an X.509 certificate of version 3");
        }
        if (!SIGNATURES.contains(certificate.getSigAlgOID())) {
            return Optional.of("it is signed with an algorithm that C2PA does not allow");
        }
        if (!strongEnough(certificate.getPublicKey())) {
            return Optional.of("its key is of a kind or size that C2PA does not allow");
        }
        if (certificate.getBasicConstraints() >= 0) {
            return Optional.of("it is a certificate of an authority, not of one who signs");
        }
        if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return Optional.of("it vouches for itself; a certificate that another one vouches for is needed");
        }
        if (certificate.getIssuerUniqueID() != null || certificate.getSubjectUniqueID() != null) {
            return Optional.of("it has unique identifiers, which C2PA does not allow");
        }
        if (certificate.getExtensionValue(AUTHORITY_KEY) == null) {
            return Optional.of("it does not say which key of its issuer signed it (authorityKeyIdentifier)");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !(usage[0] || usage[1]) || usage[5]) {
            return Optional.of("its key usage is not digitalSignature");
        }
        if (certificate.hasUnsupportedCriticalExtension()) {
            return Optional.of("it has a critical extension that is not known here");
        }
        return purposeProblem(certificate);
    }

    private Optional<String> purposeProblem(X509Certificate certificate) {
        List<String> stated;
        try {
            stated = Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
        } catch (CertificateParsingException e) {
            return Optional.of("its purposes (extendedKeyUsage) cannot be read");
        }
        if (stated.contains(ANY_PURPOSE) || stated.stream().noneMatch(purposes::contains)) {
            return Optional.of("its purposes (extendedKeyUsage) hold none of " + String.join(", ", purposes)
                    + ", or they hold any purpose");
        }
        if (stated.size() > 1 && stated.stream().anyMatch(ALONE::contains)) {
            return Optional.of("its purposes (extendedKeyUsage) mix time stamps or OCSP with others");
        }
        return Optional.empty();
    }

    private static boolean strongEnough(PublicKey key) {
        return switch (key) {
            case ECKey ec -> CURVES.contains(ec.getParams().getOrder().bitLength());
            case RSAKey rsa -> rsa.getModulus().bitLength() >= 2048;
            default -> CoseAlgorithm.forKey(key).isPresent();
        };
    }
}

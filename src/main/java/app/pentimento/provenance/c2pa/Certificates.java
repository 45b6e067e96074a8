package app.pentimento.provenance.c2pa;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the server's own certificates, by the profile of C2PA 14.5.1: a root, a signer, a time-stamp authority. */
final class Certificates {
    /** C2PA claim signing, the purpose that the C2PA trust list asks for. */
    static final KeyPurposeId CLAIM_SIGNING =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.62558.2.1"));

    /** Certificates begin a day early, so that clocks that are a little behind accept them. */
    private static final Duration EARLIER = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    static X509Certificate root(KeyPair key, X500Principal name, Instant now, Duration validity)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(name, serial(), begin(now), end(now, validity), name, key.getPublic());
        return sign(builder, key, key, new BasicConstraints(0), KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    static X509Certificate leaf(
            Issuer issuer, KeyPair key, X500Principal name, Instant now, Duration validity, KeyPurposeId... purposes)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer.certificate, serial(), begin(now), end(now, validity), name, key.getPublic());
        boolean timeStamps = purposes.length == 1 && purposes[0].equals(KeyPurposeId.id_kp_timeStamping);
        try { // RFC 3161, 2.3: the one purpose of a time-stamp authority is critical
            builder.addExtension(Extension.extendedKeyUsage, timeStamps, new ExtendedKeyUsage(purposes));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
        return sign(builder, issuer.key, key, new BasicConstraints(false), KeyUsage.digitalSignature);
    }

    private static X509Certificate sign(
            X509v3CertificateBuilder builder, KeyPair issuer, KeyPair subject, BasicConstraints constraints, int usage)
            throws GeneralSecurityException {
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subject.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuer.getPublic()));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(126, RANDOM).setBit(126);
    }

    private static Date begin(Instant now) {
        return Date.from(now.minus(EARLIER));
    }

    private static Date end(Instant now, Duration validity) {
        return Date.from(now.plus(validity));
    }

    /** A certificate with its key, to sign others with. */
    record Issuer(X509Certificate certificate, KeyPair key) {}
}

package app.pentimento.provenance.c2pa;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Verifies an ECDSA signature for BouncyCastle once. Its own verifier does so twice (the second time only to close the
 * session of a hardware key), which was a twentieth of a turn.
 */
final class EcVerifier implements ContentVerifierProvider {
    private final ECPublicKey key;

    private EcVerifier(ECPublicKey key) {
        this.key = key;
    }

    /** A verifier for any key. */
    static SignerInformationVerifier of(PublicKey key) throws OperatorCreationException {
        return key instanceof ECPublicKey ec
                ? new SignerInformationVerifier(
                        new DefaultCMSSignatureAlgorithmNameGenerator(),
                        new DefaultSignatureAlgorithmIdentifierFinder(),
                        new EcVerifier(ec),
                        new JcaDigestCalculatorProviderBuilder().build())
                : new JcaSimpleSignerInfoVerifierBuilder().build(key);
    }

    @Override
    public boolean hasAssociatedCertificate() {
        return false;
    }

    @Override
    public X509CertificateHolder getAssociatedCertificate() {
        throw new UnsupportedOperationException("There is only a key");
    }

    @Override
    public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        Signature signature;
        try {
            signature = Signature.getInstance(new DefaultSignatureNameFinder().getAlgorithmName(algorithm));
            signature.initVerify(key);
        } catch (GeneralSecurityException e) {
            throw new OperatorCreationException("The signature's algorithm is not one for this key", e);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return new ContentVerifier() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return algorithm;
            }

            @Override
            public OutputStream getOutputStream() {
                return content;
            }

            @Override
            public boolean verify(byte[] expected) {
                try {
                    signature.update(content.toByteArray());
                    return signature.verify(expected);
                } catch (GeneralSecurityException e) {
                    throw new RuntimeOperatorException("The signature cannot be read", e);
                }
            }
        };
    }
}

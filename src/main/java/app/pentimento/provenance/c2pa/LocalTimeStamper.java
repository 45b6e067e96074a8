package app.pentimento.provenance.c2pa;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * The server's own time-stamp authority. It says what the server's clock says: it keeps a signature good after its
 * certificate has expired, and convinces only those who trust the server's root.
 */
final class LocalTimeStamper implements TimeStamper {
    /** Our policy, under the arc for UUIDs (ITU-T X.667), for there is no registered number to use. */
    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.279142536120361264927180349301653182219");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Clock clock;

    LocalTimeStamper(PrivateKey key, X509Certificate certificate, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
    }

    @Override
    public byte[] stamp(byte[] content) throws IOException {
        try {
            TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            TimeStampRequest request =
                    requests.generate(TSPAlgorithms.SHA256, Hashes.sha256(content, 0, content.length));
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key, certificate),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(certificate)));
            BigInteger serial = new BigInteger(64, RANDOM).setBit(64);
            return tokens.generate(request, serial, Date.from(clock.instant())).getEncoded("DER");
        } catch (Exception e) { // BouncyCastle has many of them, and none that can be told apart here
            throw new IOException("The server's own time-stamp authority failed: " + e.getMessage(), e);
        }
    }
}

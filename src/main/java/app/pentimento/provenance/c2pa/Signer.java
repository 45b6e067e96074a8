package app.pentimento.provenance.c2pa;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs claims: a key, the certificates that vouch for it, and a time-stamp authority. Safe for many threads. */
public final class Signer {
    private static final Logger log = LoggerFactory.getLogger(Signer.class);

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final CoseAlgorithm algorithm;
    private final @Nullable TimeStamper timeStamper;
    private final boolean timeStampRequired;
    private volatile int usualLength;

    /**
     * A signer.
     *
     * @param chain the signer's certificate first, then those that vouch for it, without the root
     * @param timeStampRequired whether to sign nothing when there is no time stamp to be had
     */
    Signer(
            PrivateKey key,
            List<X509Certificate> chain,
            CoseAlgorithm algorithm,
            @Nullable TimeStamper timeStamper,
            boolean timeStampRequired) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.algorithm = algorithm;
        this.timeStamper = timeStamper;
        this.timeStampRequired = timeStampRequired;
    }

    /** The same signer, signing nothing without a time stamp. */
    Signer requiringTimeStamp() {
        return new Signer(key, chain, algorithm, timeStamper, true);
    }

    /** The certificate that says who signs. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /**
     * Signs a claim.
     *
     * @throws UnsignableException where the key does not sign, or a required time stamp is not given
     */
    ClaimSignature sign(byte[] claim) throws UnsignableException {
        try {
            byte[] header = CborEncoder.encode(
                    Map.of(CoseSign1.HEADER_ALGORITHM, algorithm.number(), CoseSign1.HEADER_X5CHAIN, encodedChain()));
            byte[] signature = algorithm.sign(key, CoseSign1.signed(header, claim));
            ClaimSignature signed = new ClaimSignature(header, stamp(CoseSign1.stamped2(header, signature)), signature);
            usualLength = signed.length();
            return signed;
        } catch (GeneralSecurityException e) {
            throw new UnsignableException("The signing key does not sign: " + e.getMessage(), e);
        }
    }

    /** How long a signature of this signer was last time, or is now; the next one may differ by a few bytes. */
    int usualLength() throws UnsignableException {
        return usualLength > 0 ? usualLength : sign(new byte[0]).length();
    }

    private Map<String, Object> stamp(byte[] content) throws UnsignableException {
        if (timeStamper == null) {
            return Map.of();
        }
        try {
            return Map.of(CoseSign1.TIME_STAMP_2, CoseSign1.timeStamp(timeStamper.stamp(content)));
        } catch (IOException e) {
            if (timeStampRequired) {
                throw new UnsignableException(String.valueOf(e.getMessage()), e);
            }
            log.warn("A manifest is signed without a time stamp. {}", e.getMessage());
            return Map.of();
        }
    }

    private Object encodedChain() throws GeneralSecurityException {
        List<byte[]> encoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            encoded.add(certificate.getEncoded());
        }
        return encoded.size() == 1 ? encoded.getFirst() : encoded;
    }
}

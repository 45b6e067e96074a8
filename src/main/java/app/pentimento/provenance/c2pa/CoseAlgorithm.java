package app.pentimento.provenance.c2pa;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms that C2PA allows (13.2.1), with their COSE numbers. */
enum CoseAlgorithm {
    ES256(-7, "SHA256withECDSAinP1363Format", 0),
    ES384(-35, "SHA384withECDSAinP1363Format", 0),
    ES512(-36, "SHA512withECDSAinP1363Format", 0),
    PS256(-37, "RSASSA-PSS", 256),
    PS384(-38, "RSASSA-PSS", 384),
    PS512(-39, "RSASSA-PSS", 512),
    ED25519(-8, "Ed25519", 0);

    private final long number;
    private final String javaName;
    private final int pssBits;

    CoseAlgorithm(long number, String javaName, int pssBits) {
        this.number = number;
        this.javaName = javaName;
        this.pssBits = pssBits;
    }

    long number() {
        return number;
    }

    static Optional<CoseAlgorithm> ofNumber(long number) {
        return Arrays.stream(values()).filter(a -> a.number == number).findFirst();
    }

    /** The algorithm to sign with, given the key of the certificate; empty where C2PA allows none for that key. */
    static Optional<CoseAlgorithm> forKey(PublicKey key) {
        return switch (key) {
            case ECKey ec ->
                switch (ec.getParams().getOrder().bitLength()) {
                    case 256 -> Optional.of(ES256);
                    case 384 -> Optional.of(ES384);
                    case 521 -> Optional.of(ES512);
                    default -> Optional.empty();
                };
            case RSAKey rsa -> rsa.getModulus().bitLength() < 2048 ? Optional.empty() : Optional.of(PS256);
            case EdECKey ed -> ed.getParams().getName().equals("Ed25519") ? Optional.of(ED25519) : Optional.empty();
            default -> Optional.empty();
        };
    }

    byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    boolean verify(PublicKey key, byte[] content, byte[] signed) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            return isRight(key, content, signed);
        }
        CheckedSignature checked = CheckedSignature.of(name(), encoded, content, signed);
        return checked.wasRight() || checked.found(isRight(key, content, signed));
    }

    private boolean isRight(PublicKey key, byte[] content, byte[] signed) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException | ProviderException e) {
            return false; // a key of another kind, or no signature at all
        }
    }

    private Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(javaName);
        if (pssBits > 0) { // the salt is as long as the hash (RFC 8230, 2)
            String hash = "SHA-" + pssBits;
            signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), pssBits / 8, 1));
        }
        return signature;
    }
}

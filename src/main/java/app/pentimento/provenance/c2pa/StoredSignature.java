package app.pentimento.provenance.c2pa;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A claim's signature as it was read: a COSE_Sign1 with a detached payload.
 *
 * @param header the protected header as it was signed
 * @param chain the signer's certificate first; never empty
 * @param timeStamps the header with the time stamp: its name and value; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record StoredSignature(
        byte[] header,
        CoseAlgorithm algorithm,
        List<X509Certificate> chain,
        Optional<Stamp> timeStamps,
        byte[] signature) {
    private static final int MAX_CHAIN = 16;

    /**
     * A time-stamp token.
     *
     * @param version 1 where it is over the claim, 2 where it is over the signature
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Stamp(int version, byte[] token) {}

    static StoredSignature read(byte[] cbor) throws MalformedManifest {
        Object decoded = CborDecoder.decode(cbor, Codes.SIGNATURE_MISMATCH);
        Object array = decoded instanceof CborTag tag && tag.tag() == CborTag.COSE_SIGN1 ? tag.value() : decoded;
        if (!(array instanceof List<?> parts
                && parts.size() == 4
                && parts.get(0) instanceof byte[] header
                && parts.get(1) instanceof Map<?, ?> open
                && parts.get(3) instanceof byte[] signature)) {
            throw new MalformedManifest(Codes.SIGNATURE_MISMATCH, "the signature is no COSE_Sign1");
        }
        Fields signed = Fields.of(CborDecoder.decode(header, Codes.SIGNATURE_MISMATCH));
        CoseAlgorithm algorithm = signed.number(CoseSign1.HEADER_ALGORITHM)
                .flatMap(CoseAlgorithm::ofNumber)
                .orElseThrow(() -> new MalformedManifest(
                        Codes.ALGORITHM_UNSUPPORTED, "the signature's algorithm is none that C2PA allows"));
        return new StoredSignature(
                header, algorithm, chain(signed, new Fields(open)), stamp(new Fields(open)), signature);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The certificates stand in the protected header; old claims had them in the open one, or under a text key. */
    private static List<X509Certificate> chain(Fields signed, Fields open) throws MalformedManifest {
        List<X509Certificate> chain = new ArrayList<>();
        for (Fields header : List.of(signed, open)) {
            for (Object key : List.<Object>of(CoseSign1.HEADER_X5CHAIN, "x5chain")) {
                Object value = header.map().get(key);
                if (value != null && chain.isEmpty()) {
                    List<?> encoded = value instanceof List<?> list ? list : List.of(value);
                    for (Object der : encoded.subList(0, Math.min(MAX_CHAIN, encoded.size()))) {
                        chain.add(certificate(der));
                    }
                }
            }
        }
        if (chain.isEmpty()) {
            throw new MalformedManifest(Codes.CREDENTIAL_INVALID, "the signature has no certificate");
        }
        return List.copyOf(chain);
    }

    private static X509Certificate certificate(Object der) throws MalformedManifest {
        try {
            if (der instanceof byte[] bytes) {
                return Pem.certificate(bytes);
            }
        } catch (GeneralSecurityException | RuntimeException e) { // certificates of strangers can be odd in many ways
            throw new MalformedManifest(Codes.CREDENTIAL_INVALID, "a certificate cannot be read");
        }
        throw new MalformedManifest(Codes.CREDENTIAL_INVALID, "a certificate is no byte string");
    }

    private static Optional<Stamp> stamp(Fields open) {
        boolean second = open.has(CoseSign1.TIME_STAMP_2);
        Fields container = open.fields(second ? CoseSign1.TIME_STAMP_2 : CoseSign1.TIME_STAMP_1);
        List<Fields> tokens = container.fieldsList("tstTokens");
        if (container.isEmpty()) {
            return Optional.empty();
        }
        byte[] token = tokens.size() == 1 ? tokens.getFirst().bytes("val").orElse(new byte[0]) : new byte[0];
        return Optional.of(new Stamp(second ? 2 : 1, token));
    }
}

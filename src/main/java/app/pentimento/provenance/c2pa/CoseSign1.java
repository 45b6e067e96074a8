package app.pentimento.provenance.c2pa;

import java.util.List;
import java.util.Map;

/** The parts of COSE_Sign1 (RFC 9052, 4.2) that writing and reading share. */
final class CoseSign1 {
    static final long HEADER_ALGORITHM = 1;
    static final long HEADER_X5CHAIN = 33;

    /** Time stamps of claims of the second version: over the signature. */
    static final String TIME_STAMP_2 = "sigTst2";

    /** Time stamps of claims of the first version: over the claim. */
    static final String TIME_STAMP_1 = "sigTst";

    private CoseSign1() {}

    /** What is signed of a claim. */
    static byte[] signed(byte[] protectedHeader, byte[] claim) {
        return CborEncoder.encode(List.of("Signature1", protectedHeader, new byte[0], claim));
    }

    /** What is time-stamped of a signature: its CBOR, as the payload of a countersignature (C2PA 10.3.2.5). */
    static byte[] stamped2(byte[] protectedHeader, byte[] signature) {
        return countersigned(protectedHeader, CborEncoder.encode(signature));
    }

    /** What was time-stamped with claims of the first version: the claim, as the payload of a countersignature. */
    static byte[] stamped1(byte[] protectedHeader, byte[] claim) {
        return countersigned(protectedHeader, claim);
    }

    /** The header's value that holds one time-stamp token. */
    static Map<String, Object> timeStamp(byte[] token) {
        return Map.of("tstTokens", List.of(Map.of("val", token)));
    }

    private static byte[] countersigned(byte[] protectedHeader, byte[] payload) {
        return CborEncoder.encode(List.of("CounterSignature", protectedHeader, new byte[0], payload));
    }
}

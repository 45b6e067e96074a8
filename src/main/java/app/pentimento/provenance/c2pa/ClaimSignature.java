package app.pentimento.provenance.c2pa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A signature over a claim, as it is written: a COSE_Sign1 that does not contain the claim.
 *
 * @param open the header that is not signed: the time stamp, and padding
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record ClaimSignature(byte[] header, Map<String, Object> open, byte[] signature) {
    /** What the least padding takes, so that signatures of slightly different lengths fit the same space. */
    static final int LEAST_PAD = 64;

    /** Its length with the least padding, in bytes. */
    int length() {
        return encoded(open).length + LEAST_PAD;
    }

    /**
     * Its bytes, filled up with zeroes in the open header, as C2PA 10.4.2 says. A length that one padding cannot reach,
     * because the length of its length grows there, is reached with a second one.
     *
     * @param size at least {@link #length()}
     */
    byte[] padded(int size) {
        Map<String, Object> filled = new HashMap<>(open);
        for (int second = 0; second < 3; second++) {
            if (second > 0) {
                filled.put("pad2", new byte[second - 1]);
            }
            filled.put("pad", new byte[0]);
            int pad = size - encoded(filled).length;
            for (int less = 0; less <= 8 && less <= pad; less++) {
                filled.put("pad", new byte[pad - less]);
                byte[] whole = encoded(filled);
                if (whole.length == size) {
                    return whole;
                }
            }
        }
        throw new IllegalArgumentException("No padding leads to " + size + " bytes");
    }

    private byte[] encoded(Map<String, Object> unsigned) {
        return CborEncoder.encode(new CborTag(CborTag.COSE_SIGN1, List.of(header, unsigned, CborNull.NULL, signature)));
    }
}

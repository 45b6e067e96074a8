package app.pentimento.provenance.c2pa;

import app.pentimento.provenance.c2pa.Container.Placed;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a signed manifest into a picture file, without touching anything else in it. It is the last thing written:
 * every byte around the manifest is bound by its data hash.
 */
public final class ManifestWriter {
    private static final int LEAST_PAD = 8;

    /** How much longer than the last one a signature may be and still fit: serial numbers and the like. */
    private static final int SLACK = ClaimSignature.LEAST_PAD - 16;

    private ManifestWriter() {}

    /**
     * The file with a manifest that says what the specification does; manifests that it had are replaced, so that they
     * must be among the ingredients to be kept.
     *
     * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}, true of the bytes
     * @throws UnsignableException where nothing can be written into the file, or nothing signed
     * @throws IllegalArgumentException where the specification breaks a rule of C2PA
     */
    public static byte[] sign(byte[] asset, String mediaType, ManifestSpec spec, Signer signer)
            throws UnsignableException {
        spec.check();
        Container container = Container.of(mediaType)
                .orElseThrow(() -> new UnsignableException("No manifest can be written into " + mediaType + "."));
        ManifestBuilder builder = new ManifestBuilder(spec);
        int reserved = signer.usualLength();
        for (int attempt = 0; attempt < 3; attempt++) {
            byte[] blank = dataHash(0, 0, new byte[32]);
            int size = builder.store(blank, builder.claim(blank), new byte[reserved]).length;
            if (size % 2 == 1) {
                // A WebP chunk of odd length is followed by a zero, which the reference reader wants excluded too when
                // it looks for the manifest, and not when it hashes: an even one leaves nothing to disagree about.
                reserved++;
                size++;
            }
            if (size > Container.MAX_STORE) {
                throw new UnsignableException("The manifests of this picture are too large: " + size + " bytes.");
            }
            Placed placed = container.place(asset, new byte[size]);
            int length = container.wrap(new byte[size]).length;
            byte[] dataHash = dataHash(placed.start(), length, hash(placed, length));
            byte[] claim = builder.claim(dataHash);
            ClaimSignature signature = signer.sign(claim);
            if (signature.length() - SLACK > reserved) { // this time stamp is longer than the last one was
                reserved = signature.length();
                continue;
            }
            byte[] wrapped = container.wrap(builder.store(dataHash, claim, signature.padded(reserved)));
            if (wrapped.length != length) {
                throw new IllegalStateException("The manifest's size changed while it was written");
            }
            System.arraycopy(wrapped, 0, placed.asset(), placed.start(), length);
            return placed.asset();
        }
        throw new UnsignableException("The time stamps of this authority are of very different sizes.");
    }

    private static byte[] hash(Placed placed, int length) {
        MessageDigest digest = Hashes.digest(Hashes.DEFAULT).orElseThrow();
        int end = placed.start() + length;
        digest.update(placed.asset(), 0, placed.start());
        digest.update(placed.asset(), end, placed.asset().length - end);
        return digest.digest();
    }

    /** The data hash assertion, always of the same length (C2PA 18.5.3). */
    private static byte[] dataHash(int start, int length, byte[] hash) {
        int size = dataHash(Integer.MAX_VALUE, Integer.MAX_VALUE, hash, LEAST_PAD).length;
        int less = size - dataHash(start, length, hash, LEAST_PAD).length;
        return dataHash(start, length, hash, LEAST_PAD + less);
    }

    private static byte[] dataHash(int start, int length, byte[] hash, int pad) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exclusions", List.of(Map.of("start", start, "length", length)));
        fields.put("name", "jumbf manifest");
        fields.put("alg", Hashes.DEFAULT);
        fields.put("hash", hash);
        fields.put("pad", new byte[pad]);
        return CborEncoder.encode(fields);
    }
}

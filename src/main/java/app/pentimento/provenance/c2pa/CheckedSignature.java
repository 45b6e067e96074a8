package app.pentimento.provenance.c2pa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signature that may have been checked before. A manifest carries those of the pictures it was made from, so that each
 * signature of a conversation is met again in every turn that follows; whether it is right depends on nothing but the
 * bytes. Only right ones are remembered.
 *
 * @param digest of everything that the outcome depends on
 */
record CheckedSignature(ByteBuffer digest) {
    private static final int MOST = 20_000;

    private static final Map<CheckedSignature, Boolean> RIGHT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CheckedSignature, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Names a signature.
     *
     * @param kind which check it is for
     * @param parts everything that the outcome depends on
     */
    static CheckedSignature of(String kind, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) { // with its length, so that no two lists of parts give the same bytes
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                digest.update(part);
            }
            return new CheckedSignature(ByteBuffer.wrap(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was found right before. */
    boolean wasRight() {
        synchronized (RIGHT) {
            return RIGHT.get(this) != null;
        }
    }

    /** Remembers what a check found; gives it back. */
    boolean found(boolean right) {
        if (right) {
            synchronized (RIGHT) {
                RIGHT.put(this, true);
            }
        }
        return right;
    }
}

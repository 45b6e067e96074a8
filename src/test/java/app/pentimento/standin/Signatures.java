package app.pentimento.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Signs what is said, and knows later what each signature belongs to: this content, said by this model. */
final class Signatures {
    private final Map<String, String> contentOf = new ConcurrentHashMap<>();
    private final Map<String, String> modelOf = new ConcurrentHashMap<>();
    private final AtomicInteger returned = new AtomicInteger();
    private final Random random = new Random(42);

    /** A new signature of this content, in base64. */
    String sign(byte[] content) {
        return sign(content, 0);
    }

    String sign(String words) {
        return sign(words.getBytes(StandardCharsets.UTF_8));
    }

    /** A new signature of this content of at least so many bytes, in base64. */
    synchronized String sign(byte[] content, int bytes) {
        byte[] signature = new byte[Math.max(bytes, 40) + random.nextInt(200)];
        random.nextBytes(signature);
        String text = Base64.getEncoder().encodeToString(signature);
        contentOf.put(hash(text.getBytes(StandardCharsets.US_ASCII)), hash(content));
        return text;
    }

    /** A model says something with this signature. */
    void give(String signature, String model) {
        modelOf.put(hash(signature.getBytes(StandardCharsets.US_ASCII)), model);
    }

    /** Whether a model says that it gave this signature. */
    boolean issued(String signature, String model) {
        return model.equals(modelOf.get(hash(signature.getBytes(StandardCharsets.US_ASCII))));
    }

    /** Whether it is of this content. */
    boolean fits(String signature, byte[] content) {
        return hash(content).equals(contentOf.get(hash(signature.getBytes(StandardCharsets.US_ASCII))));
    }

    /** So many came back, byte for byte. */
    void came(int count) {
        returned.addAndGet(count);
    }

    /** How many came back, byte for byte, each time that one did. */
    int returned() {
        return returned.get();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

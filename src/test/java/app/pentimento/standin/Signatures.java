package app.pentimento.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Signs what is said, and knows later what each signature belongs to. */
final class Signatures {
    private final Map<String, String> contentOf = new ConcurrentHashMap<>();
    private final Random random = new Random(42);

    /** A new signature of this content, in base64. */
    synchronized String sign(byte[] content) {
        byte[] signature = new byte[40 + random.nextInt(200)];
        random.nextBytes(signature);
        String text = Base64.getEncoder().encodeToString(signature);
        contentOf.put(text, hash(content));
        return text;
    }

    String sign(String words) {
        return sign(words.getBytes(StandardCharsets.UTF_8));
    }

    boolean issued(String signature) {
        return contentOf.containsKey(signature);
    }

    boolean fits(String signature, byte[] content) {
        return hash(content).equals(contentOf.get(signature));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

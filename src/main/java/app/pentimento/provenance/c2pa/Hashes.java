package app.pentimento.provenance.c2pa;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The hash algorithms of C2PA (13.1): SHA-256, SHA-384, SHA-512. */
final class Hashes {
    static final String DEFAULT = "sha256";

    private Hashes() {}

    static byte[] sha256(byte[] bytes, int from, int to) {
        MessageDigest digest = digest(DEFAULT).orElseThrow();
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    /** The digest of C2PA's name, or empty where C2PA does not allow it. */
    static Optional<MessageDigest> digest(String name) {
        String known = switch (name) {
            case "sha256" -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            default -> "";
        };
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MessageDigest.getInstance(known));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + known, e);
        }
    }
}

package app.pentimento.provenance.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * <p>Its hash is the SHA-256, in hexadecimal, of the UTF-8 text of these fields, each followed by a line feed, in this
 * order: previousHash, number, at, event, who, imageId (empty where there is none), detail. Within a field a backslash
 * is written as {@code \\} and a line feed as {@code \n}.
 *
 * @param number from 1, without a gap
 * @param at in UTC, to the microsecond
 * @param event an {@link AuditEvent}'s word
 * @param who the account that did it
 * @param previousHash the hash of the entry before; 64 zeros for the first
 */
public record AuditEntry(
        long number,
        Instant at,
        String event,
        String who,
        @Nullable String imageId,
        String detail,
        String previousHash,
        String hash) {
    /** What stands for the hash of the entry before the first. */
    public static final String NO_HASH = "0".repeat(64);

    /** The entry with the hash that belongs to it. */
    static AuditEntry of(
            long number,
            Instant at,
            String event,
            String who,
            @Nullable String imageId,
            String detail,
            String previousHash) {
        AuditEntry bare = new AuditEntry(number, at, event, who, imageId, detail, previousHash, "");
        return new AuditEntry(number, at, event, who, imageId, detail, previousHash, bare.expectedHash());
    }

    /** The hash that this entry must have. */
    String expectedHash() {
        String text = List.of(
                        previousHash,
                        Long.toString(number),
                        at.toString(),
                        event,
                        who,
                        imageId == null ? "" : imageId,
                        detail)
                .stream()
                .map(field -> field.replace("\\", "\\\\").replace("\n", "\\n") + "\n")
                .collect(Collectors.joining());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

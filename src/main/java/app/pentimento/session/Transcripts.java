package app.pentimento.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What models said, as they said it: the parts that go back to a model in later turns, in order, each with the signature
 * that came along. {@link Part Parts of a turn} are what people see of it.
 */
@Service
public class Transcripts {
    /** What goes into a column of bytes in every database. */
    private static final int LARGEST_COLUMN = 1_000_000;

    private static final int LARGEST_PART = 16_000_000;

    private final JdbcClient jdbc;

    Transcripts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a part of a transcript is. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** A picture. */
        IMAGE,
        /** JSON that only the API understands which gave it. */
        RAW;

        private String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A part of a transcript.
     *
     * @param format the API that gave it and that alone can hear it again
     * @param text words, or JSON; null for a picture
     * @param imageId null for anything but a picture
     * @param signature to be returned byte for byte; null for none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    public record TranscriptPart(
            String format,
            Kind kind,
            @Nullable String text,
            @Nullable String imageId,
            byte @Nullable [] signature) {}

    /**
     * Appends a part to the transcript of a running turn, in the caller's transaction. What is too large to be kept is
     * left out, so that the turn cannot be repeated to the model and is retold instead.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String turnId, TranscriptPart part) {
        byte[] signature = part.signature();
        boolean tooLarge = (signature != null && signature.length > LARGEST_PART)
                || (part.text() != null && part.text().length() > LARGEST_PART);
        boolean large = signature != null && signature.length > LARGEST_COLUMN;
        jdbc.sql("""
                        insert into transcript_part (turn_id, position, format, kind, words, image_id, signature,
                            large_signature)
                        values (:turn, (select count(*) from transcript_part s where s.turn_id = :turn),
                            :format, :kind, :words, :image, :signature, :large)
                        """)
                .param("turn", turnId)
                .param("format", tooLarge ? "incomplete" : part.format())
                .param("kind", part.kind().word())
                .param("words", tooLarge ? null : part.text())
                .param("image", part.imageId())
                .param("signature", tooLarge || large ? null : signature)
                .param("large", tooLarge || !large ? null : Base64.getEncoder().encodeToString(signature))
                .update();
    }

    /** Forgets the transcript of a turn that starts over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(String turnId) {
        jdbc.sql("delete from transcript_part where turn_id = :turn")
                .param("turn", turnId)
                .update();
    }

    /** Copies a transcript from one turn to another, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void copy(String from, String to) {
        jdbc.sql("""
                        insert into transcript_part (turn_id, position, format, kind, words, image_id, signature,
                            large_signature)
                        select cast(:to as varchar(32)), position, format, kind, words, image_id, signature,
                            large_signature
                        from transcript_part where turn_id = :from
                        """).param("from", from).param("to", to).update();
    }

    /**
     * The transcripts of the newest of these turns, by turn, in order: of as many as take no more room than this, one
     * after the other. What does not fit a request need not be read.
     *
     * @param room in bytes
     */
    public Map<String, List<TranscriptPart>> newest(Collection<String> turnIds, long room) {
        return turnIds.isEmpty() ? Map.of() : of(fitting(turnIds, room));
    }

    private List<String> fitting(Collection<String> turnIds, long room) {
        List<String> fitting = new ArrayList<>();
        long[] left = {room};
        jdbc.sql("""
                        select turn_id, sum(coalesce(octet_length(words), 0) + coalesce(octet_length(signature), 0)
                            + coalesce(octet_length(large_signature), 0)) as bytes
                        from transcript_part where turn_id in (:turns) group by turn_id order by turn_id desc
                        """).param("turns", turnIds).query(row -> {
            left[0] -= row.getLong("bytes");
            if (left[0] >= 0) {
                fitting.add(row.getString("turn_id"));
            }
        });
        return fitting;
    }

    private Map<String, List<TranscriptPart>> of(Collection<String> turnIds) {
        Map<String, List<TranscriptPart>> parts = new HashMap<>();
        if (!turnIds.isEmpty()) {
            jdbc.sql("""
                            select turn_id, format, kind, words, image_id, signature, large_signature
                            from transcript_part
                            where turn_id in (:turns)
                            order by turn_id, position
                            """).param("turns", turnIds).query(row -> {
                parts.computeIfAbsent(row.getString("turn_id"), id -> new ArrayList<>())
                        .add(read(row));
            });
        }
        return parts;
    }

    private static TranscriptPart read(ResultSet row) throws SQLException {
        String large = row.getString("large_signature");
        return new TranscriptPart(
                row.getString("format"),
                Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                row.getString("words"),
                row.getString("image_id"),
                large == null ? row.getBytes("signature") : Base64.getDecoder().decode(large));
    }
}

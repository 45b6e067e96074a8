package app.pentimento.session;

import java.util.ArrayList;
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
    private static final int LARGEST_SIGNATURE = 1_000_000;
    private static final int LARGEST_TEXT = 1_000_000;

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
        boolean tooLarge = (signature != null && signature.length > LARGEST_SIGNATURE)
                || (part.text() != null && part.text().length() > LARGEST_TEXT);
        jdbc.sql("""
                        insert into transcript_part (turn_id, position, format, kind, words, image_id, signature)
                        values (:turn, (select count(*) from transcript_part s where s.turn_id = :turn),
                            :format, :kind, :words, :image, :signature)
                        """)
                .param("turn", turnId)
                .param("format", tooLarge ? "incomplete" : part.format())
                .param("kind", part.kind().word())
                .param("words", tooLarge ? null : part.text())
                .param("image", part.imageId())
                .param("signature", tooLarge ? null : signature)
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
                        insert into transcript_part (turn_id, position, format, kind, words, image_id, signature)
                        select cast(:to as varchar(32)), position, format, kind, words, image_id, signature
                        from transcript_part where turn_id = :from
                        """).param("from", from).param("to", to).update();
    }

    /** The transcripts of these turns, by turn, in order. */
    public Map<String, List<TranscriptPart>> of(Collection<String> turnIds) {
        Map<String, List<TranscriptPart>> parts = new HashMap<>();
        if (!turnIds.isEmpty()) {
            jdbc.sql("""
                            select turn_id, format, kind, words, image_id, signature from transcript_part
                            where turn_id in (:turns)
                            order by turn_id, position
                            """).param("turns", turnIds).query(row -> {
                parts.computeIfAbsent(row.getString("turn_id"), id -> new ArrayList<>())
                        .add(new TranscriptPart(
                                row.getString("format"),
                                Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                                row.getString("words"),
                                row.getString("image_id"),
                                row.getBytes("signature")));
            });
        }
        return parts;
    }
}

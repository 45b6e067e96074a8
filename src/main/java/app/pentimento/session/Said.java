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
 * What models said, as they said it: the pieces that go back to a model in later turns, in order, each with the signature
 * that came along. {@link Part parts} are what people see of it.
 */
@Service
public class Said {
    private static final int LARGEST_SIGNATURE = 1_000_000;

    private final JdbcClient jdbc;

    Said(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A piece: words, or a picture.
     *
     * @param signature to be returned byte for byte; null for none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    public record Piece(@Nullable String words, @Nullable String imageId, byte @Nullable [] signature) {}

    /** Appends a piece to what a running turn's model said, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String turnId, @Nullable String words, @Nullable String imageId, byte @Nullable [] signature) {
        boolean kept = signature != null && signature.length <= LARGEST_SIGNATURE;
        jdbc.sql("""
                        insert into said (turn_id, position, words, image_id, signature)
                        values (:turn, (select count(*) from said s where s.turn_id = :turn), :words, :image, :signature)
                        """)
                .param("turn", turnId)
                .param("words", words)
                .param("image", imageId)
                .param("signature", kept ? signature : null)
                .update();
    }

    /** Forgets what was said, for a turn that starts over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(String turnId) {
        jdbc.sql("delete from said where turn_id = :turn").param("turn", turnId).update();
    }

    /** What was said in these turns, by turn, in order. */
    public Map<String, List<Piece>> of(Collection<String> turnIds) {
        Map<String, List<Piece>> pieces = new HashMap<>();
        if (!turnIds.isEmpty()) {
            jdbc.sql("""
                            select turn_id, words, image_id, signature from said
                            where turn_id in (:turns)
                            order by turn_id, position
                            """).param("turns", turnIds).query(row -> {
                pieces.computeIfAbsent(row.getString("turn_id"), id -> new ArrayList<>())
                        .add(new Piece(row.getString("words"), row.getString("image_id"), row.getBytes("signature")));
            });
        }
        return pieces;
    }
}

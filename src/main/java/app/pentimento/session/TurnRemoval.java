package app.pentimento.session;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes single turns from the tree. */
@Service
public class TurnRemoval {
    private final JdbcClient jdbc;
    private final UnusedImages unused;

    TurnRemoval(JdbcClient jdbc, UnusedImages unused) {
        this.jdbc = jdbc;
        this.unused = unused;
    }

    /** Whether other turns follow this one. */
    public boolean isFollowed(String turnId) {
        return jdbc.sql("select count(*) from turn where parent_id = :id")
                        .param("id", turnId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Removes a turn that nothing follows, with its parts; where it was the head, its parent is now. What it cost stays
     * known.
     *
     * @return the images that only it used
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> remove(Turn turn) {
        List<String> images = jdbc.sql("""
                        select image_id from part where turn_id = :id and image_id is not null
                        union
                        select image_id from turn_input where turn_id = :id
                        union
                        select mask_image_id from turn where id = :id and mask_image_id is not null
                        union
                        select id from image where turn_id = :id
                        """)
                .param("id", turn.id())
                .query((row, number) -> row.getString(1))
                .list();
        jdbc.sql("""
                        update session
                        set head_turn_id = case when head_turn_id = :id then :parent else head_turn_id end,
                            updated_at = :now
                        where id = :session
                        """)
                .param("id", turn.id())
                .param("parent", turn.parentId())
                .param("now", Times.now())
                .param("session", turn.sessionId())
                .update();
        jdbc.sql("delete from part where turn_id = :id").param("id", turn.id()).update();
        jdbc.sql("delete from turn_input where turn_id = :id")
                .param("id", turn.id())
                .update();
        jdbc.sql("delete from turn where id = :id").param("id", turn.id()).update();
        return unused.among(images);
    }
}

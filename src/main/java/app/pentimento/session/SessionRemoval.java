package app.pentimento.session;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes the rows of whole sessions. */
@Service
class SessionRemoval {
    private final JdbcClient jdbc;
    private final SpendingLedger ledger;
    private final UnusedImages unused;

    SessionRemoval(JdbcClient jdbc, SpendingLedger ledger, UnusedImages unused) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.unused = unused;
    }

    /**
     * Removes a session with its turns and parts, in the caller's transaction. What the turns cost stays known.
     *
     * @return the images that only it used
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> remove(String id) {
        List<String> images = jdbc.sql("""
                        select p.image_id from part p join turn t on t.id = p.turn_id
                            where t.session_id = :id and p.image_id is not null
                        union
                        select n.image_id from turn_input n join turn t on t.id = n.turn_id where t.session_id = :id
                        union
                        select t.mask_image_id from turn t where t.session_id = :id and t.mask_image_id is not null
                        union
                        select i.id from image i join turn t on t.id = i.turn_id where t.session_id = :id
                        """)
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .list();
        ledger.releaseQueued(id);
        jdbc.sql("delete from part where turn_id in (select id from turn where session_id = :id)")
                .param("id", id)
                .update();
        jdbc.sql("delete from turn_input where turn_id in (select id from turn where session_id = :id)")
                .param("id", id)
                .update();
        jdbc.sql("update turn set parent_id = null where session_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from turn where session_id = :id").param("id", id).update();
        jdbc.sql("delete from session where id = :id").param("id", id).update();
        return unused.among(images);
    }
}

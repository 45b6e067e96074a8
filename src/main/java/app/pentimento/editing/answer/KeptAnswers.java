package app.pentimento.editing.answer;

import app.pentimento.id.Ids;
import app.pentimento.model.VendorAnswers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The answers that vendors keep for later turns. An answer whose turn is deleted, or did not succeed, is to be forgotten
 * by its vendor too: the database lets go of the turn in the transaction that deletes it, and a job asks the vendor, again
 * and again with growing pauses, until it has, or it was asked often enough.
 */
@Component
public class KeptAnswers {
    private static final Logger log = LoggerFactory.getLogger(KeptAnswers.class);
    private static final int AT_A_TIME = 100;
    private static final int MOST_TRIES = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Map<String, VendorAnswers> vendors;

    KeptAnswers(JdbcClient jdbc, List<VendorAnswers> vendors) {
        this.jdbc = jdbc;
        this.vendors = vendors.stream().collect(Collectors.toMap(VendorAnswers::backend, Function.identity()));
    }

    private record Kept(String id, String backend, String answerId, int tries) {}

    /**
     * Remembers that a vendor keeps an answer. Where the turn is gone meanwhile, it is to be forgotten at once.
     *
     * @param model the id of the model that gave it
     */
    public void add(String model, String answerId, String turnId) {
        jdbc.sql("""
                        insert into kept_answer (id, backend, answer_id, turn_id, tries, next_try_at)
                        values (:id, :backend, :answer, (select t.id from turn t where t.id = :turn), 0, :now)
                        """)
                .param("id", Ids.next())
                .param("backend", model.substring(0, model.indexOf(':')))
                .param("answer", answerId)
                .param("turn", turnId)
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nobody will go on from the answers of this turn: they are to be forgotten. */
    public void release(String turnId) {
        jdbc.sql("update kept_answer set turn_id = null where turn_id = :turn")
                .param("turn", turnId)
                .update();
    }

    /** The same where the turn did not succeed, or the vendor did not name its answer to go on from. */
    public void releaseUnlessContinued(String turnId, boolean succeeded) {
        jdbc.sql("""
                        update kept_answer set turn_id = null where turn_id = :turn and (not :succeeded
                            or not exists (select 1 from turn t where t.id = :turn and t.answer_id is not null))
                        """).param("turn", turnId).param("succeeded", succeeded).update();
    }

    /** Has vendors forget what is to be forgotten now. */
    public void forgetReleased() throws InterruptedException {
        List<Kept> due = jdbc.sql("""
                        select id, backend, answer_id, tries from kept_answer
                        where turn_id is null and next_try_at <= :now order by next_try_at limit :most
                        """)
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .param("most", AT_A_TIME)
                .query((row, number) -> new Kept(
                        row.getString("id"), row.getString("backend"), row.getString("answer_id"), row.getInt("tries")))
                .list();
        for (Kept kept : due) {
            forget(kept);
        }
    }

    private void forget(Kept kept) throws InterruptedException {
        VendorAnswers vendor = vendors.get(kept.backend());
        int tries = kept.tries() + 1;
        if (vendor != null && vendor.forget(kept.answerId())) {
            delete(kept);
        } else if (tries >= MOST_TRIES) {
            log.warn(
                    "The vendor of {} could not be made to forget an answer; it will by itself in time",
                    kept.backend());
            delete(kept);
        } else {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << kept.tries());
            jdbc.sql("update kept_answer set tries = :tries, next_try_at = :next where id = :id")
                    .param("tries", tries)
                    .param("next", Instant.now().plus(pause).atOffset(ZoneOffset.UTC))
                    .param("id", kept.id())
                    .update();
        }
    }

    private void delete(Kept kept) {
        jdbc.sql("delete from kept_answer where id = :id")
                .param("id", kept.id())
                .update();
    }
}

package app.pentimento.editing;

import app.pentimento.account.Viewer;
import app.pentimento.session.Cost;
import app.pentimento.session.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Answers that came and are not shown: a step failed, or takes longer than it should. What came of them is kept, and they
 * can be finished without asking the model again.
 */
@Service
public class UnfinishedAnswers {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int MOST = 200;

    private static final Logger log = LoggerFactory.getLogger(UnfinishedAnswers.class);

    private final JdbcClient jdbc;
    private final Editing editing;

    UnfinishedAnswers(JdbcClient jdbc, Editing editing) {
        this.jdbc = jdbc;
        this.editing = editing;
    }

    /**
     * An answer that is not finished.
     *
     * @param sessionTitle empty where it has none
     * @param running whether its turn is still running
     * @param step where it is; null where that was not written down
     * @param problem why it failed; null where it has not
     * @param since when its turn began
     * @param pictures how many pictures came and are not shown
     * @param cost what the turn cost; null where that is not known
     */
    public record Unfinished(
            String turnId,
            String sessionId,
            String sessionTitle,
            String model,
            boolean running,
            @Nullable String step,
            @Nullable String problem,
            Instant since,
            int pictures,
            @Nullable Cost cost) {}

    /** The newest 200 of the viewer's own sessions, newest first. */
    public List<Unfinished> list(Viewer viewer) {
        return jdbc.sql("""
                        select t.id, t.session_id, s.title, t.model, t.status, a.step, t.error_message, t.started_at,
                            t.created_at, t.cost_usd, t.cost_estimated,
                            (select count(*) from received_part r
                             where r.turn_id = t.id and r.kind = 'image' and not r.rejected) as pictures
                        from turn t
                        join session s on s.id = t.session_id
                        left join answer a on a.turn_id = t.id
                        where %s and ((t.status in ('failed', 'cancelled') and exists
                                (select 1 from received_part r where r.turn_id = t.id and not r.rejected))
                            or (t.status = 'running' and t.started_at < :longAgo))
                        order by t.id desc limit :most
                        """.formatted(viewer.owns("s.owner_id")))
                .param("viewer", viewer.id())
                .param("longAgo", Instant.now().minus(LONG).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> read(row))
                .list();
    }

    private static Unfinished read(ResultSet row) throws SQLException {
        OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
        OffsetDateTime since = started == null ? row.getObject("created_at", OffsetDateTime.class) : started;
        java.math.BigDecimal usd = row.getBigDecimal("cost_usd");
        return new Unfinished(
                row.getString("id"),
                row.getString("session_id"),
                row.getString("title"),
                row.getString("model"),
                row.getString("status").equals("running"),
                row.getString("step"),
                row.getString("error_message"),
                since.toInstant(),
                row.getInt("pictures"),
                usd == null ? null : new Cost(usd, row.getBoolean("cost_estimated")));
    }

    /** Finishes all of them that can be finished now; tells how many turns go on. No model is asked. */
    public int finishAll(Viewer viewer) {
        int finishing = 0;
        for (Unfinished answer : list(viewer)) {
            try {
                if (!answer.running()) {
                    editing.finish(answer.turnId(), viewer);
                    finishing++;
                }
            } catch (TurnConflict | NotFoundException e) {
                log.debug("Someone else finished or deleted a turn meanwhile", e);
            }
        }
        return finishing;
    }
}

package app.pentimento.session;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What turns cost, in US dollars: set aside while they are under way, settled when they end. It outlives the turns and
 * sessions that it was spent for.
 */
@Service
public class SpendingLedger {
    private final JdbcClient jdbc;

    SpendingLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps everybody else from reserving until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("select id from budget_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** Sets aside what a turn may cost, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(Turn turn, BigDecimal usd) {
        jdbc.sql("""
                        insert into spending (turn_id, session_id, account_id, model, at, reserved_usd)
                        values (:turn, :session,
                            coalesce((select author_id from turn where id = :turn), 'local'), :model, :now, :usd)
                        """)
                .param("turn", turn.id())
                .param("session", turn.sessionId())
                .param("model", turn.model())
                .param("now", Times.now())
                .param("usd", usd)
                .update();
    }

    /** Writes down what a turn did cost, in the caller's transaction; what was set aside for it is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Turn turn, BigDecimal usd) {
        int rows = jdbc.sql("update spending set spent_usd = :usd, at = :now where turn_id = :turn")
                .param("usd", usd)
                .param("now", Times.now())
                .param("turn", turn.id())
                .update();
        if (rows == 0 && usd.signum() > 0) {
            reserve(turn, usd);
            settle(turn, usd);
        }
    }

    /** Frees what is set aside for turns of a session that never began, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseQueued(String sessionId) {
        jdbc.sql("select id from turn where session_id = :session and status = 'queued' for update")
                .param("session", sessionId)
                .query(String.class)
                .list()
                .forEach(turn -> jdbc.sql("update spending set spent_usd = 0 where turn_id = :turn")
                        .param("turn", turn)
                        .update());
    }

    /** What was spent and is set aside by all since a moment. */
    public BigDecimal since(OffsetDateTime start) {
        return jdbc.sql("select coalesce(sum(coalesce(spent_usd, reserved_usd)), 0) from spending where at >= :start")
                .param("start", start)
                .query(BigDecimal.class)
                .single();
    }

    /** What was spent and is set aside by an account since a moment. */
    public BigDecimal since(String accountId, OffsetDateTime start) {
        return jdbc.sql("""
                        select coalesce(sum(coalesce(spent_usd, reserved_usd)), 0) from spending
                        where account_id = :account and at >= :start
                        """)
                .param("account", accountId)
                .param("start", start)
                .query(BigDecimal.class)
                .single();
    }

    /** What was ever spent and is set aside by a session. */
    public BigDecimal of(String sessionId) {
        return jdbc.sql("""
                        select coalesce(sum(coalesce(spent_usd, reserved_usd)), 0) from spending
                        where session_id = :session
                        """).param("session", sessionId).query(BigDecimal.class).single();
    }
}

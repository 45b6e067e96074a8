package app.pentimento.session;

import app.pentimento.account.WithAccounts;
import app.pentimento.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** With whom sessions are shared. */
@WithAccounts
public class Shares {
    private final JdbcClient jdbc;
    private final TurnSignals signals;

    Shares(JdbcClient jdbc, TurnSignals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    /** A share: {@code access} is {@link Access#VIEW} or {@link Access#EDIT}. */
    public record Share(String id, String accountId, String email, String name, Access access, Instant createdAt) {}

    /** The shares of a session, the oldest first. */
    public List<Share> of(String sessionId) {
        return jdbc.sql("""
                        select h.id, h.account_id, a.email, a.name, h.role, h.created_at
                        from session_share h join account a on a.id = h.account_id
                        where h.session_id = :session order by h.id
                        """)
                .param("session", sessionId)
                .query((row, number) -> new Share(
                        row.getString("id"),
                        row.getString("account_id"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("role").equals("editor") ? Access.EDIT : Access.VIEW,
                        Times.read(row, "created_at")))
                .list();
    }

    /** Shares a session with an account, or changes how it is shared. */
    @Transactional
    public Share share(String sessionId, String accountId, Access access) {
        if (access == Access.OWN) {
            throw new IllegalArgumentException("A session has one owner");
        }
        if (jdbc.sql("select id from session where id = :id for update")
                .param("id", sessionId)
                .query(String.class)
                .optional()
                .isEmpty()) {
            throw NotFoundException.session();
        }
        String role = access == Access.EDIT ? "editor" : "viewer";
        int changed = jdbc.sql("""
                        update session_share set role = :role where session_id = :session and account_id = :account
                        """)
                .param("role", role)
                .param("session", sessionId)
                .param("account", accountId)
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into session_share (id, session_id, account_id, role, created_at)
                            values (:id, :session, :account, :role, :now)
                            """)
                    .param("id", Ids.next())
                    .param("session", sessionId)
                    .param("account", accountId)
                    .param("role", role)
                    .param("now", Times.now())
                    .update();
        }
        signals.sessionChanged(sessionId);
        return of(sessionId).stream()
                .filter(share -> share.accountId().equals(accountId))
                .findFirst()
                .orElseThrow();
    }

    /** Withdraws a share; empty where the session has none of this id. Open event streams of that account end. */
    @Transactional
    public Optional<Share> withdraw(String sessionId, String shareId) {
        Optional<Share> share =
                of(sessionId).stream().filter(each -> each.id().equals(shareId)).findFirst();
        share.ifPresent(found -> jdbc.sql("delete from session_share where id = :id")
                .param("id", found.id())
                .update());
        signals.sessionChanged(sessionId);
        return share;
    }
}

package app.pentimento.session;

import app.pentimento.account.Secrets;
import app.pentimento.account.WithAccounts;
import app.pentimento.id.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Addresses under which anybody may read a session, until they expire or are withdrawn. */
@WithAccounts
public class Links {
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link, without its secret. */
    public record Link(
            String id, Instant createdAt, @Nullable Instant expiresAt) {}

    /** A link that was just made; the secret is known this once. */
    public record Made(Link link, String secret) {}

    /** The links of a session, the oldest first; those that expired are not among them. */
    public List<Link> of(String sessionId) {
        return jdbc.sql("""
                        select id, created_at, expires_at from session_link
                        where session_id = :session and (expires_at is null or expires_at > :now) order by id
                        """)
                .param("session", sessionId)
                .param("now", Times.now())
                .query((row, number) -> new Link(
                        row.getString("id"), Times.read(row, "created_at"), Times.readOrNull(row, "expires_at")))
                .list();
    }

    /** Makes a link; empty where the session has too many. */
    @Transactional
    public Optional<Made> create(String sessionId, @Nullable Instant expiresAt) {
        jdbc.sql("delete from session_link where session_id = :session and expires_at <= :now")
                .param("session", sessionId)
                .param("now", Times.now())
                .update();
        if (of(sessionId).size() >= MOST) {
            return Optional.empty();
        }
        String secret = Secrets.next();
        String id = Ids.next();
        jdbc.sql("""
                        insert into session_link (id, session_id, hash, created_at, expires_at)
                        values (:id, :session, :hash, :now, :expires)
                        """)
                .param("id", id)
                .param("session", sessionId)
                .param("hash", Secrets.hash(secret))
                .param("now", Times.now())
                .param("expires", expiresAt == null ? null : Times.of(expiresAt))
                .update();
        return of(sessionId).stream()
                .filter(link -> link.id().equals(id))
                .findFirst()
                .map(link -> new Made(link, secret));
    }

    /** Withdraws a link, or all; tells how many. */
    public int withdraw(String sessionId, @Nullable String id) {
        return jdbc.sql("delete from session_link where session_id = :session and (:all or id = :id)")
                .param("session", sessionId)
                .param("all", id == null)
                .param("id", id == null ? "" : id)
                .update();
    }

    /** The session that a secret opens, if it is good. */
    public Optional<String> open(String secret) {
        return jdbc.sql("""
                        select session_id from session_link
                        where hash = :hash and (expires_at is null or expires_at > :now)
                        """)
                .param("hash", Secrets.hash(secret))
                .param("now", Times.now())
                .query(String.class)
                .optional();
    }
}

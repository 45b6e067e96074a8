package app.pentimento.session;

import app.pentimento.id.Ids;
import app.pentimento.image.ImageRows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sessions: made, found, changed. */
@Service
public class Sessions {
    /** The longest title, in characters. */
    public static final int MAX_TITLE = 200;

    static final String SELECT = """
            select s.id, s.title, s.created_at, s.updated_at, s.archived, s.pinned, s.head_turn_id, s.model,
                (select count(*) from turn t where t.session_id = s.id) as turn_count,
                (select coalesce(sum(p.spent_usd), 0) from spending p where p.session_id = s.id) as cost_usd,
                %s
            from session s
            left join image i on i.id = coalesce(
                (select max(p.image_id) from part p join turn t on t.id = p.turn_id where t.session_id = s.id),
                (select max(n.image_id) from turn_input n join turn t on t.id = n.turn_id where t.session_id = s.id))
            """.formatted(ImageRows.COLUMNS);

    private final JdbcClient jdbc;
    private final TurnSignals signals;

    Sessions(JdbcClient jdbc, TurnSignals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    /** Starts a session. */
    @Transactional
    public Session create(String wanted) {
        String title = PlainText.fit(wanted, MAX_TITLE);
        String id = Ids.next();
        OffsetDateTime now = Times.now();
        jdbc.sql("""
                        insert into session (id, title, created_at, updated_at, archived)
                        values (:id, :title, :now, :now, false)
                        """).param("id", id).param("title", title).param("now", now).update();
        return new Session(
                id, title, now.toInstant(), now.toInstant(), false, false, null, 0, null, BigDecimal.ZERO, null);
    }

    /** The session of this id, if there is one. */
    public Optional<Session> find(String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id)
                .query(Sessions::read)
                .optional();
    }

    /** The {@link Session#revision revision} of a session, if it is there: cheap, for those who look often. */
    public Optional<String> revision(String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql("select updated_at, head_turn_id, title, archived from session where id = :id")
                .param("id", id)
                .query((row, number) -> Session.revision(
                        Times.read(row, "updated_at"),
                        row.getString("head_turn_id"),
                        row.getString("title"),
                        row.getBoolean("archived")))
                .optional();
    }

    /**
     * What a new turn needs to know of its session; cheap, however long the session is.
     *
     * @param turnId the head; null before the first turn, or when all is undone
     */
    public record Head(String title, @Nullable String turnId) {}

    /** Locks a session until the transaction ends, so that changes to its tree happen one after another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Head> lock(String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql("select title, head_turn_id from session where id = :id for update")
                .param("id", id)
                .query((row, number) -> new Head(row.getString("title"), row.getString("head_turn_id")))
                .optional();
    }

    /** Gives a session another title. */
    public void rename(String id, String title) {
        jdbc.sql("update session set title = :title where id = :id")
                .param("title", PlainText.fit(title, MAX_TITLE))
                .param("id", id)
                .update();
        signals.sessionChanged(id);
    }

    /** Remembers the model that was chosen in a session. */
    public void chooseModel(String id, String model) {
        jdbc.sql("update session set model = :model where id = :id")
                .param("model", model)
                .param("id", id)
                .update();
    }

    /** Puts a session away, or brings it back. */
    public void archive(String id, boolean archived) {
        jdbc.sql("update session set archived = :archived where id = :id")
                .param("archived", archived)
                .param("id", id)
                .update();
        signals.sessionChanged(id);
    }

    /** Puts a session before the others, or lets it go back among them. */
    public void pin(String id, boolean pinned) {
        jdbc.sql("update session set pinned = :pinned where id = :id")
                .param("pinned", pinned)
                .param("id", id)
                .update();
    }

    /** Moves the head; null undoes everything. The turn must be one of the session's. */
    public void moveHead(String id, @Nullable String turnId) {
        jdbc.sql("update session set head_turn_id = :turn, updated_at = :now where id = :id")
                .param("turn", turnId)
                .param("now", Times.now())
                .param("id", id)
                .update();
        signals.sessionChanged(id);
    }

    static Session read(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getString("id"),
                row.getString("title"),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"),
                row.getBoolean("archived"),
                row.getBoolean("pinned"),
                row.getString("head_turn_id"),
                row.getInt("turn_count"),
                ImageRows.readOrNull(row, number),
                row.getBigDecimal("cost_usd"),
                row.getString("model"));
    }
}

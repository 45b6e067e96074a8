package app.pentimento.session;

import app.pentimento.account.Person;
import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import app.pentimento.image.ImageRows;
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
                %s,
                %s
            from session s
            left join image i on i.id = coalesce(
                (select max(p.image_id) from part p join turn t on t.id = p.turn_id where t.session_id = s.id),
                (select max(n.image_id) from turn_input n join turn t on t.id = n.turn_id where t.session_id = s.id))
            """.formatted(Person.columns("s.owner_id", "owner"), ImageRows.COLUMNS);

    private final JdbcClient jdbc;
    private final TurnSignals signals;

    Sessions(JdbcClient jdbc, TurnSignals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    /** Starts a session of this owner. */
    @Transactional
    public Session create(String ownerId, String wanted) {
        String title = PlainText.fit(wanted, MAX_TITLE);
        String id = Ids.next();
        OffsetDateTime now = Times.now();
        jdbc.sql("""
                        insert into session (id, owner_id, title, created_at, updated_at, archived)
                        values (:id, :owner, :title, :now, :now, false)
                        """)
                .param("id", id)
                .param("owner", ownerId)
                .param("title", title)
                .param("now", now)
                .update();
        return find(id).orElseThrow();
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

    /** The session of this id, if there is one that the viewer sees. */
    public Optional<Session> find(Viewer viewer, String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql(SELECT + " where s.id = :id and " + Visible.session(viewer, "s"))
                .param("id", id)
                .param("viewer", viewer.id())
                .query(Sessions::read)
                .optional();
    }

    /** What the viewer may do with the session of this id; empty where they do not see it. */
    public Optional<Access> access(Viewer viewer, String id) {
        return Ids.isOne(id) ? access(viewer, "s.id = :id", id) : Optional.empty();
    }

    /** What the viewer may do with the session of the turn of this id; empty where they do not see it. */
    public Optional<Access> accessByTurn(Viewer viewer, String turnId) {
        return Ids.isOne(turnId)
                ? access(viewer, "s.id = (select t.session_id from turn t where t.id = :id)", turnId)
                : Optional.empty();
    }

    private Optional<Access> access(Viewer viewer, String which, String id) {
        return jdbc.sql("""
                        select case when %s then 'own' else
                            coalesce((select h.role from session_share h
                                      where h.session_id = s.id and h.account_id = :viewer), 'viewer') end
                        from session s where %s and %s
                        """.formatted(viewer.owns("s.owner_id"), which, Visible.session(viewer, "s")))
                .param("viewer", viewer.id())
                .param("id", id)
                .query(String.class)
                .optional()
                .map(word -> switch (word) {
                    case "own" -> Access.OWN;
                    case "editor" -> Access.EDIT;
                    default -> Access.VIEW;
                });
    }

    /** The {@link Session#revision revision} of a session, if the viewer sees it: cheap, for those who look often. */
    public Optional<String> revision(Viewer viewer, String id) {
        if (!Ids.isOne(id)) {
            return Optional.empty();
        }
        return jdbc.sql("select s.updated_at, s.head_turn_id, s.title, s.archived from session s where s.id = :id and "
                        + Visible.session(viewer, "s"))
                .param("id", id)
                .param("viewer", viewer.id())
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
                row.getString("model"),
                Person.readOrNull(row, "owner"));
    }
}

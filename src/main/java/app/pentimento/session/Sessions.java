package app.pentimento.session;

import app.pentimento.id.Ids;
import app.pentimento.image.ImageRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sessions: made, found, listed, changed, deleted. */
@Service
public class Sessions {
    /** The longest title, in characters. */
    public static final int MAX_TITLE = 200;

    private static final String SELECT = """
            select s.id, s.title, s.created_at, s.updated_at, s.archived, s.pinned, s.head_turn_id,
                (select count(*) from turn t where t.session_id = s.id) as turn_count,
                (select coalesce(sum(t.cost_usd), 0) from turn t where t.session_id = s.id) as cost_usd,
                %s
            from session s
            left join image i on i.id = coalesce(
                (select max(p.image_id) from part p join turn t on t.id = p.turn_id where t.session_id = s.id),
                (select max(n.image_id) from turn_input n join turn t on t.id = n.turn_id where t.session_id = s.id))
            """.formatted(ImageRows.COLUMNS);

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        return new Session(id, title, now.toInstant(), now.toInstant(), false, false, null, 0, null, BigDecimal.ZERO);
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
     * Sessions by latest activity, newest first.
     *
     * @param query words to find in titles and prompts; empty for all
     * @param cursor the {@code next} of the page before; null for the first
     * @throws IllegalArgumentException for a cursor that this method never gave
     */
    public Page<Session> list(String query, boolean archived, int limit, @Nullable String cursor) {
        return list(query, archived, null, limit, cursor);
    }

    /**
     * The same, of sessions that are pinned, or that are not.
     *
     * @param pinned null for both
     */
    public Page<Session> list(
            String query, boolean archived, @Nullable Boolean pinned, int limit, @Nullable String cursor) {
        Cursor from = cursor == null ? Cursor.START : Cursor.parse(cursor);
        List<Session> found = jdbc.sql(SELECT + """
                         where s.archived = :archived
                          and (:both or s.pinned = :pinned)
                          and (s.updated_at < :time or (s.updated_at = :time and s.id < :id))
                          and (:all or lower(s.title) like :query escape '!'
                            or exists (select 1 from turn t
                                       where t.session_id = s.id and lower(t.prompt) like :query escape '!'))
                        order by s.updated_at desc, s.id desc
                        limit :limit
                        """)
                .param("archived", archived)
                .param("both", pinned == null)
                .param("pinned", Boolean.TRUE.equals(pinned))
                .param("time", from.time().atOffset(ZoneOffset.UTC))
                .param("id", from.id())
                .param("all", query.isBlank())
                .param("query", pattern(query))
                .param("limit", limit + 1)
                .query(Sessions::read)
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Session last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), new Cursor(last.updatedAt(), last.id()).text());
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
    }

    /** Puts a session away, or brings it back. */
    public void archive(String id, boolean archived) {
        jdbc.sql("update session set archived = :archived where id = :id")
                .param("archived", archived)
                .param("id", id)
                .update();
    }

    /** Puts a session before the others, or lets it go back among them. */
    public void pin(String id, boolean pinned) {
        jdbc.sql("update session set pinned = :pinned where id = :id")
                .param("pinned", pinned)
                .param("id", id)
                .update();
    }

    /** For each of these sessions that has any, the newest prompt in which these words are found. */
    public Map<String, String> matches(Collection<String> ids, String query) {
        Map<String, String> prompts = new HashMap<>();
        if (!ids.isEmpty() && !query.isBlank()) {
            jdbc.sql("""
                            select t.session_id, t.prompt from turn t
                            where t.id in (select max(m.id) from turn m
                                           where m.session_id in (:ids) and lower(m.prompt) like :query escape '!'
                                           group by m.session_id)
                            """).param("ids", ids).param("query", pattern(query)).query(row -> {
                prompts.put(row.getString(1), row.getString(2));
            });
        }
        return prompts;
    }

    /** Moves the head; null undoes everything. The turn must be one of the session's. */
    public void moveHead(String id, @Nullable String turnId) {
        jdbc.sql("update session set head_turn_id = :turn, updated_at = :now where id = :id")
                .param("turn", turnId)
                .param("now", Times.now())
                .param("id", id)
                .update();
    }

    /**
     * Deletes a session with its turns and parts, in the caller's transaction. What the turns cost stays known.
     *
     * @return the images that only it used
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> delete(String id) {
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
        jdbc.sql("delete from part where turn_id in (select id from turn where session_id = :id)")
                .param("id", id)
                .update();
        jdbc.sql("delete from turn_input where turn_id in (select id from turn where session_id = :id)")
                .param("id", id)
                .update();
        jdbc.sql("update turn set parent_id = null where session_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into past_cost (turn_id, finished_at, cost_usd)
                        select id, finished_at, cost_usd from turn
                        where session_id = :id and cost_usd > 0 and finished_at is not null
                        """).param("id", id).update();
        jdbc.sql("delete from turn where session_id = :id").param("id", id).update();
        jdbc.sql("delete from session where id = :id").param("id", id).update();
        return unused(images);
    }

    /** Those of these images that no turn uses. */
    List<String> unused(List<String> images) {
        return images.isEmpty() ? List.of() : unused("i.id in (:ids)", "ids", images);
    }

    /** Uploads older than this that no turn uses. Each was acknowledged, so the age should be generous. */
    public List<String> unusedUploads(Duration age) {
        return unused(
                "i.origin = 'upload' and i.created_at < :before",
                "before",
                Instant.now().minus(age).atOffset(ZoneOffset.UTC));
    }

    private List<String> unused(String condition, String name, Object value) {
        return jdbc.sql("""
                        select i.id from image i
                        where %s
                          and not exists (select 1 from part p where p.image_id = i.id)
                          and not exists (select 1 from turn_input n where n.image_id = i.id)
                          and not exists (select 1 from turn t where t.mask_image_id = i.id)
                        """.formatted(condition))
                .param(name, value)
                .query((row, number) -> row.getString(1))
                .list();
    }

    static String pattern(String query) {
        String escaped = PlainText.clean(query)
                .trim()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
    }

    private static Session read(ResultSet row, int number) throws SQLException {
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
                row.getBigDecimal("cost_usd"));
    }

    private record Cursor(Instant time, String id) {
        static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

        static Cursor parse(String text) {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            if (fields.length != 2) {
                throw new IllegalArgumentException("Not a cursor of this list");
            }
            try {
                Cursor cursor = new Cursor(Instant.parse(fields[0]), fields[1]);
                if (Ids.isOne(cursor.id())
                        && cursor.time().isAfter(Instant.EPOCH)
                        && cursor.time().isBefore(START.time())) {
                    return cursor;
                }
            } catch (java.time.format.DateTimeParseException e) {
                throw new IllegalArgumentException("Not a cursor of this list", e);
            }
            throw new IllegalArgumentException("Not a cursor of this list");
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((time + " " + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}

package app.pentimento.session;

import app.pentimento.account.Viewer;
import app.pentimento.id.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Sessions as they are listed and searched, in pages. */
@Service
public class SessionList {
    private final JdbcClient jdbc;

    SessionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sessions that the viewer sees, by latest activity, newest first.
     *
     * @param query words to find in titles and prompts; empty for all
     * @param cursor the {@code next} of the page before; null for the first
     * @throws IllegalArgumentException for a cursor that this method never gave
     */
    public Page<Session> list(Viewer viewer, String query, boolean archived, int limit, @Nullable String cursor) {
        return list(viewer, query, archived, null, limit, cursor);
    }

    /**
     * The same, of sessions that are pinned, or that are not.
     *
     * @param pinned null for both
     */
    public Page<Session> list(
            Viewer viewer,
            String query,
            boolean archived,
            @Nullable Boolean pinned,
            int limit,
            @Nullable String cursor) {
        Cursor from = cursor == null ? Cursor.START : Cursor.parse(cursor);
        List<Session> found = jdbc.sql(Sessions.SELECT + """
                         where s.archived = :archived and %s
                          and (:both or s.pinned = :pinned)
                          and (s.updated_at < :time or (s.updated_at = :time and s.id < :id))
                          and (:all or lower(s.title) like :query escape '!'
                            or exists (select 1 from turn t
                                       where t.session_id = s.id and lower(t.prompt) like :query escape '!'))
                        order by s.updated_at desc, s.id desc
                        limit :limit
                        """.formatted(Visible.session(viewer, "s")))
                .param("viewer", viewer.id())
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

    static String pattern(String query) {
        String escaped = PlainText.clean(query)
                .trim()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
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

package app.pentimento.provenance.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit log: entries are only ever appended, each holding the hash of the one before, so that a change is found by
 * {@link AuditCheck}. One row is locked for each appending, so that the nodes of a team keep one order.
 */
@Service
public class AuditLog {
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_DETAIL = 2000;
    private static final int PAGE = 1000;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(long number, String hash) {}

    /**
     * Appends an entry, in the caller's transaction where there is one. Never write a prompt, a name that is not an
     * account's, or a key.
     */
    @Transactional
    public AuditEntry append(AuditEvent event, String who, @Nullable String imageId, String detail) {
        Head head = jdbc.sql("select number, hash from audit_head where id = 1 for update")
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .single();
        AuditEntry entry = AuditEntry.of(
                head.number + 1,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                event.word(),
                shortened(who, LONGEST_FIELD),
                imageId,
                shortened(detail, LONGEST_DETAIL),
                head.hash);
        jdbc.sql("""
                        insert into audit_entry (number, at, event, who, image_id, detail, previous_hash, hash)
                        values (:number, :at, :event, :who, :image, :detail, :previous, :hash)
                        """)
                .param("number", entry.number())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("event", entry.event())
                .param("who", entry.who())
                .param("image", entry.imageId())
                .param("detail", entry.detail())
                .param("previous", entry.previousHash())
                .param("hash", entry.hash())
                .update();
        jdbc.sql("update audit_head set number = :number, hash = :hash where id = 1")
                .param("number", entry.number())
                .param("hash", entry.hash())
                .update();
        return entry;
    }

    /** Gives every entry, the oldest first, without holding them all in memory. */
    public void each(Consumer<AuditEntry> reader) {
        long after = 0;
        while (true) {
            List<AuditEntry> page = jdbc.sql("""
                            select number, at, event, who, image_id, detail, previous_hash, hash
                            from audit_entry where number > :after order by number limit :page
                            """)
                    .param("after", after)
                    .param("page", PAGE)
                    .query(AuditLog::read)
                    .list();
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().number();
        }
    }

    /**
     * Checks the log as it stands in the database.
     *
     * @param kept the last hash of an earlier check, kept elsewhere, which must be in the log still; null for none
     */
    public AuditCheck.Result check(@Nullable String kept) {
        AuditCheck check = new AuditCheck(kept);
        each(check::next);
        AuditCheck.Result result = check.result();
        String head = jdbc.sql("select hash from audit_head where id = 1")
                .query(String.class)
                .single();
        return result.whole() && !result.head().equals(head)
                ? new AuditCheck.Result(result.entries(), result.head(), "Entries are missing at the end.")
                : result;
    }

    /** Removes the entries before this time, and says so in the log; tells how many they were. */
    @Transactional
    public int removeBefore(Instant time) {
        Long last = jdbc.sql("select max(number) from audit_entry where at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(null);
        if (last == null) {
            return 0;
        }
        append(AuditEvent.OLD_ENTRIES_REMOVED, "server", null, Long.toString(last));
        return jdbc.sql("delete from audit_entry where number <= :last")
                .param("last", last)
                .update();
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                row.getString("who"),
                row.getString("image_id"),
                row.getString("detail"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}

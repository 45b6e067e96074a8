package app.pentimento.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often an account may do something, on all nodes together: so many at once, and as many again in a minute. The
 * generic cell rate algorithm: one row holds the moment up to which the allowance is used.
 */
@WithAccounts
public class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    RateLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts one of them.
     *
     * @param what the kind, such as {@code turns}
     * @param perMinute how many may be done in a minute; 0 for any number
     * @throws RateLimited where it was done too often
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void count(String what, String accountId, int perMinute) {
        if (perMinute <= 0) {
            return;
        }
        String subject = what + ":" + accountId;
        Instant now = Instant.now();
        jdbc.sql("""
                        insert into rate_limit (subject, used_upto)
                        select cast(:subject as varchar(80)), cast(:now as timestamp(6) with time zone)
                        where not exists (select 1 from rate_limit where subject = :subject)
                        """).param("subject", subject).param("now", Clocked.of(now)).update();
        Instant used =
                Objects.requireNonNull(jdbc.sql("select used_upto from rate_limit where subject = :subject for update")
                        .param("subject", subject)
                        .query((row, number) -> Clocked.readOrNull(row, "used_upto"))
                        .single());
        Instant next = (used.isAfter(now) ? used : now).plus(MINUTE.dividedBy(perMinute));
        if (next.isAfter(now.plus(MINUTE))) {
            throw new RateLimited(Duration.between(now.plus(MINUTE), next));
        }
        jdbc.sql("update rate_limit set used_upto = :next where subject = :subject")
                .param("next", Clocked.of(next))
                .param("subject", subject)
                .update();
    }

    /** Forgets allowances that are whole again. */
    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from rate_limit where used_upto < :before")
                .param("before", Clocked.of(Instant.now().minus(MINUTE)))
                .update();
    }
}

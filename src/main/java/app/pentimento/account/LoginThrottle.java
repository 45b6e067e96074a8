package app.pentimento.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong passwords, for an account and from an address, on all nodes together. After five, no password is looked at
 * for a while, which doubles with each five more.
 */
@WithAccounts
public class LoginThrottle {
    private static final int FREE = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;

    LoginThrottle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets a password be looked at, or not.
     *
     * @throws LoginBlocked where too many were wrong
     */
    void require(String email, String address) {
        Instant until = jdbc.sql(
                        "select max(blocked_until) as until_then from login_failure where subject in (:subjects)")
                .param("subjects", List.of(subject("account", email), subject("address", address)))
                .query((row, number) -> java.util.Optional.ofNullable(Clocked.readOrNull(row, "until_then")))
                .single()
                .orElse(null);
        Duration left = left(until);
        if (!left.isNegative() && !left.isZero()) {
            throw new LoginBlocked(left);
        }
    }

    /** Counts a wrong password, whatever becomes of the caller's transaction; tells whether it was one too many. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean wrong(String email, String address) {
        boolean account = count(subject("account", email));
        boolean from = count(subject("address", address));
        return account || from;
    }

    /** A right password: those of the account that were wrong count no more. An address's do, for its owner's tries. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void right(String email) {
        jdbc.sql("delete from login_failure where subject = :subject")
                .param("subject", subject("account", email))
                .update();
    }

    /** Forgets wrong passwords of long ago. */
    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from login_failure where last_at < :before")
                .param("before", Clocked.of(Instant.now().minus(FORGOTTEN_AFTER)))
                .update();
    }

    private boolean count(String subject) {
        add(subject);
        Integer before = jdbc.sql("""
                        select case when last_at < :before then 0 else failures end from login_failure
                        where subject = :subject for update
                        """)
                .param("before", Clocked.of(Instant.now().minus(FORGOTTEN_AFTER)))
                .param("subject", subject)
                .query(Integer.class)
                .single();
        int failures = before + 1;
        boolean block = failures % FREE == 0;
        Duration pause =
                FIRST_PAUSE.multipliedBy(1L << Math.min(10, failures / FREE - 1 < 0 ? 0 : failures / FREE - 1));
        jdbc.sql("""
                        update login_failure set failures = :failures, last_at = :now,
                            blocked_until = case when :block then cast(:until as timestamp(6) with time zone)
                                else blocked_until end
                        where subject = :subject
                        """)
                .param("failures", failures)
                .param("now", Clocked.now())
                .param("block", block)
                .param(
                        "until",
                        Clocked.of(Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)))
                .param("subject", subject)
                .update();
        return block;
    }

    private void add(String subject) {
        boolean known = jdbc.sql("select count(*) from login_failure where subject = :subject")
                        .param("subject", subject)
                        .query(Long.class)
                        .single()
                > 0;
        if (!known) {
            insert(subject);
        }
    }

    private void insert(String subject) {
        jdbc.sql("""
                        insert into login_failure (subject, failures, last_at)
                        select cast(:subject as varchar(64)), 0, cast(:now as timestamp(6) with time zone)
                        where not exists (select 1 from login_failure where subject = :subject)
                        """).param("subject", subject).param("now", Clocked.now()).update();
    }

    private static Duration left(@Nullable Instant until) {
        return until == null ? Duration.ZERO : Duration.between(Instant.now(), until);
    }

    /** A hash, so that the table tells nobody's address. */
    private static String subject(String kind, String value) {
        return Secrets.hash(kind + ":" + value);
    }
}

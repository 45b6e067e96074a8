package app.pentimento.web.security;

import app.pentimento.account.WithAccounts;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Removes logins that have ended by themselves. */
@WithAccounts
class ExpiredLogins {
    private final JdbcIndexedSessionRepository logins;

    ExpiredLogins(JdbcIndexedSessionRepository logins) {
        this.logins = logins;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void remove() {
        logins.cleanUpExpiredSessions();
    }
}

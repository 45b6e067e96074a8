package app.pentimento.provenance.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes entries of the audit log that are older than the setting, once a day. */
@Component
class AuditRetention {
    /** Article 9 of the Chinese labelling Measures: at least six months (secondary sources that agree). */
    private static final Duration LEAST = Duration.ofDays(184);

    private final AuditLog log;
    private final Duration keep;

    AuditRetention(AuditLog log, @Value("${pentimento.provenance.keep-audit:365d}") Duration keep) {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "pentimento.provenance.keep-audit must be at least 184d: the log of who got a picture without its"
                            + " visible label has to be kept for six months.");
        }
        this.log = log;
        this.keep = keep;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.DAYS)
    void removeOld() {
        log.removeBefore(Instant.now().minus(keep));
    }
}

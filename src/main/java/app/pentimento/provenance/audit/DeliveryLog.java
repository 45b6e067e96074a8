package app.pentimento.provenance.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes into the audit log to whom labelled pictures were handed out: each picture once a day for each account and
 * node, a few seconds later, so that looking at pictures never waits for the log. Pictures without their visible label
 * are not among them: those are written down before they leave.
 */
@Component
public class DeliveryLog {
    private static final int MOST_REMEMBERED = 100_000;

    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final Set<Delivery> written = new HashSet<>();
    private final Set<Delivery> waiting = new LinkedHashSet<>();
    private LocalDate day = LocalDate.MIN;

    DeliveryLog(AuditLog log, TransactionTemplate transaction) {
        this.log = log;
        this.transaction = transaction;
    }

    private record Delivery(String imageId, String sha256, String who) {}

    /** Notes that somebody got a picture with all its labels. */
    public synchronized void delivered(String imageId, String sha256, String who) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (!today.equals(day) || written.size() >= MOST_REMEMBERED) {
            day = today;
            written.clear();
        }
        Delivery delivery = new Delivery(imageId, sha256, who);
        if (!written.contains(delivery) && waiting.size() < MOST_REMEMBERED) {
            waiting.add(delivery);
        }
    }

    /** Writes what waits; what cannot be written now waits on. */
    @Scheduled(fixedDelay = 3, initialDelay = 3, timeUnit = TimeUnit.SECONDS)
    @EventListener(ContextClosedEvent.class)
    synchronized void write() {
        if (waiting.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            for (Delivery delivery : waiting) {
                log.append(AuditEvent.DELIVERED, delivery.who(), delivery.imageId(), "sha256 " + delivery.sha256());
            }
        });
        for (Iterator<Delivery> done = waiting.iterator(); done.hasNext(); ) {
            written.add(done.next());
            done.remove();
        }
    }
}

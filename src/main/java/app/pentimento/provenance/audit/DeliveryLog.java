package app.pentimento.provenance.audit;

import app.pentimento.image.AiLabel;
import app.pentimento.image.Image;
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
 * Writes into the audit log to whom pictures that AI made or changed were handed out with their labels: the whole
 * picture, previews of it, and in exports; each of these once a day for each picture, account and node. They are written
 * a few seconds later and together, so that looking at pictures never waits for the log: a server that is killed loses
 * the deliveries of its last three seconds. Pictures without their visible label are not among them: those are written
 * down before they leave.
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

    /** In what form a picture is handed out. */
    public enum Form {
        /** The file, or a part of it. */
        WHOLE("sha256 %s"),
        /** A smaller copy. */
        PREVIEW("preview of sha256 %s"),
        /** The file, among those of its session. */
        EXPORT("export, sha256 %s"),
        /** The upload as it came; the hash is that of the file that people get otherwise. */
        ORIGINAL("original of sha256 %s");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    private record Delivery(String imageId, String detail, String who) {}

    /** Notes that somebody gets a picture as it is delivered; nothing where AI had no part in it. */
    public void delivered(Image image, Form form, String who) {
        if (image.aiLabel() != AiLabel.NONE) {
            note(new Delivery(image.id(), form.words.formatted(image.delivered().sha256()), who));
        }
    }

    private synchronized void note(Delivery delivery) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (!today.equals(day) || written.size() >= MOST_REMEMBERED) {
            day = today;
            written.clear();
        }
        if (!written.contains(delivery)) {
            waiting.add(delivery);
        }
        if (waiting.size() >= MOST_REMEMBERED) {
            write(); // the database was away for long: without it nothing more is handed out unrecorded
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
                log.append(AuditEvent.DELIVERED, delivery.who(), delivery.imageId(), delivery.detail());
            }
        });
        for (Iterator<Delivery> done = waiting.iterator(); done.hasNext(); ) {
            written.add(done.next());
            done.remove();
        }
    }
}

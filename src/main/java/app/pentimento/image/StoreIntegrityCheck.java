package app.pentimento.image;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads every stored file in turn, slowly, and compares it with its hash, so that damage is noticed while there is still
 * a backup. The log names what is damaged, and so do the details of the health endpoint where the operator shows them. An
 * upload of the same bytes repairs it.
 */
@Component("storedPicturesHealthIndicator")
class StoreIntegrityCheck implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(StoreIntegrityCheck.class);

    private final StoredFiles files;
    private final int atATime;
    private final Set<String> damaged = new ConcurrentSkipListSet<>();
    private volatile String last = "";

    StoreIntegrityCheck(StoredFiles files, @Value("${pentimento.image.scrub-files:4}") int atATime) {
        this.files = files;
        this.atATime = atATime;
    }

    @Scheduled(
            fixedDelayString = "${pentimento.image.scrub-every:10s}",
            initialDelayString = "${pentimento.image.scrub-every:10s}")
    void next() {
        if (atATime == 0) {
            return;
        }
        List<String> names = files.after(last, atATime);
        for (String name : names) {
            look(name);
        }
        for (String name : new TreeSet<>(damaged)) {
            look(name);
        }
        last = names.isEmpty() ? "" : names.getLast();
    }

    private void look(String name) {
        if (files.isFine(name)) {
            if (damaged.remove(name)) {
                log.info("The stored picture {} is whole again", name);
            }
        } else if (damaged.add(name)) {
            log.error(
                    "The stored picture {} is missing or damaged. Upload the same picture again, or restore the file from a"
                            + " backup",
                    name);
        }
    }

    /** Damage is told, and takes nothing else down. */
    @Override
    public Health health() {
        return damaged.isEmpty()
                ? Health.up().build()
                : Health.status(Status.UP)
                        .withDetail("damaged", List.copyOf(damaged))
                        .build();
    }
}

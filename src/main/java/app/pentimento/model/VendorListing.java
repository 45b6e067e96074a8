package app.pentimento.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one vendor says of its models, and the asking: one question at a time, whose answer all get who want one. */
final class VendorListing {
    private static final Logger log = LoggerFactory.getLogger(VendorListing.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_CALM_CHECKS = Duration.ofSeconds(4);

    private final VendorModels vendor;
    private final ModelProperties properties;
    private final Clock clock;
    private volatile @Nullable LocalizedMessage said;
    private volatile @Nullable Trouble trouble;
    private volatile boolean stopped;
    private @Nullable Thread keeper;
    private @Nullable Thread asking;
    private @Nullable CompletableFuture<@Nullable Void> underWay;
    private long calmUntil = System.nanoTime();

    /**
     * What the vendor said.
     *
     * @param connection to whom
     * @param models by their names
     * @param complete as for {@link VendorModels.Listing}
     * @param discovered those that plainly make pictures and that the catalog does not know, as they are taken to be
     */
    record LocalizedMessage(
            String connection,
            Map<String, VendorModels.Listed> models,
            boolean complete,
            Map<String, CatalogEntry> discovered,
            Instant at) {}

    private record Trouble(String connection, String sentence, Instant at) {}

    VendorListing(VendorModels vendor, ModelProperties properties, Clock clock) {
        this.vendor = vendor;
        this.properties = properties;
        this.clock = clock;
    }

    /** The backend whose models the vendor has. */
    String backend() {
        return vendor.backend();
    }

    /** Whether the model of this entry is asked through this connection. */
    boolean serves(CatalogEntry entry) {
        return vendor.serves(entry);
    }

    /** What the vendor said last through the connection that there is now; null where it has said nothing. */
    @Nullable
    LocalizedMessage said() {
        LocalizedMessage last = said;
        return last != null && last.connection().equals(vendor.connection()) ? last : null;
    }

    ModelDirectory.Connection state() {
        String connection = vendor.connection();
        LocalizedMessage known = said();
        Trouble before = trouble;
        Trouble last = before != null && before.connection().equals(connection) ? before : null;
        return new ModelDirectory.Connection(
                vendor.backend(),
                vendor.name(),
                connection != null,
                known == null ? null : known.at(),
                last == null ? null : last.sentence(),
                last == null ? null : last.at());
    }

    /** Asks now and again from time to time, sooner after a failure; gives the first answer. */
    synchronized CompletableFuture<@Nullable Void> keepAsking() {
        CompletableFuture<@Nullable Void> first = check();
        keeper = Thread.ofVirtual()
                .name("models-" + vendor.backend())
                .start(() -> keepAsking(first, properties.discovery().every()));
        return first;
    }

    private void keepAsking(CompletableFuture<@Nullable Void> first, Duration every) {
        Duration afterTrouble = AFTER_TROUBLE;
        try {
            first.join();
            while (!stopped) {
                boolean troubled = state().trouble() != null;
                Duration wait = troubled && afterTrouble.compareTo(every) < 0 ? afterTrouble : every;
                afterTrouble = troubled ? afterTrouble.multipliedBy(2) : AFTER_TROUBLE;
                Thread.sleep(wait);
                check().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void stop() {
        stopped = true;
        for (Thread thread : new @Nullable Thread[] {keeper, asking}) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Asks, unless that is under way already. */
    CompletableFuture<@Nullable Void> check() {
        return check(Duration.ZERO);
    }

    /** The same, but not at once where this was called a moment ago. */
    synchronized CompletableFuture<@Nullable Void> checkCalmly() {
        long now = System.nanoTime();
        long wait = Math.max(0, calmUntil - now);
        calmUntil = Math.max(calmUntil, now) + (isUnderWay() ? 0 : BETWEEN_CALM_CHECKS.toNanos());
        return check(Duration.ofNanos(wait));
    }

    private synchronized CompletableFuture<@Nullable Void> check(Duration later) {
        CompletableFuture<@Nullable Void> running = underWay;
        if (running != null && isUnderWay()) {
            return running;
        }
        CompletableFuture<@Nullable Void> answered = new CompletableFuture<>();
        if (stopped) {
            answered.complete(null);
            return answered;
        }
        underWay = answered;
        asking = Thread.ofVirtual().name("models-of-" + vendor.backend()).start(() -> {
            try {
                Thread.sleep(later);
                ask();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                answered.complete(null);
            }
        });
        return answered;
    }

    private boolean isUnderWay() {
        return underWay != null && !underWay.isDone();
    }

    private void ask() throws InterruptedException {
        String connection = vendor.connection();
        if (connection == null) {
            return;
        }
        String failed;
        try {
            VendorModels.Listing listing = vendor.list();
            if (!listing.models().isEmpty()) {
                take(connection, listing);
                return;
            }
            failed = "Its list of models is empty.";
        } catch (ModelException e) {
            failed = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            log.error("The models of {} could not be read", vendor.backend(), e);
            failed = "Its list of models cannot be read.";
        }
        if (!stopped) {
            log.warn("The models of {} are not known: {}", vendor.backend(), failed);
            trouble = new Trouble(connection, failed, clock.instant());
        }
    }

    /** Takes over what the vendor said, where it said something. */
    void take(VendorModels.Listing listing) {
        String connection = vendor.connection();
        if (connection != null && !listing.models().isEmpty()) {
            take(connection, listing);
        }
    }

    private synchronized void take(String connection, VendorModels.Listing listing) {
        if (!connection.equals(vendor.connection())) {
            return; // the connection was changed meanwhile, and another answer counts
        }
        Map<String, VendorModels.Listed> models = new LinkedHashMap<>();
        listing.models().forEach(model -> models.putIfAbsent(model.name(), model));
        said = new LocalizedMessage(
                connection,
                Map.copyOf(models),
                listing.complete(),
                NewModels.of(models.values(), vendor, properties),
                clock.instant());
        trouble = null;
    }
}

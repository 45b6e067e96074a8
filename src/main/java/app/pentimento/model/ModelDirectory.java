package app.pentimento.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Knows where each model stands with its vendor, and which models a vendor offers that the catalog does not know. The
 * vendors are asked in the background: at the start, every few hours, when somebody says so, and when a model that
 * should be there is not found. While a vendor cannot be asked, what it said last counts; before it ever answered, the
 * catalog's facts do.
 */
@Component
public final class ModelDirectory implements SmartInitializingSingleton, DisposableBean {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration CHECK_WAIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN_WAIT = Duration.ofSeconds(12);
    private static final int LONGEST_CHAIN = 5;

    private final ModelProperties properties;
    private final List<VendorListing> listings;
    private final Clock clock = Clock.systemUTC();
    private volatile List<CompletableFuture<@Nullable Void>> first = List.of();
    private volatile long firstDeadline = System.nanoTime();

    ModelDirectory(ModelProperties properties, List<VendorConnections> backends) {
        this.properties = properties;
        this.listings = backends.stream()
                .flatMap(backend -> backend.all().stream())
                .map(vendor -> new VendorListing(vendor, properties, clock))
                .toList();
    }

    /**
     * How a connection to a vendor stands.
     *
     * @param name tells the connections of a backend apart; empty for its own
     * @param connected whether it is set up
     * @param checkedAt when the vendor last said which models it has; null where it has not
     * @param trouble why it could not be asked last; null where it could
     * @param troubleAt when that was
     */
    public record Connection(
            String backend,
            String name,
            boolean connected,
            @Nullable Instant checkedAt,
            @Nullable String trouble,
            @Nullable Instant troubleAt) {}

    /** Begins to ask; delays nothing. */
    @Override
    public void afterSingletonsInstantiated() {
        if (properties.discovery().enabled()) {
            firstDeadline = System.nanoTime() + FIRST_WAIT.toNanos();
            first = listings.stream().map(VendorListing::keepAsking).toList();
        }
    }

    @Override
    public void destroy() {
        listings.forEach(VendorListing::stop);
    }

    /** Waits for the answers to the first questions after the start, if they are still to come, for a short time. */
    public void awaitFirstCheck() {
        await(first, Duration.ofNanos(firstDeadline - System.nanoTime()));
    }

    /** Asks all vendors that are connected, now, and waits for their answers as long as is bearable. */
    public void check() {
        await(listings.stream().map(VendorListing::check).toList(), CHECK_WAIT);
    }

    /**
     * Asks the vendor of this entry again because its model was not found there, and waits for its answer as long as is bearable. Many
     * calls at once ask once, and calls in a row ask every few seconds at most.
     */
    public void lookAgain(CatalogEntry entry) {
        VendorListing listing = listing(entry);
        if (listing != null && properties.discovery().enabled()) {
            await(List.of(listing.checkCalmly()), LOOK_AGAIN_WAIT);
        }
    }

    /** Takes over what a vendor was found to say when its connection was set up. */
    public void learned(String backend, VendorModels.Listing said) {
        listings.stream()
                .filter(listing -> listing.backend().equals(backend))
                .findFirst()
                .ifPresent(listing -> listing.take(said));
    }

    /** How the connections to the vendors stand. */
    public List<Connection> connections() {
        return listings.stream().map(VendorListing::state).toList();
    }

    /** The models that a vendor offers, that plainly make pictures, and that the catalog does not know, by their names. */
    public Map<String, CatalogEntry> discovered(String backend) {
        Map<String, CatalogEntry> all = new LinkedHashMap<>();
        for (VendorListing listing : listings) {
            VendorListing.LocalizedMessage said = listing.backend().equals(backend) ? listing.said() : null;
            if (said != null) {
                said.discovered().forEach(all::putIfAbsent);
            }
        }
        return all;
    }

    /**
     * Where a model stands.
     *
     * @param name the name that its vendor knows it by
     */
    public Lifecycle lifecycle(String name, CatalogEntry entry) {
        Lifecycle found = state(name, entry);
        return found.retired()
                ? new Lifecycle(found.state(), found.retiredAt(), successor(found.replacedBy()), found.checkedAt())
                : found;
    }

    /** Says that a model is retired, and what to do. */
    public String retiredSentence(String label, Lifecycle lifecycle) {
        String successor = lifecycle.replacedBy();
        String replacement = successor == null
                ? null
                : properties
                        .entry(successor)
                        .map(entry -> entry.label(name(successor)))
                        .orElse(name(successor));
        return lifecycle.retiredSentence(label, replacement);
    }

    private @Nullable VendorListing listing(CatalogEntry entry) {
        return listings.stream()
                .filter(listing -> listing.serves(entry))
                .findFirst()
                .orElse(null);
    }

    private Lifecycle state(String name, CatalogEntry entry) {
        VendorListing listing = listing(entry);
        VendorListing.LocalizedMessage said = listing == null ? null : listing.said();
        VendorModels.Listed listed = said == null ? null : said.models().get(name);
        if (said == null || (listed == null && !said.complete())) {
            return facts(entry);
        }
        Instant asked = said.at();
        String successor = nullIfEmpty(entry.replacedBy());
        if (listed == null) {
            return new Lifecycle(Lifecycle.State.RETIRED, past(entry.retired()), successor, asked);
        }
        if (!properties.catalog().containsKey(name)) {
            return new Lifecycle(Lifecycle.State.UNKNOWN, start(listed.shutdown()), null, asked);
        }
        boolean ends = listed.shutdown() != null || reached(entry.deprecated()) || entry.retired() != null;
        return new Lifecycle(
                ends ? Lifecycle.State.DEPRECATED : Lifecycle.State.OFFERED,
                start(listed.shutdown() == null ? future(entry.retired()) : listed.shutdown()),
                successor,
                asked);
    }

    private Lifecycle facts(CatalogEntry entry) {
        Lifecycle.State state = reached(entry.retired())
                ? Lifecycle.State.RETIRED
                : entry.retired() != null || reached(entry.deprecated())
                        ? Lifecycle.State.DEPRECATED
                        : Lifecycle.State.OFFERED;
        return new Lifecycle(state, start(entry.retired()), nullIfEmpty(entry.replacedBy()), null);
    }

    /** The first model of a line of replacements that is not retired; the named one where the catalog has no more. */
    private @Nullable String successor(@Nullable String named) {
        String id = named;
        for (int step = 0; id != null && step < LONGEST_CHAIN; step++) {
            Optional<CatalogEntry> entry = properties.entry(id);
            if (entry.isEmpty()) {
                return null;
            }
            Lifecycle lifecycle = state(name(id), entry.get());
            if (!lifecycle.retired()) {
                return id;
            }
            id = lifecycle.replacedBy();
        }
        return null;
    }

    private boolean reached(@Nullable LocalDate day) {
        return day != null && !day.isAfter(LocalDate.now(clock));
    }

    private @Nullable Instant past(@Nullable LocalDate day) {
        return reached(day) ? start(day) : null;
    }

    private @Nullable LocalDate future(@Nullable LocalDate day) {
        return reached(day) ? null : day;
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void await(Collection<CompletableFuture<@Nullable Void>> checks, Duration atMost) {
        try {
            CompletableFuture.allOf(checks.toArray(CompletableFuture[]::new))
                    .get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // What is known until now counts.
        }
    }
}

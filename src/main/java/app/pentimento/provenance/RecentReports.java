package app.pentimento.provenance;

import app.pentimento.provenance.c2pa.ManifestReport;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read back in the files that were signed last: the next turn most often goes on from one of them. Short-lived,
 * because certificates expire, and softly held, because long histories are large.
 */
final class RecentReports {
    private static final int MOST = 32;
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Dated> entries = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Dated> eldest) {
            return size() > MOST;
        }
    };

    RecentReports(Clock clock) {
        this.clock = clock;
    }

    /** A signed file, as it was read back, with its {@code xmpMM:InstanceID}. */
    record Read(ManifestReport report, String instanceId) {}

    private record Dated(SoftReference<Read> read, Instant until) {}

    synchronized void remember(String sha256, Read read) {
        entries.put(sha256, new Dated(new SoftReference<>(read), clock.instant().plus(GOOD_FOR)));
    }

    /** What was read in a file a short while ago; null where that is not known any more. */
    synchronized @Nullable Read find(String sha256) {
        Dated entry = entries.get(sha256);
        return entry == null || clock.instant().isAfter(entry.until) ? null : entry.read.get();
    }
}

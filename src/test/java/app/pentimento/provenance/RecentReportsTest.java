package app.pentimento.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.provenance.c2pa.ManifestReader;
import app.pentimento.provenance.c2pa.Trust;
import app.pentimento.testing.TestPictures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What was read back in a signed file is good for the next turn, and not for long. */
class RecentReportsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource time = now::get;
    private final RecentReports recent = new RecentReports(time.withZone(ZoneOffset.UTC));
    private final RecentReports.Read read = new RecentReports.Read(
            new ManifestReader(() -> Trust.in(List.of()), Clock.systemUTC())
                    .read(TestPictures.png(8, 8, 1), "image/png"),
            "xmp:iid:1");

    @Test
    void whatWasJustReadIsFoundAndNothingElse() {
        recent.remember("a", read);
        assertThat(recent.find("a")).isEqualTo(read);
        assertThat(recent.find("b")).isNull();
    }

    @Test
    void whatWasReadLongAgoIsReadAgainBecauseCertificatesExpire() {
        recent.remember("a", read);
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(11)));
        assertThat(recent.find("a")).isNull();
    }

    @Test
    void onlyTheLastFilesAreRemembered() {
        for (int i = 0; i < 40; i++) {
            recent.remember("file " + i, read);
        }
        assertThat(recent.find("file 0")).isNull();
        assertThat(recent.find("file 39")).isNotNull();
    }
}

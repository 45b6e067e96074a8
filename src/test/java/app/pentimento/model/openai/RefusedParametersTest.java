package app.pentimento.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.pentimento.model.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long it is remembered which parameters a server refused. */
class RefusedParametersTest {
    private static final Connection ONE = connection("one");
    private static final Connection OTHER = connection("other");

    private final Time time = new Time();
    private final RefusedParameters refused = new RefusedParameters(time);

    private static Connection connection(String name) {
        return new Connection(
                name, new OpenAiProperties.Server("http://127.0.0.1:1", Secret.valueOf(""), "", "", Map.of()));
    }

    /** A clock that a test moves. */
    private static final class Time extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void countsForTheModelAndTheServerThatRefused() {
        refused.remember(ONE, "a", "stream");
        assertThat(refused.of(ONE, "a")).containsExactly("stream");
        assertThat(refused.of(ONE, "b")).isEmpty();
        assertThat(refused.of(OTHER, "a")).isEmpty();
    }

    @Test
    void isTriedAgainAfterAnHour() {
        refused.remember(ONE, "a", "stream");
        time.now = time.now.plus(Duration.ofMinutes(59));
        refused.remember(ONE, "a", "quality");
        assertThat(refused.of(ONE, "a")).containsExactlyInAnyOrder("stream", "quality");
        time.now = time.now.plus(Duration.ofMinutes(2));
        assertThat(refused.of(ONE, "a")).containsExactly("quality");
    }
}

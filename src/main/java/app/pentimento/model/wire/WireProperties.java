package app.pentimento.model.wire;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of how backends are reached; {@code application.yml} says what each means.
 *
 * @param connect to get a connection
 * @param firstByte from the request to the first byte of the answer
 * @param betweenParts between two signs of life before an answer begins
 * @param stall between two in the middle of an answer
 * @param stallNotice the silence in the middle of an answer after which the person is told
 * @param turn all of it, retries included
 * @param largestAnswer what one answer may hold, all together
 */
@ConfigurationProperties("pentimento.model.wire")
public record WireProperties(
        @DefaultValue("10s") Duration connect,
        @DefaultValue("3m") Duration firstByte,
        @DefaultValue("2m") Duration betweenParts,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("5s") Duration stallNotice,
        @DefaultValue("10m") Duration turn,
        @DefaultValue("300MB") DataSize largestAnswer,
        @DefaultValue Retries retries,
        @DefaultValue Breaking breaker) {
    /**
     * How often and how long a request is tried again.
     *
     * @param attempts at most, the first included
     * @param longestWait all waits of a turn together
     * @param firstBackoff the wait after the first failure where the backend names none; it doubles each time
     */
    public record Retries(
            @DefaultValue("4") int attempts,
            @DefaultValue("90s") Duration longestWait,
            @DefaultValue("1s") Duration firstBackoff) {}

    /**
     * When a backend is taken for dead.
     *
     * @param failures this many turns in a row that could not reach it
     * @param pause how long turns fail at once, until one is let through to try
     */
    public record Breaking(
            @DefaultValue("5") int failures,
            @DefaultValue("30s") Duration pause) {}
}

package app.pentimento.model.openai;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Remembers for a while which parameters a server refused for a model, so that not every turn begins with a request that
 * is refused. Later they are tried again: the server may have learnt them.
 */
final class RefusedParameters {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Key, Instant> until = new ConcurrentHashMap<>();

    private record Key(String connection, String model, String parameter) {}

    RefusedParameters(Clock clock) {
        this.clock = clock;
    }

    /** The parameters not to send. */
    Set<String> of(Connection connection, String model) {
        Instant now = clock.instant();
        until.values().removeIf(end -> !now.isBefore(end));
        return until.keySet().stream()
                .filter(key -> key.connection().equals(connection.name())
                        && key.model().equals(model))
                .map(Key::parameter)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A server refused a parameter. */
    void remember(Connection connection, String model, String parameter) {
        until.put(new Key(connection.name(), model, parameter), clock.instant().plus(REMEMBERED));
    }
}

package app.pentimento.model.wire;

import app.pentimento.model.ModelException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a dead backend from holding every worker: after some turns in a row that could not reach it, turns fail at once
 * for a while; then one is let through to try, and the others go on failing until that one has succeeded.
 */
final class CircuitBreaker {
    private final WireProperties.Breaking settings;
    private final Clock clock;
    private int failures;
    private @Nullable Instant openUntil;

    CircuitBreaker(WireProperties.Breaking settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Lets a request through, or says why not. */
    synchronized void enter(String label) throws ModelException {
        if (failures < settings.failures() || openUntil == null) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(openUntil)) {
            Duration left = Duration.between(now, openUntil);
            throw new ModelException(
                    ModelException.Kind.BACKEND_UNAVAILABLE,
                    true,
                    "%s did not answer the last %d times. Try again in %s, or choose another model."
                            .formatted(label, failures, Sentences.time(left)));
        }
        openUntil = now.plus(settings.pause());
    }

    /** The backend answered: with success, or with a refusal that shows that it is there. */
    synchronized void answered() {
        failures = 0;
        openUntil = null;
    }

    /** The backend could not be reached. */
    synchronized void failed() {
        failures++;
        if (failures >= settings.failures()) {
            openUntil = clock.instant().plus(settings.pause());
        }
    }
}

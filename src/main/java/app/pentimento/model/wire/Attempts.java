package app.pentimento.model.wire;

import app.pentimento.model.AnswerListener;
import app.pentimento.model.ModelException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The only place where a request to a backend is tried again. A quota that asks to wait is waited for, an overloaded or
 * unreachable backend is tried again with growing, random pauses, both within a bound; never once a part was seen.
 */
@Component
public final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final int TOO_MANY = 429;

    private final WireProperties properties;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    Attempts(WireProperties properties) {
        this.properties = properties;
    }

    /** One attempt at a request. */
    public interface Attempt {
        void run() throws IOException, ModelException, InterruptedException;
    }

    /** What a backend's refusals mean; those that it does not know are left to {@link Failures}. */
    public interface Refusals {
        /** Null where it is no refusal but a failure that may pass. */
        @Nullable
        ModelException of(HttpFailure failure);
    }

    /** Tells a listener when the answer of the model of this name stops in its middle. */
    StallDetector watch(String label, AnswerListener listener) {
        return new StallDetector(label, listener, properties.stallNotice(), properties.stall());
    }

    /**
     * Runs a request until it succeeds, is refused, or there is no use in trying again.
     *
     * @param id names the breaker
     * @param label the model's name for people
     * @param partSeen whether a part of the answer has reached the person, which forbids another attempt
     */
    public void run(
            String id,
            String label,
            Refusals refusals,
            BooleanSupplier partSeen,
            AnswerListener listener,
            Attempt attempt)
            throws ModelException, InterruptedException {
        CircuitBreaker breaker = breakers.computeIfAbsent(id, any -> new CircuitBreaker(properties.breaker(), clock));
        long began = System.nanoTime();
        Duration waited = Duration.ZERO;
        for (int number = 1; ; number++) {
            breaker.enter(label);
            IOException failure;
            try {
                attempt.run();
                breaker.answered();
                return;
            } catch (IOException e) {
                failure = e;
            } catch (ModelException e) {
                breaker.answered();
                throw e;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ModelException refused = failure instanceof HttpFailure http ? refusals.of(http) : null;
            if (refused != null) {
                breaker.answered();
                throw refused;
            }
            boolean quota = failure instanceof HttpFailure http && http.code() == TOO_MANY;
            boolean last = partSeen.getAsBoolean()
                    || number >= properties.retries().attempts()
                    || !Failures.mayPass(failure)
                    || System.nanoTime() - began > properties.turn().toNanos();
            Duration wait = wait(failure, number);
            if (last || waited.plus(wait).compareTo(properties.retries().longestWait()) > 0) {
                if (quota) {
                    breaker.answered();
                } else {
                    breaker.failed();
                }
                throw Failures.of(failure, label, partSeen.getAsBoolean());
            }
            log.info("{} is tried again in {}: {}", id, wait, failure.toString());
            listener.waiting(Failures.waiting(failure, label, wait));
            Thread.sleep(wait);
            listener.waiting(null);
            waited = waited.plus(wait);
        }
    }

    /** As long as the backend asks, else longer each time; a little more by chance, so that not all come at once. */
    private Duration wait(IOException failure, int number) {
        Duration told = failure instanceof HttpFailure http ? http.retryAfter() : null;
        Duration base =
                told != null ? told : properties.retries().firstBackoff().multipliedBy(1L << Math.min(number - 1, 10));
        long jitter = ThreadLocalRandom.current().nextLong(1 + base.toMillis() / (told == null ? 2 : 10));
        return base.plusMillis(jitter);
    }
}

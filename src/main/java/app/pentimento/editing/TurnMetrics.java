package app.pentimento.editing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts turns and their time, by model and outcome. */
@Component
class TurnMetrics {
    private final MeterRegistry registry;

    TurnMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows how many turns run on this node at the moment. */
    void watch(Map<String, ?> running) {
        registry.gaugeMapSize("pentimento.turns.running", Tags.empty(), running);
    }

    /**
     * Counts a turn that ended.
     *
     * @param outcome {@code succeeded}, {@code cancelled}, or the code of its error
     */
    void ended(String model, String outcome, Duration took) {
        registry.timer("pentimento.turns", "model", model, "outcome", outcome).record(took);
    }
}

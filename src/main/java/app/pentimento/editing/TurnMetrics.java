package app.pentimento.editing;

import app.pentimento.editing.answer.AnswerChannel;
import app.pentimento.model.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Measures turns by model: outcomes and times, bytes, tokens and cost. */
@Component
class TurnMetrics {
    private static final String MODEL = "model";
    private static final String DIRECTION = "direction";

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
        registry.timer("pentimento.turns", MODEL, model, "outcome", outcome).record(took);
    }

    /**
     * Measures what a model answered, also where it failed in the end.
     *
     * @param began as {@link System#nanoTime} gives it
     * @param cost in US dollars
     */
    void answered(String model, long began, AnswerChannel channel, BigDecimal cost) {
        time("pentimento.model.first.part", model, began, channel.firstPart());
        time("pentimento.model.last.part", model, began, channel.lastPart());
        Usage usage = channel.usage();
        if (usage != null) {
            count("pentimento.model.bytes", model, "out", usage.requestBytes());
            count("pentimento.model.bytes", model, "in", usage.responseBytes());
            count("pentimento.model.tokens", model, "out", usage.inputTokens());
            count("pentimento.model.tokens", model, "in", usage.outputTokens());
        }
        registry.counter("pentimento.model.cost.usd", MODEL, model).increment(cost.doubleValue());
    }

    private void time(String name, String model, long began, OptionalLong at) {
        at.ifPresent(nanos -> registry.timer(name, MODEL, model).record(Duration.ofNanos(nanos - began)));
    }

    private void count(String name, String model, String direction, long amount) {
        registry.counter(name, MODEL, model, DIRECTION, direction).increment((double) amount);
    }
}

package app.pentimento.editing.answer;

import app.pentimento.session.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Measures each step of an answer, and logs it. */
@Component
class StepMetrics implements StepProgress {
    private static final Logger log = LoggerFactory.getLogger("app.pentimento.answer");

    private final MeterRegistry registry;

    StepMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(AnswerStep step, Turn turn, Duration took, @Nullable Throwable failure) {
        String outcome = failure == null ? "done" : "failed";
        registry.timer("pentimento.answer.step", "step", step.word(), "outcome", outcome)
                .record(took);
        log.debug("{} {} in {} ms", step.word(), outcome, took.toMillis());
    }
}

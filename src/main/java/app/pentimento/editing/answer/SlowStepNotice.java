package app.pentimento.editing.answer;

import app.pentimento.session.Turn;
import app.pentimento.session.TurnSignals;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Says on the turn's page which step a picture is at, where one takes long enough to be noticed. */
@Component
class SlowStepNotice implements StepProgress, DisposableBean {
    private static final Duration NOTICED = Duration.ofMillis(800);

    private final Answers answers;
    private final TurnSignals signals;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("slow-steps").factory());
    private final Map<String, ScheduledFuture<?>> watched = new ConcurrentHashMap<>();
    private final Map<String, AnswerStep> told = new ConcurrentHashMap<>();

    SlowStepNotice(Answers answers, TurnSignals signals) {
        this.answers = answers;
        this.signals = signals;
    }

    @Override
    public void begins(AnswerStep step, Turn turn) {
        watched.put(turn.id(), clock.schedule(() -> tell(turn, step), NOTICED.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void ended(AnswerStep step, Turn turn, Duration took, @Nullable Throwable failure) {
        ScheduledFuture<?> watch = watched.remove(turn.id());
        if (watch != null) {
            watch.cancel(false);
        }
        if (told.remove(turn.id(), step)) {
            answers.at(turn.id(), null);
            signals.changed(turn);
        }
    }

    private void tell(Turn turn, AnswerStep step) {
        told.put(turn.id(), step);
        answers.at(turn.id(), step);
        signals.changed(turn);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}

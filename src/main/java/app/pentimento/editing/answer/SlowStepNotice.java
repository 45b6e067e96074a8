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

/**
 * Says on the turn's page which step a picture is at, where one takes long enough to be noticed. A turn can be at two
 * steps at once: one part is received while another is labelled.
 */
@Component
class SlowStepNotice implements StepProgress, DisposableBean {
    private static final Duration NOTICED = Duration.ofMillis(800);

    private final Answers answers;
    private final TurnSignals signals;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("slow-steps").factory());
    private final Map<Place, Watch> watched = new ConcurrentHashMap<>();

    SlowStepNotice(Answers answers, TurnSignals signals) {
        this.answers = answers;
        this.signals = signals;
    }

    private record Place(String turnId, AnswerStep step) {}

    /** One step under way; what it does to the turn's row, it does one after the other. */
    private final class Watch {
        private final Turn turn;
        private final AnswerStep step;
        private @Nullable ScheduledFuture<?> alarm;
        private boolean told;
        private boolean over;

        Watch(Turn turn, AnswerStep step) {
            this.turn = turn;
            this.step = step;
        }

        synchronized void begin() {
            alarm = clock.schedule(this::tell, NOTICED.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void tell() {
            if (!over) {
                told = true;
                answers.at(turn.id(), step);
                signals.changed(turn);
            }
        }

        synchronized void end() {
            over = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (told) {
                answers.at(turn.id(), null);
                signals.changed(turn);
            }
        }
    }

    @Override
    public void begins(AnswerStep step, Turn turn) {
        Watch watch = new Watch(turn, step);
        Watch earlier = watched.put(new Place(turn.id(), step), watch);
        if (earlier != null) {
            earlier.end(); // the step is tried again
        }
        watch.begin();
    }

    @Override
    public void ended(AnswerStep step, Turn turn, Duration took, @Nullable Throwable failure) {
        Watch watch = watched.remove(new Place(turn.id(), step));
        if (watch != null) {
            watch.end();
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}

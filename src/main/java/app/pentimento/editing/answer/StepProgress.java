package app.pentimento.editing.answer;

import app.pentimento.session.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches the steps of answers: a seam for metrics, for the turn's page, and for tests that make a step fail. */
public interface StepProgress {
    /** A step begins. What this throws is a failure of the step. */
    default void begins(AnswerStep step, Turn turn) {}

    /**
     * A step has ended.
     *
     * @param failure null where it succeeded
     */
    default void ended(AnswerStep step, Turn turn, Duration took, @Nullable Throwable failure) {}
}

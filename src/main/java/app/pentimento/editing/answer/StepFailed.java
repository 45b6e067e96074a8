package app.pentimento.editing.answer;

/**
 * A step of an answer's way that failed. What came stays where it is; going on from there does not ask the model again.
 */
public final class StepFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final AnswerStep step;

    StepFailed(AnswerStep step, Throwable cause) {
        super("The step '" + step.word() + "' failed", cause);
        this.step = step;
    }

    /** Which one. */
    public AnswerStep step() {
        return step;
    }
}

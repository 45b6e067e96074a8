package app.pentimento.editing.answer;

/** Thrown at a model, and at those who write its answer, when the turn is over before the answer is. */
public final class AnswerStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The turn was cancelled, or is gone. */
    public AnswerStopped() {
        super("The turn was stopped");
    }
}

package app.pentimento.editing;

import java.time.Duration;

/** A turn that a budget does not allow, with what to do about it. */
public final class BudgetExhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    BudgetExhausted(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** When the budget may allow it again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}

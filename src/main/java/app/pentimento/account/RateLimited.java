package app.pentimento.account;

import java.time.Duration;

/** Somebody did something too often. */
public final class RateLimited extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration again;

    RateLimited(Duration again) {
        super("Too many requests. Try again in %,d seconds.".formatted(again.toSeconds() + 1));
        this.again = again;
    }

    /** After what time it may be done again. */
    public Duration again() {
        return again;
    }
}

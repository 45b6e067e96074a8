package app.pentimento.account;

import java.time.Duration;

/** Too many wrong passwords were tried; the next may be tried after a while. */
public final class LoginBlocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration again;

    LoginBlocked(Duration again) {
        super("Too many wrong passwords. Try again in %,d seconds.".formatted(Math.max(1, again.toSeconds())));
        this.again = again;
    }

    /** After what time the next password may be tried. */
    public Duration again() {
        return again;
    }
}

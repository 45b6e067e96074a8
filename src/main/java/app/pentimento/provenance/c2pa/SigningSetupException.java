package app.pentimento.provenance.c2pa;

import org.jspecify.annotations.Nullable;

/** Keys or settings that no manifest can be signed with: the server does not start; the message says what to fix. */
public final class SigningSetupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    SigningSetupException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}

package app.pentimento.model;

import org.jspecify.annotations.Nullable;

/** A turn that a model did not answer, with the reason in plain words for the person who asked. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds of failure, whatever the backend. */
    public enum Kind {
        /** The backend refuses the request as it stands: too many pictures, an unknown option. */
        INVALID_REQUEST,
        /** The backend's rules forbid the prompt or the answer. */
        PROMPT_BLOCKED,
        /** The backend asks to wait. */
        RATE_LIMITED,
        /** A budget does not allow the turn. */
        BUDGET_EXHAUSTED,
        /** The vendor no longer serves the model. */
        MODEL_RETIRED,
        /** The backend cannot be reached, or is not set up. */
        BACKEND_UNAVAILABLE,
        /** The backend took too long. */
        TIMEOUT,
        /** The backend answered with something that is no answer. */
        INVALID_ANSWER,
        /** Something here went wrong. */
        INTERNAL;

        /** The word for it in the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final boolean retryable;
    private final boolean mayBeCharged;

    public ModelException(Kind kind, boolean retryable, String message) {
        super(message);
        this.kind = kind;
        this.retryable = retryable;
        this.mayBeCharged = false;
    }

    public ModelException(Kind kind, boolean retryable, String message, Throwable cause) {
        this(kind, retryable, false, message, cause);
    }

    private ModelException(
            Kind kind, boolean retryable, boolean mayBeCharged, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryable = retryable;
        this.mayBeCharged = mayBeCharged;
    }

    /** A failure that leaves open whether the vendor did the work, and charges for it: a connection that broke. */
    public static ModelException mayBeCharged(Kind kind, String message, @Nullable Throwable cause) {
        return new ModelException(kind, true, true, message, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the vendor may charge for it although nothing came. */
    public boolean mayBeCharged() {
        return mayBeCharged;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}

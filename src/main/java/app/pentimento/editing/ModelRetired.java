package app.pentimento.editing;

import org.jspecify.annotations.Nullable;

/** A model that was asked for and that its vendor no longer serves, with what to use instead. */
public final class ModelRetired extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String replacedBy;

    /**
     * A refusal.
     *
     * @param replacedBy the id of the model to use instead; null where there is none
     */
    ModelRetired(String message, @Nullable String replacedBy) {
        super(message);
        this.replacedBy = replacedBy;
    }

    /** The id of the model to use instead; null where there is none. */
    public @Nullable String replacedBy() {
        return replacedBy;
    }
}

package app.pentimento.provenance;

import org.jspecify.annotations.Nullable;

/** A picture that could not be labelled, and so must not be delivered. */
public final class LabellingException extends Exception {
    private static final long serialVersionUID = 1;

    public LabellingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

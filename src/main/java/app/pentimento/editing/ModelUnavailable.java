package app.pentimento.editing;

/** A model that was asked for and cannot be used now, with what to do about it. */
public final class ModelUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelUnavailable(String message) {
        super(message);
    }
}

package app.pentimento.editing;

/** Something asked of a turn that its status does not allow, in a sentence. */
public final class TurnConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TurnConflict(String message) {
        super(message);
    }
}

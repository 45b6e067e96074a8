package app.pentimento.export;

/** An archive that cannot be imported, with a sentence that says why; nothing of it was taken. */
public final class InvalidArchive extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidArchive(String message) {
        super(message);
    }
}

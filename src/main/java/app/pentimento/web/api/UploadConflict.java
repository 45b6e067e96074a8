package app.pentimento.web.api;

/** A piece of an upload that does not follow what was received before. */
final class UploadConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    UploadConflict(String message) {
        super(message);
    }
}

package app.pentimento.export;

/** The branch has no pictures of which this could be made. */
public final class NoImagesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoImagesException(String message) {
        super(message);
    }
}

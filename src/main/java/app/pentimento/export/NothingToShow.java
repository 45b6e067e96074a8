package app.pentimento.export;

/** The branch has no pictures of which this could be made. */
public final class NothingToShow extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingToShow(String message) {
        super(message);
    }
}

package app.pentimento.web.api;

/** What was to be found in a picture is not there, or cannot be told for certain; in a sentence that says what to do. */
public final class SubjectNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SubjectNotFoundException(String message) {
        super(message);
    }
}

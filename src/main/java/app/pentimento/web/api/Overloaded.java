package app.pentimento.web.api;

/** More is asked of this server than it can do now; the same request will be answered later. */
final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overloaded(String message) {
        super(message);
    }
}

package app.pentimento.web;

/** Somebody asked for a change that only whoever runs this server may make. */
public final class NotAdministrator extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAdministrator(String message) {
        super(message);
    }
}

package app.pentimento.session;

/** Something named in a request that is not there, or not there any more. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotFoundException(String message) {
        super(message);
    }

    public static NotFoundException session() {
        return new NotFoundException("There is no such session. It may have been deleted.");
    }

    public static NotFoundException turn() {
        return new NotFoundException("There is no such turn. Its session may have been deleted.");
    }

    public static NotFoundException upload() {
        return new NotFoundException(
                "There is no such upload. It may have been given up, or forgotten. Begin another one.");
    }

    public static NotFoundException recipe() {
        return new NotFoundException("There is no such recipe. It may have been deleted.");
    }

    public static NotFoundException preview() {
        return new NotFoundException("There is no preview of this turn, or no longer.");
    }

    public static NotFoundException searchSuggestions() {
        return new NotFoundException("This turn's answer has no search suggestions.");
    }

    public static NotFoundException image() {
        return new NotFoundException("There is no such image. It may have been deleted with its session.");
    }
}

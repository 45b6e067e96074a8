package app.pentimento.session;

/** Something named in a request that is not there, or not there any more. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotFoundException(String message) {
        super(message);
    }

    public static NotFoundException session() {
        return new NotFoundException("Session not found. It may have been deleted.");
    }

    public static NotFoundException turn() {
        return new NotFoundException("Turn not found. Its session may have been deleted.");
    }

    public static NotFoundException upload() {
        return new NotFoundException("Upload not found. It may have been cancelled or have expired. Start a new one.");
    }

    public static NotFoundException recipe() {
        return new NotFoundException("Recipe not found. It may have been deleted.");
    }

    public static NotFoundException share() {
        return new NotFoundException("Share not found. It may have been withdrawn.");
    }

    public static NotFoundException link() {
        return new NotFoundException("This link opens nothing. It may have been withdrawn or have expired.");
    }

    public static NotFoundException preview() {
        return new NotFoundException("This turn has no preview, or no longer has one.");
    }

    public static NotFoundException searchSuggestions() {
        return new NotFoundException("This turn's answer has no search suggestions.");
    }

    public static NotFoundException image() {
        return new NotFoundException("Picture not found. It may have been deleted with its session.");
    }
}

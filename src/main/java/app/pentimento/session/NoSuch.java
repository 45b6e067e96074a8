package app.pentimento.session;

/** Something named in a request that is not there, or not there any more. */
public final class NoSuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NoSuch(String message) {
        super(message);
    }

    public static NoSuch session() {
        return new NoSuch("There is no such session. It may have been deleted.");
    }

    public static NoSuch turn() {
        return new NoSuch("There is no such turn. Its session may have been deleted.");
    }

    public static NoSuch upload() {
        return new NoSuch("There is no such upload. It may have been given up, or forgotten. Begin another one.");
    }

    public static NoSuch recipe() {
        return new NoSuch("There is no such recipe. It may have been deleted.");
    }

    public static NoSuch preview() {
        return new NoSuch("There is no preview of this turn, or no longer.");
    }

    public static NoSuch searchSuggestions() {
        return new NoSuch("This turn's answer has no search suggestions.");
    }

    public static NoSuch image() {
        return new NoSuch("There is no such image. It may have been deleted with its session.");
    }
}

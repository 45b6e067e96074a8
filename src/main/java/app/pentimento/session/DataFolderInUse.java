package app.pentimento.session;

/** Another server, or another program, has the embedded database open. */
final class DataFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataFolderInUse(String folder) {
        super("Another server is already running on the data folder %s; only one can.".formatted(folder));
    }
}

package app.pentimento.image;

/** An upload whose delivered copy could not be made to tell what the upload tells; it was not taken. */
public final class CarryOverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CarryOverException(Throwable cause) {
        super(
                "The Content Credentials of this picture could not be carried over to the copy that is "
                        + "shown, so nothing was saved. Try again. If it keeps happening, see the server's log.",
                cause);
    }
}

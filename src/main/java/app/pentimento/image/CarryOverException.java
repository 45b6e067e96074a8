package app.pentimento.image;

/** An upload whose delivered copy could not be made to tell what the upload tells; it was not taken. */
public final class CarryOverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CarryOverException(Throwable cause) {
        super(
                "This picture brings Content Credentials, and they could not be carried on into the copy that is shown."
                        + " Nothing was kept. Send it again; if it stays so, the server's log says why.",
                cause);
    }
}

package app.pentimento.image;

/** A picture that is not taken, with the reason in a sentence that its sender can act on. */
public final class ImageRejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why a picture is not taken; the names are those of the API's problem codes. */
    public enum Reason {
        /** More bytes, pixels or decoding memory than the settings allow. */
        TOO_LARGE,
        /** Not one of the accepted formats, or not what it was declared to be. */
        UNSUPPORTED_IMAGE,
        /** One of the accepted formats, but broken. */
        UNREADABLE_IMAGE,
        /** Nothing is wrong with it, but too many large pictures are being worked on now. */
        OVERLOADED
    }

    private final Reason reason;

    public ImageRejected(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ImageRejected(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

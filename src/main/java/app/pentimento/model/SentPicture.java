package app.pentimento.model;

/**
 * How a picture went to a model.
 *
 * @param bytes how many were sent for it in this turn; none where the backend held it already
 */
public record SentPicture(String imageId, Way way, long bytes) {
    /** The ways a picture can go. */
    public enum Way {
        /** Within the request. */
        INLINE,
        /** Uploaded in this turn, named in the request. */
        UPLOADED,
        /** Uploaded in an earlier turn, named in the request. */
        HELD
    }
}

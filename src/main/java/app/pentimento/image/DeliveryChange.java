package app.pentimento.image;

/** What was done to an upload to make the file that is delivered. */
public enum DeliveryChange {
    /** Metadata that tells places, or may, were taken out. */
    CLEANED,
    /** The pixels were turned as the file said that they have to be shown. */
    TURNED,
    /** The pixels were encoded again, where needed in a type for the web. */
    ENCODED_AGAIN
}

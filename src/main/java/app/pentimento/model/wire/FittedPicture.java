package app.pentimento.model.wire;

/** A picture in the form in which it goes to a backend. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record FittedPicture(byte[] bytes, String mediaType) {}

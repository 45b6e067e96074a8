package app.pentimento.image;

/** An encoded picture with the facts about it. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record FileContent(ImageFile file, byte[] bytes) {}

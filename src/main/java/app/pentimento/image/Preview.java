package app.pentimento.image;

/**
 * A small copy of a picture.
 *
 * @param name tells it from other previews of the same picture, such as {@code 640.webp}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Preview(String name, String mediaType, byte[] bytes) {}

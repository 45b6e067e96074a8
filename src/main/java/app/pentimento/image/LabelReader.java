package app.pentimento.image;

/** Tells what the labels in a picture's own file say that AI did to it. A seam: labels belong to another package. */
@FunctionalInterface
public interface LabelReader {
    /**
     * What the file says of itself; {@link AiLabel#NONE} where it says nothing.
     *
     * @param mediaType true of the bytes
     */
    AiLabel read(byte[] bytes, String mediaType);
}

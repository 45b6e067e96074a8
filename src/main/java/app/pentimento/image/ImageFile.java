package app.pentimento.image;

/**
 * The facts about one encoded picture.
 *
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits; also its name in the {@link ImageStore}
 * @param mediaType such as {@code image/png}, true of the bytes
 * @param width in pixels, as stored (before any EXIF orientation)
 * @param height in pixels, as stored
 * @param bytes the size of the file
 */
public record ImageFile(String sha256, String mediaType, int width, int height, long bytes) {}

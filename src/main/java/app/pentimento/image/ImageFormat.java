package app.pentimento.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The picture formats that can be uploaded: HEIC and AVIF where libheif's tool is installed, the others everywhere. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    BMP("image/bmp", "bmp"),
    TIFF("image/tiff", "tif"),
    HEIC("image/heic", "heic"),
    AVIF("image/avif", "avif");

    private final String mediaType;
    private final String extension;

    ImageFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The registered media type, as in {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual file extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format of a media type; parameters and case do not matter, and common aliases are known. */
    public static Optional<ImageFormat> ofMediaType(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        String bare = (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .trim()
                .toLowerCase(Locale.ROOT);
        String type = switch (bare) {
            case "image/jpg", "image/pjpeg" -> "image/jpeg";
            case "image/x-png", "image/apng" -> "image/png";
            case "image/x-bmp", "image/x-ms-bmp" -> "image/bmp";
            case "image/heif", "image/heic-sequence", "image/heif-sequence" -> "image/heic";
            case "image/avif-sequence" -> "image/avif";
            case "image/tif", "image/x-tiff" -> "image/tiff";
            default -> bare;
        };
        return Arrays.stream(values()).filter(f -> f.mediaType.equals(type)).findFirst();
    }

    /** Whether a tool beside Java is needed to read it. */
    public boolean needsTool() {
        return this == HEIC || this == AVIF;
    }

    /** The formats that are accepted everywhere as a person reads them: "JPEG, PNG, ... or TIFF". */
    public static String accepted() {
        String all = Arrays.stream(values())
                .filter(format -> !format.needsTool())
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or" + all.substring(last + 1);
    }
}

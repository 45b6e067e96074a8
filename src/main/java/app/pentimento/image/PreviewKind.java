package app.pentimento.image;

import java.util.List;
import java.util.Set;

/**
 * The kinds of previews. Which one is best depends on what its reader takes and on whether the picture is transparent;
 * each has a name of its own in the cache, so that nobody gets what was only the best for somebody else.
 */
enum PreviewKind {
    WEBP("webp", ImageFormat.WEBP),
    JPEG("jpeg", ImageFormat.JPEG),
    PNG("png", ImageFormat.PNG),
    /** A transparent picture on white, for who takes no transparency. */
    FLAT_JPEG("flat.jpeg", ImageFormat.JPEG),
    /** An opaque picture for who takes nothing else. */
    OPAQUE_PNG("opaque.png", ImageFormat.PNG);

    private final String suffix;
    private final ImageFormat format;

    PreviewKind(String suffix, ImageFormat format) {
        this.suffix = suffix;
        this.format = format;
    }

    String mediaType() {
        return format.mediaType();
    }

    /** Its name in the cache. */
    String name(int width) {
        return width + "." + suffix;
    }

    /**
     * The best kinds for a reader: one for a picture that is opaque, one for a picture that is transparent.
     *
     * @param accepted the media types that the reader takes; at least one of the three
     * @param webp whether the picture can be written as WebP
     */
    static Best best(Set<String> accepted, boolean webp) {
        boolean jpeg = accepted.contains(ImageFormat.JPEG.mediaType());
        boolean png = accepted.contains(ImageFormat.PNG.mediaType());
        if (accepted.contains(ImageFormat.WEBP.mediaType()) && (webp || (!jpeg && !png))) {
            // Where only WebP is taken and cannot be written, an ordinary picture is the better answer than none.
            return webp ? new Best(WEBP, WEBP) : new Best(JPEG, PNG);
        }
        return new Best(jpeg ? JPEG : OPAQUE_PNG, png ? PNG : FLAT_JPEG);
    }

    /** What is best for a picture that turns out to be opaque or transparent. */
    record Best(PreviewKind opaque, PreviewKind transparent) {
        /** Both, for looking into the cache: at most one of them is there. */
        List<PreviewKind> both() {
            return opaque == transparent ? List.of(opaque) : List.of(opaque, transparent);
        }
    }
}

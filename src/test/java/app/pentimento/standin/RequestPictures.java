package app.pentimento.standin;

import java.util.Base64;
import java.util.Set;

/** Reads the pictures of a request, and refuses what is none. */
final class RequestPictures {
    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif");

    private final FilesApi files;

    RequestPictures(FilesApi files) {
        this.files = files;
    }

    /** A picture of a request, wherever its bytes were. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(String role, boolean inline, byte[] bytes) {}

    /**
     * A picture within the request.
     *
     * @param trueType whether the type must be that of the bytes, which a model's own picture may lack
     */
    static byte[] inline(String data, String type, boolean trueType) throws Violation {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw Violation.invalid("Base64 decoding failed.");
        }
        if (bytes.length == 0) {
            throw Violation.invalid("Unable to process input image: it is empty.");
        }
        if (!TYPES.contains(type)) {
            throw Violation.invalid("Unsupported MIME type: " + type);
        }
        if (trueType && !PictureBytes.type(bytes).equals(type)) {
            throw Violation.invalid("Unable to process input image: it is no " + type + ".");
        }
        return bytes;
    }

    byte[] file(String uri, String type) throws Violation {
        FilesApi.Held held = files.find(uri);
        if (held == null) {
            throw new Violation(
                    403,
                    "PERMISSION_DENIED",
                    "You do not have permission to access the File " + uri.substring(uri.lastIndexOf('/') + 1)
                            + " or it may not exist.");
        }
        if (!held.type().equals(type)) {
            throw Violation.invalid("The MIME type is not the file's.");
        }
        return held.bytes();
    }
}

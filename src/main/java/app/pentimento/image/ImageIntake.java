package app.pentimento.image;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks uploads, and makes of each the file that is delivered. */
@Component
class ImageIntake {
    private final ImageProbe probe;

    ImageIntake(ImageProbe probe) {
        this.probe = probe;
    }

    /**
     * Checks an upload against the limits, decodes it, and prepares what is delivered.
     *
     * @throws ImageRejected where it is not taken
     */
    PreparedUpload prepare(byte[] bytes, @Nullable String declaredMediaType) {
        ImageFile file = probe.probe(bytes, declaredMediaType);
        return new PreparedUpload(file, bytes, file, bytes);
    }
}

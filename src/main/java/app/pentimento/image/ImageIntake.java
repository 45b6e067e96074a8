package app.pentimento.image;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks uploads, and makes of each the file that is delivered. */
@Component
class ImageIntake {
    private final ImageProbe probe;
    private final ImageCodec codec;

    ImageIntake(ImageProbe probe, ImageCodec codec) {
        this.probe = probe;
        this.codec = codec;
    }

    /**
     * Checks an upload against the limits, decodes it, and prepares what is delivered.
     *
     * @throws ImageRejected where it is not taken
     */
    PreparedUpload prepare(byte[] bytes, @Nullable String declaredMediaType) {
        Header header = probe.header(bytes, declaredMediaType);
        codec.decodeAtMost(bytes, 1_000_000);
        ImageFile file = probe.file(header, bytes);
        return new PreparedUpload(file, bytes, file, bytes);
    }
}

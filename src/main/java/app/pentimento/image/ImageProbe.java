package app.pentimento.image;

import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.UnsupportedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the facts about encoded pictures from their headers, and refuses those that are beyond the limits. */
@Component
public final class ImageProbe {
    private final ImageProperties limits;

    ImageProbe(ImageProperties limits) {
        this.limits = limits;
    }

    /**
     * The facts about a picture, from its header. Its pixels may still turn out to be broken.
     *
     * @param declaredMediaType what its sender says it is; null where nothing was said
     * @throws ImageRejected where it is no picture, is not what it was declared to be, or is beyond the limits
     */
    public ImageFile probe(byte[] bytes, @Nullable String declaredMediaType) {
        return file(header(bytes, declaredMediaType), bytes);
    }

    /** The facts about a picture whose header was read already. */
    ImageFile file(Header header, byte[] bytes) {
        return new ImageFile(sha256(bytes), header.format().mediaType(), header.width(), header.height(), bytes.length);
    }

    /** The facts about a file that this server made itself, so that no limit applies. */
    public ImageFile ownFile(byte[] bytes) {
        try {
            return file(HeaderReader.read(FormatDetector.format(bytes).orElseThrow(), bytes), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture was written that cannot be read", e);
        }
    }

    /** The header of a picture, within the limits; {@link ImageRejected} as {@link #probe}. */
    Header header(byte[] bytes, @Nullable String declaredMediaType) {
        checkBytes(bytes.length);
        if (bytes.length == 0) {
            throw new ImageRejected(ImageRejected.Reason.UNREADABLE_IMAGE, "The file is empty.");
        }
        ImageFormat format = format(bytes);
        checkDeclared(format, declaredMediaType);
        checkTool(format);
        Header header = header(format, bytes);
        checkSize(header);
        return header;
    }

    /**
     * The header of a picture that was taken or made here: what is made from a picture without loss may be a larger file
     * than any that is taken, and limits may have been others.
     */
    static Header keptHeader(byte[] bytes) {
        return header(format(bytes), bytes);
    }

    private static ImageFormat format(byte[] bytes) {
        return FormatDetector.format(bytes)
                .orElseThrow(() -> unsupported("This is %s.".formatted(FormatDetector.describe(bytes))));
    }

    private static Header header(ImageFormat format, byte[] bytes) {
        try {
            return HeaderReader.read(format, bytes);
        } catch (BrokenFile e) {
            throw new ImageRejected(ImageRejected.Reason.UNREADABLE_IMAGE, String.valueOf(e.getMessage()), e);
        } catch (UnsupportedKind e) {
            throw unsupported(String.valueOf(e.getMessage()));
        }
    }

    /** The most bytes that a file may have. */
    public long maxBytes() {
        return limits.maxBytes().toBytes();
    }

    /** Refuses a file of more bytes than the limit; for use before its bytes are read. */
    public void checkBytes(long bytes) {
        if (bytes > limits.maxBytes().toBytes()) {
            throw tooLarge("The file is larger than %d MB, the most this server accepts. Send a smaller one."
                    .formatted(limits.maxBytes().toMegabytes()));
        }
    }

    private void checkTool(ImageFormat format) {
        if (!format.needsTool()) {
            return;
        }
        if (!limits.heif()) {
            throw unsupported("This is a %s picture, which this server was set not to read (pentimento.image.heif)."
                    .formatted(format));
        }
        if (HeifDecoder.tool().isEmpty()) {
            throw unsupported("This is a %s picture, which this server reads only with libheif's tool. %s"
                    .formatted(format, HeifDecoder.HOW_TO_INSTALL));
        }
    }

    private static void checkDeclared(ImageFormat format, @Nullable String declared) {
        String type = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        if (type.isEmpty() || type.startsWith("application/octet-stream") || type.startsWith("image/*")) {
            return;
        }
        ImageFormat said = ImageFormat.ofMediaType(type).orElse(null);
        // Systems tell HEIC from AVIF by the file's name, and both are HEIF.
        boolean sameKind = said != null && said.needsTool() && format.needsTool();
        if (said != format && !sameKind) {
            throw unsupported("This is a %s picture, but it was sent as something else. Send it as %s."
                    .formatted(format, format.mediaType()));
        }
    }

    private void checkSize(Header header) {
        if (header.width() < 1 || header.height() < 1) {
            throw new ImageRejected(ImageRejected.Reason.UNREADABLE_IMAGE, "This picture has no pixels.");
        }
        if (header.width() > limits.maxSide() || header.height() > limits.maxSide()) {
            throw tooLarge("This picture is %d x %d pixels. No side may be longer than %d."
                    .formatted(header.width(), header.height(), limits.maxSide()));
        }
        if (header.pixels() > limits.maxPixels()) {
            throw tooLarge("This picture is %d x %d pixels, more than the %d million that this server accepts."
                    .formatted(header.width(), header.height(), limits.maxPixels() / 1_000_000));
        }
        if (header.memory(header.leastStep()) > limits.memoryBytes()) {
            throw tooLarge("This picture needs more memory than this server has for it. Send a smaller one.");
        }
    }

    private static ImageRejected tooLarge(String message) {
        return new ImageRejected(ImageRejected.Reason.TOO_LARGE, message);
    }

    private static ImageRejected unsupported(String what) {
        return new ImageRejected(
                ImageRejected.Reason.UNSUPPORTED_IMAGE, what + " Send a %s.".formatted(ImageFormat.accepted()));
    }

    /** The SHA-256 of bytes, in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package app.pentimento.image;

import app.pentimento.image.metadata.Embedding;
import app.pentimento.image.metadata.XmpCleaner;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes small copies of pictures as they are delivered, each once, in the best type that its reader takes. */
@Service
public class Previews {
    /** The widths that previews have, in pixels. */
    public static final List<Integer> WIDTHS = List.of(160, 320, 640, 1280, 2560);

    private static final float QUALITY = 0.85f;
    private static final long MOST_PIXELS = 16_000_000;
    /** The file as it came, and as its reader gets it. */
    private static final int FILES = 2;

    private static final long SMALL = 4_000_000;

    private final StoredPixels pixels;
    private final ImageProbe probe;
    private final DecodingMemory memory;
    private final PreviewCache cache;
    /** One request makes a preview while others for it wait; few locks serve all previews. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    Previews(StoredPixels pixels, ImageProbe probe, DecodingMemory memory, PreviewCache cache) {
        this.pixels = pixels;
        this.probe = probe;
        this.memory = memory;
        this.cache = cache;
    }

    /**
     * The preview of a picture as it is delivered.
     *
     * @param width how wide at most, in pixels; rounded up to one of {@link #WIDTHS}, and never wider than the picture
     * @param accepted the media types that its reader takes, of {@code image/webp}, {@code image/jpeg} and
     *     {@code image/png}; at least one
     * @param sourceType the IPTC digital source type that the preview has to state where the file's own metadata states
     *     nothing of AI; null for none
     */
    public Preview of(ImageFile file, int width, Set<String> accepted, @Nullable String sourceType) {
        int rounded = WIDTHS.stream().filter(each -> each >= width).findFirst().orElse(WIDTHS.getLast());
        double scale = scale(file.width(), file.height(), rounded);
        boolean webp =
                WebpEncoder.usable() && Math.max(file.width(), file.height()) * scale <= WebpEncoder.LONGEST_SIDE;
        PreviewKind.Best best = PreviewKind.best(accepted, webp);
        try {
            Optional<Preview> kept = find(file, rounded, best);
            if (kept.isPresent()) {
                return kept.get();
            }
            Lock lock = locks[Math.floorMod(file.sha256().hashCode(), locks.length)];
            lock.lock();
            try {
                Optional<Preview> madeMeanwhile = find(file, rounded, best);
                return madeMeanwhile.isPresent() ? madeMeanwhile.get() : make(file, rounded, best, sourceType);
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A small copy of a picture that is not kept here: neither is the copy.
     *
     * @param width how wide at most, in pixels
     * @throws ImageRejected where the picture cannot be read
     */
    public Preview passing(UploadedFile picture, int width) {
        Header header;
        try (DecodingMemory.Share share = memory.take(FILES * picture.size())) {
            header = probe.header(picture.read(), null);
        }
        try (DecodingMemory.Share share =
                memory.take(FILES * picture.size() + header.memory(header.stepToPixels(SMALL)))) {
            return passing(header, picture.read(), width);
        }
    }

    /** The same of a small file that is in memory. */
    public Preview passing(byte[] picture, int width) {
        Header header = probe.header(picture, null);
        try (DecodingMemory.Share share = memory.take(picture.length + header.memory(header.stepToPixels(SMALL)))) {
            return passing(header, picture, width);
        }
    }

    private static Preview passing(Header header, byte[] picture, int width) {
        try {
            int step = header.stepToPixels(SMALL);
            BufferedImage small = onWhite(fit(ImageCodec.pixels(header, picture, step), width));
            byte[] encoded = Encoders.jpeg(small, QUALITY, false);
            byte[] labels = CarriedMetadata.labels(header.format(), picture);
            return new Preview("passing", "image/jpeg", labelled(encoded, PreviewKind.JPEG, small, labels));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Preview> find(ImageFile file, int width, PreviewKind.Best best) throws IOException {
        for (PreviewKind kind : best.both()) {
            Optional<byte[]> bytes = cache.find(file.sha256(), kind.name(width));
            if (bytes.isPresent()) {
                return Optional.of(new Preview(kind.name(width), kind.mediaType(), bytes.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Makes a preview, with fewer rows and columns where the picture is so large that it would keep others waiting. One
     * whose type cannot be read in parts gets what it needs.
     */
    private Preview make(ImageFile file, int width, PreviewKind.Best best, @Nullable String sourceType)
            throws IOException {
        return pixels.read(
                file, this::step, (header, step, bytes) -> make(file, bytes, header, step, width, best, sourceType));
    }

    private int step(Header header) {
        int step = header.stepWithin(pixels.usual());
        return header.memory(step) <= pixels.usual() ? step : header.stepToPixels(SMALL);
    }

    private Preview make(
            ImageFile file,
            byte[] bytes,
            Header header,
            int step,
            int width,
            PreviewKind.Best best,
            @Nullable String sourceType)
            throws IOException {
        BufferedImage small = fit(ImageCodec.pixels(header, bytes, step), width);
        PreviewKind kind = small.getColorModel().hasAlpha() ? best.transparent() : best.opaque();
        byte[] labels = CarriedMetadata.labels(header.format(), bytes);
        if (labels == null && sourceType != null) {
            labels = XmpCleaner.sourceType(sourceType);
        }
        byte[] encoded = labelled(encode(small, kind), kind, small, labels);
        cache.put(file.sha256(), kind.name(width), encoded);
        return new Preview(kind.name(width), kind.mediaType(), encoded);
    }

    /** A preview leaves the server as much as the picture does, so it says as much about AI. */
    private static byte[] labelled(byte[] file, PreviewKind kind, BufferedImage image, byte @Nullable [] labels) {
        if (labels == null) {
            return file;
        }
        Embedding metadata = new Embedding(null, null, labels);
        return switch (kind) {
            case WEBP -> metadata.intoWebp(file, image.getWidth(), image.getHeight());
            case PNG, OPAQUE_PNG -> metadata.intoPng(file, null);
            case JPEG, FLAT_JPEG -> metadata.intoJpeg(file);
        };
    }

    private static BufferedImage fit(BufferedImage image, int width) {
        double scale = scale(image.getWidth(), image.getHeight(), width);
        if (scale == 1) {
            return image;
        }
        int newWidth = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int newHeight = Math.max(1, (int) Math.round(image.getHeight() * scale));
        return AreaScaler.scale(image, newWidth, newHeight);
    }

    /** How much smaller a picture has to be for this width, and for no more pixels than a preview may have. */
    private static double scale(int width, int height, int mostWidth) {
        double pixels = (double) width * height;
        return Math.min(1, Math.min((double) mostWidth / width, Math.sqrt(MOST_PIXELS / pixels)));
    }

    private static byte[] encode(BufferedImage image, PreviewKind kind) throws IOException {
        return switch (kind) {
            case WEBP -> WebpEncoder.encode(image, QUALITY);
            case PNG, OPAQUE_PNG -> Encoders.png(image);
            case JPEG, FLAT_JPEG -> Encoders.jpeg(onWhite(image), QUALITY, false);
        };
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }
}

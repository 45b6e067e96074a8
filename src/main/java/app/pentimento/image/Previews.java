package app.pentimento.image;

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
import org.springframework.stereotype.Service;

/** Makes small copies of pictures as they are delivered, each once, in the best type that its reader takes. */
@Service
public class Previews {
    /** The widths that previews have, in pixels. */
    public static final List<Integer> WIDTHS = List.of(160, 320, 640, 1280, 2560);

    private static final String WEBP = ImageFormat.WEBP.mediaType();
    private static final String JPEG = ImageFormat.JPEG.mediaType();
    private static final String PNG = ImageFormat.PNG.mediaType();
    private static final float QUALITY = 0.85f;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int PARALLEL = 4;

    private final StoredFiles files;
    private final ImageProbe probe;
    private final DecodingMemory memory;
    private final PreviewCache cache;
    /** One request makes a preview while others for it wait; few locks serve all previews. */
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    Previews(StoredFiles files, ImageProbe probe, DecodingMemory memory, PreviewCache cache) {
        this.files = files;
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
     */
    public Preview of(ImageFile file, int width, Set<String> accepted) {
        int rounded = WIDTHS.stream().filter(each -> each >= width).findFirst().orElse(WIDTHS.getLast());
        try {
            Optional<Preview> kept = find(file, rounded, accepted);
            if (kept.isPresent()) {
                return kept.get();
            }
            Lock lock = locks[Math.floorMod(file.sha256().hashCode(), locks.length)];
            lock.lock();
            try {
                Optional<Preview> madeMeanwhile = find(file, rounded, accepted);
                return madeMeanwhile.isPresent() ? madeMeanwhile.get() : make(file, rounded, accepted);
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Preview> find(ImageFile file, int width, Set<String> accepted) throws IOException {
        for (String type : List.of(WEBP, PNG, JPEG)) {
            if (accepted.contains(type)) {
                Optional<byte[]> bytes = cache.find(file.sha256(), name(width, type));
                if (bytes.isPresent()) {
                    return Optional.of(new Preview(name(width, type), type, bytes.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Preview make(ImageFile file, int width, Set<String> accepted) throws IOException {
        BufferedImage small = fit(decode(file), width);
        String type = type(small, accepted);
        byte[] encoded = encode(small, type);
        cache.put(file.sha256(), name(width, type), encoded);
        return new Preview(name(width, type), type, encoded);
    }

    /** Decodes a picture, with fewer rows and columns where it is so large that it would keep others waiting. */
    private BufferedImage decode(ImageFile file) {
        byte[] bytes = files.read(file);
        Header header = probe.header(bytes, null);
        int step = header.stepWithin(memory.all() / PARALLEL);
        try (DecodingMemory.Share share = memory.take(header.memory(step) + 2L * bytes.length)) {
            return ImageCodec.pixels(header, bytes, step);
        }
    }

    private static BufferedImage fit(BufferedImage image, int width) {
        double pixels = (double) image.getWidth() * image.getHeight();
        double scale = Math.min(1, Math.min((double) width / image.getWidth(), Math.sqrt(MOST_PIXELS / pixels)));
        if (scale == 1) {
            return image;
        }
        return AreaScaler.scale(image, Math.max(1, (int) Math.round(image.getWidth() * scale)), Math.max(1, (int)
                Math.round(image.getHeight() * scale)));
    }

    private static String type(BufferedImage image, Set<String> accepted) {
        boolean webp = accepted.contains(WEBP)
                && WebpEncoder.usable()
                && Math.max(image.getWidth(), image.getHeight()) <= WebpEncoder.LONGEST_SIDE;
        if (webp) {
            return WEBP;
        }
        boolean transparent = image.getColorModel().hasAlpha();
        return accepted.contains(PNG) && (transparent || !accepted.contains(JPEG)) ? PNG : JPEG;
    }

    private static byte[] encode(BufferedImage image, String type) throws IOException {
        if (type.equals(WEBP)) {
            return WebpEncoder.encode(image, QUALITY);
        }
        return type.equals(PNG) ? Encoders.png(image) : Encoders.jpeg(onWhite(image), QUALITY, false);
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

    private static String name(int width, String type) {
        return width + "." + type.substring("image/".length());
    }
}

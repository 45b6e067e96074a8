package app.pentimento.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Reads the pixels of stored pictures within the memory that there is for it, however large they are. */
@Component
public final class StoredPixels {
    private static final int PARALLEL = 4;
    /** The file as it is kept, and as its reader gets it. */
    private static final int FILES = 2;

    private final StoredFiles files;
    private final DecodingMemory memory;

    StoredPixels(StoredFiles files, DecodingMemory memory) {
        this.files = files;
        this.memory = memory;
    }

    /** What is made of a picture while there is memory for it. */
    @FunctionalInterface
    interface Use<T> {
        T of(Header header, int step, byte[] file) throws IOException;
    }

    /**
     * What it needs to read a stored picture and decode it, in bytes.
     *
     * @throws ImageRejected where it cannot be read, or there is no memory for its file in time
     */
    public long memory(ImageFile file) {
        return bytes(
                file,
                bytes -> FILES * file.bytes() + ImageProbe.keptHeader(bytes).memory(1));
    }

    /**
     * Looks into the bytes of a stored file while there is memory for them.
     *
     * @throws ImageRejected where there is no memory for it in time
     */
    public <T> T bytes(ImageFile file, Function<byte[], T> use) {
        try (DecodingMemory.Share share = memory.take(FILES * file.bytes())) {
            return use.apply(files.read(file));
        }
    }

    /** The memory within which a picture does not keep others waiting, in bytes. */
    long usual() {
        return memory.all() / PARALLEL;
    }

    /**
     * Reads a picture. One that needs more than the usual memory gets it, and its file is read again then, so that nothing
     * is held while waiting.
     *
     * @param step of so many rows and columns, one is wanted
     */
    <T> T read(ImageFile file, ToIntFunction<Header> step, Use<T> use) throws IOException {
        long usual = usual();
        Header header;
        int wanted;
        try (DecodingMemory.Share share = memory.take(FILES * file.bytes() + usual)) {
            byte[] bytes = files.read(file);
            header = ImageProbe.keptHeader(bytes);
            wanted = step.applyAsInt(header);
            if (header.memory(wanted) <= usual) {
                return use.of(header, wanted, bytes);
            }
        }
        try (DecodingMemory.Share share = memory.take(FILES * file.bytes() + header.memory(wanted))) {
            return use.of(header, wanted, files.read(file));
        }
    }

    /**
     * A stored picture as {@link ImageCodec#decodeAtMost} gives it: rows and columns are left out evenly so that at most
     * about so many pixels remain.
     *
     * @throws ImageRejected where it cannot be read, or there is no memory for it in time
     */
    public BufferedImage atMost(ImageFile file, long mostPixels) {
        try {
            return read(
                    file,
                    header -> header.stepToPixels(mostPixels),
                    (header, step, bytes) -> ImageCodec.pixels(header, bytes, step));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package app.pentimento.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a WebP file (RFC 9649).
 *
 * @param chunks the chunks of the RIFF form, in order
 * @param width of the canvas
 * @param height of the canvas
 * @param frame the picture: the only one, or an animation's first
 * @param end where the file ends for a decoder
 */
public record WebpFile(List<Chunk> chunks, int width, int height, Frame frame, boolean animated, int end) {
    private static final int HEADER = 12;
    private static final int MOST_CHUNKS = 100_000;

    /**
     * A chunk.
     *
     * @param range the whole chunk with its padding
     * @param payload what it carries
     */
    public record Chunk(String type, Range range, Range payload) {}

    /**
     * One picture of the file.
     *
     * @param x where it lies on the canvas
     * @param lossless VP8L rather than VP8
     * @param alpha whether it may be transparent
     * @param chunks its ALPH, VP8 or VP8L chunks
     */
    public record Frame(int x, int y, int width, int height, boolean lossless, boolean alpha, List<Chunk> chunks) {}

    public static WebpFile read(byte[] file) throws BrokenFile {
        ByteReader in = new ByteReader(file, ByteOrder.LITTLE_ENDIAN);
        long size = in.u32(4);
        long end = 8 + size;
        if (size < 4 || end > file.length) {
            throw BrokenFile.cutOff();
        }
        List<Chunk> chunks = chunks(in, HEADER, (int) end);
        if (chunks.isEmpty()) {
            throw new BrokenFile("This WebP file contains no picture.");
        }
        Chunk first = chunks.getFirst();
        if (!first.type().equals("VP8X")) {
            Frame frame = frame(in, 0, 0, List.of(first));
            return new WebpFile(chunks, frame.width(), frame.height(), frame, false, (int) end);
        }
        int canvas = first.payload().start();
        if (first.payload().length() < 10) {
            throw new BrokenFile("This WebP file has a broken header.");
        }
        int width = in.u24le(canvas + 4L) + 1;
        int height = in.u24le(canvas + 7L) + 1;
        boolean animated = (in.u8(canvas) & 2) != 0;
        Frame frame = animated ? firstOfAnimation(in, chunks) : frame(in, 0, 0, chunks);
        boolean fits = animated
                ? frame.x() + frame.width() <= width && frame.y() + frame.height() <= height
                : frame.width() == width && frame.height() == height;
        if (!fits) {
            throw new BrokenFile("This WebP file contradicts itself about its size.");
        }
        return new WebpFile(chunks, width, height, frame, animated, (int) end);
    }

    /** The first chunk of this type. */
    public Optional<Chunk> first(String type) {
        return chunks.stream().filter(chunk -> chunk.type().equals(type)).findFirst();
    }

    /** The ICC profile; null where there is none. */
    public byte @Nullable [] icc(byte[] file) {
        return first("ICCP").map(chunk -> chunk.payload().of(file)).orElse(null);
    }

    /** Where the EXIF block starts in its chunk; some writers put JPEG's prefix before it. */
    public static Range exifBlock(byte[] file, Chunk chunk) {
        Range payload = chunk.payload();
        boolean prefixed = payload.length() >= 6 && ByteReader.at(file, payload.start(), "Exif\0\0");
        return prefixed ? new Range(payload.start() + 6, payload.end()) : payload;
    }

    /**
     * The picture as a still WebP file of its own.
     *
     * @param padding zeros to put after the picture's data, which a whole picture has no need of
     */
    public byte[] still(byte[] file, int padding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean alphaChunk = frame.chunks().size() > 1;
        if (alphaChunk) {
            ByteBuffer canvas = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
            canvas.put("VP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10).putInt(0x10);
            put24(canvas, frame.width() - 1);
            put24(canvas, frame.height() - 1);
            out.writeBytes(canvas.array());
        }
        for (Chunk chunk : frame.chunks()) {
            byte[] payload = chunk.payload().of(file);
            int length = payload.length + padding;
            ByteBuffer whole = ByteBuffer.allocate(8 + length + (length & 1)).order(ByteOrder.LITTLE_ENDIAN);
            whole.put(chunk.type().getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(whole.putInt(length).put(payload).array());
        }
        byte[] body = out.toByteArray();
        ByteBuffer riff = ByteBuffer.allocate(HEADER + body.length).order(ByteOrder.LITTLE_ENDIAN);
        riff.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(4 + body.length);
        riff.put("WEBP".getBytes(StandardCharsets.ISO_8859_1)).put(body);
        return riff.array();
    }

    private static void put24(ByteBuffer to, int value) {
        to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static List<Chunk> chunks(ByteReader in, int from, int end) throws BrokenFile {
        List<Chunk> chunks = new ArrayList<>();
        int at = from;
        while (at + 8 <= end) {
            long length = in.u32(at + 4L);
            long next = at + 8 + length;
            if (next > end || chunks.size() == MOST_CHUNKS) {
                throw BrokenFile.cutOff();
            }
            int padded = (int) Math.min(next + (length & 1), end);
            chunks.add(new Chunk(in.fourCc(at), new Range(at, padded), new Range(at + 8, (int) next)));
            at = padded;
        }
        return List.copyOf(chunks);
    }

    private static Frame firstOfAnimation(ByteReader in, List<Chunk> chunks) throws BrokenFile {
        for (Chunk chunk : chunks) {
            if (chunk.type().equals("ANMF")) {
                int at = chunk.payload().start();
                if (chunk.payload().length() < 16) {
                    throw BrokenFile.cutOff();
                }
                List<Chunk> parts = chunks(in, at + 16, chunk.payload().end());
                Frame frame = frame(in, 2 * in.u24le(at), 2 * in.u24le(at + 3L), parts);
                if (frame.width() != in.u24le(at + 6L) + 1 || frame.height() != in.u24le(at + 9L) + 1) {
                    throw new BrokenFile("This WebP file contradicts itself about its size.");
                }
                return frame;
            }
        }
        throw new BrokenFile("This WebP animation has no frame.");
    }

    private static Frame frame(ByteReader in, int x, int y, List<Chunk> chunks) throws BrokenFile {
        Chunk alpha = null;
        for (Chunk chunk : chunks) {
            int at = chunk.payload().start();
            switch (chunk.type()) {
                case "ALPH" -> alpha = chunk;
                case "VP8 " -> {
                    if (chunk.payload().length() < 10 || in.u24le(at + 3L) != 0x2A019D || (in.u8(at) & 1) != 0) {
                        throw new BrokenFile("This WebP file has a broken picture header.");
                    }
                    List<Chunk> parts = alpha == null ? List.of(chunk) : List.of(alpha, chunk);
                    return new Frame(
                            x, y, in.u16(at + 6L) & 0x3FFF, in.u16(at + 8L) & 0x3FFF, false, alpha != null, parts);
                }
                case "VP8L" -> {
                    if (chunk.payload().length() < 5 || in.u8(at) != 0x2F) {
                        throw new BrokenFile("This WebP file has a broken picture header.");
                    }
                    long bits = in.u32(at + 1L);
                    int width = (int) (bits & 0x3FFF) + 1;
                    int height = (int) (bits >> 14 & 0x3FFF) + 1;
                    return new Frame(x, y, width, height, true, (bits >> 28 & 1) != 0, List.of(chunk));
                }
                default -> {}
            }
        }
        throw new BrokenFile("This WebP file contains no picture.");
    }
}

package app.pentimento.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a PNG file (W3C PNG, third edition).
 *
 * @param chunks every chunk from IHDR to IEND; a run of IDAT or of other chunks of one critical type is one entry
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param end where the file ends for a decoder: after IEND
 */
public record PngFile(
        List<Chunk> chunks, int width, int height, int bitDepth, int colourType, boolean interlaced, int end) {
    public static final int SIGNATURE_LENGTH = 8;
    private static final int MOST_CHUNKS = 20_000;
    private static final int LARGEST_PROFILE = 4 << 20;
    private static final Set<String> AROUND = Set.of("IHDR", "PLTE", "IEND", "tRNS");
    private static final Set<String> CRITICAL = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS");

    /**
     * A chunk.
     *
     * @param range the whole chunk: length, type, data and CRC
     */
    public record Chunk(String type, Range range) {
        /** What the chunk carries. */
        public Range payload() {
            return new Range(range.start() + 8, range.end() - 4);
        }
    }

    /** Reads a file whose pixels are to be used: their checksums have to be right. */
    public static PngFile read(byte[] file) throws BrokenFile {
        return read(file, CRITICAL);
    }

    /** Reads a file of which only what stands beside the pixels matters. */
    public static PngFile readAround(byte[] file) throws BrokenFile {
        return read(file, AROUND);
    }

    private static PngFile read(byte[] file, Set<String> checked) throws BrokenFile {
        ByteReader in = new ByteReader(file, ByteOrder.BIG_ENDIAN);
        List<Chunk> chunks = new ArrayList<>();
        int at = SIGNATURE_LENGTH;
        boolean pixels = false;
        while (true) {
            long length = in.u32(at);
            in.place(at, length + 12);
            String type = in.fourCc(at + 4L);
            Range range = new Range(at, at + (int) length + 12);
            if (checked.contains(type)) {
                checkCrc(file, in, range);
            }
            pixels |= type.equals("IDAT") && length > 0;
            add(chunks, new Chunk(type, range));
            at = range.end();
            if (type.equals("IEND")) {
                break;
            }
        }
        if (!pixels) {
            throw new BrokenFile("This PNG file contains no picture.");
        }
        return header(in, chunks, at);
    }

    /** The first chunk of this type. */
    public Optional<Chunk> first(String type) {
        return chunks.stream().filter(chunk -> chunk.type().equals(type)).findFirst();
    }

    /** How many samples a pixel has as it is stored. */
    public int samples() {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    /** The ICC profile; null where there is none, or where it is broken or absurdly large. */
    public byte @Nullable [] icc(byte[] file) {
        Chunk chunk = first("iCCP").orElse(null);
        if (chunk == null) {
            return null;
        }
        Range payload = chunk.payload();
        int at = payload.start();
        while (at < payload.end() && file[at] != 0) {
            at++;
        }
        at += 2; // the zero and the compression method
        return at >= payload.end() ? null : inflate(file, new Range(at, payload.end()), LARGEST_PROFILE);
    }

    /** Inflates a part of a file; null where it is broken or would become larger than this. */
    public static byte @Nullable [] inflate(byte[] file, Range range, int largest) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, range.start(), range.length());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 || out.size() + read > largest) {
                    return null;
                }
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static void add(List<Chunk> chunks, Chunk chunk) throws BrokenFile {
        Chunk last = chunks.isEmpty() ? null : chunks.getLast();
        if (last != null && last.type().equals("IDAT") && chunk.type().equals("IDAT")) {
            chunks.set(
                    chunks.size() - 1,
                    new Chunk(
                            "IDAT",
                            new Range(last.range().start(), chunk.range().end())));
            return;
        }
        if (chunks.size() == MOST_CHUNKS) {
            throw new BrokenFile("This PNG file has too many chunks.");
        }
        chunks.add(chunk);
    }

    private static void checkCrc(byte[] file, ByteReader in, Range chunk) throws BrokenFile {
        CRC32 crc = new CRC32();
        crc.update(file, chunk.start() + 4, chunk.length() - 8);
        if (crc.getValue() != in.u32(chunk.end() - 4L)) {
            throw new BrokenFile("This PNG file is damaged: a checksum in it is wrong.");
        }
    }

    private static PngFile header(ByteReader in, List<Chunk> chunks, int end) throws BrokenFile {
        Chunk first = chunks.getFirst();
        if (!first.type().equals("IHDR") || first.payload().length() != 13) {
            throw new BrokenFile("This PNG file does not start with its header.");
        }
        int at = first.payload().start();
        long width = in.u32(at);
        long height = in.u32(at + 4L);
        int depth = in.u8(at + 8L);
        int colour = in.u8(at + 9L);
        boolean known = switch (colour) {
            case 0 -> Set.of(1, 2, 4, 8, 16).contains(depth);
            case 3 -> Set.of(1, 2, 4, 8).contains(depth);
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
        if (!known || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || in.u8(at + 12L) > 1) {
            throw new BrokenFile("This PNG file has a broken header.");
        }
        return new PngFile(List.copyOf(chunks), (int) width, (int) height, depth, colour, in.u8(at + 12L) == 1, end);
    }
}

package app.pentimento.image.metadata;

import app.pentimento.image.container.PngFile;
import app.pentimento.image.container.PngFile.Chunk;
import app.pentimento.image.container.Range;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Frees a PNG file of places without touching its picture: chunks that are known stay, cleaned; private ones may hold
 * anything, and go; so does text that inflates to absurd sizes, and what follows the end of the picture.
 */
public final class PngCleaner {
    static final String XMP = "XML:com.adobe.xmp";
    private static final String MANIFEST = "caBX";
    /** True only of the file as it came: the manifest, and Apple's offsets of pixel data. */
    private static final Set<String> BOUND = Set.of(MANIFEST, "iDOT");

    private static final int LARGEST_TEXT = 1 << 20;
    private static final Set<String> HARMLESS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI",
            "bKGD", "hIST", "pHYs", "sPLT", "tIME", "acTL", "fcTL", "fdAT", "oFFs", "pCAL", "sCAL", "gIFg", "gIFx",
            "sTER", "iDOT", "vpAg");

    private static final Set<String> COLOURS = Set.of("gAMA", "cHRM", "sRGB", "cICP", "mDCV", "cLLI");

    private PngCleaner() {}

    /**
     * The file without places. A manifest (C2PA) stays only where nothing else has to change, since it would not be
     * true any more.
     *
     * @param profile whether its colour profile stays
     * @return the same array where there is nothing to take out
     */
    public static byte[] clean(byte[] file, PngFile png, boolean profile) {
        Map<Chunk, byte[]> changed = new HashMap<>();
        for (Chunk chunk : png.chunks()) {
            if (!profile && chunk.type().equals("iCCP")) {
                changed.put(chunk, new byte[0]);
            } else if (!HARMLESS.contains(chunk.type())) {
                byte[] before = chunk.payload().of(file);
                byte[] after = cleaned(chunk.type(), before);
                if (!Arrays.equals(before, after)) {
                    changed.put(chunk, after == null ? new byte[0] : after);
                }
            }
        }
        if (changed.isEmpty() && png.end() == file.length) {
            return file;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, PngFile.SIGNATURE_LENGTH);
        for (Chunk chunk : png.chunks()) {
            byte[] now = changed.get(chunk);
            if (now == null && !BOUND.contains(chunk.type())) {
                out.write(file, chunk.range().start(), chunk.range().length());
            } else if (now != null && now.length > 0) {
                Embedding.chunk(out, chunk.type(), now);
            }
        }
        return out.toByteArray();
    }

    /** The chunks that say which colours the samples are, beside the profile. */
    public static byte[] colours(byte[] file, PngFile png) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Chunk chunk : png.chunks()) {
            if (COLOURS.contains(chunk.type())) {
                out.write(file, chunk.range().start(), chunk.range().length());
            }
        }
        return out.toByteArray();
    }

    /** The XMP packet of a PNG file; null where there is none. */
    public static byte @Nullable [] xmp(byte[] file, PngFile png) {
        for (Chunk chunk : png.chunks()) {
            if (chunk.type().equals("iTXt")) {
                byte[] payload = chunk.payload().of(file);
                if (keyword(payload).equals(XMP)) {
                    return text(payload);
                }
            }
        }
        return null;
    }

    private static byte @Nullable [] cleaned(String type, byte[] payload) {
        return switch (type) {
            case "eXIf" -> ExifCleaner.clean(payload, false);
            case MANIFEST -> Places.mentionsCoordinates(payload) ? null : payload;
            case "tEXt", "zTXt", "iTXt" -> cleanedText(type, payload);
            default -> null;
        };
    }

    private static byte @Nullable [] cleanedText(String type, byte[] payload) {
        String keyword = keyword(payload);
        String name = keyword.substring(keyword.indexOf(':') + 1);
        if (keyword.startsWith("Raw profile type") || Places.isPlace(name)) {
            return null;
        }
        if (type.equals("iTXt") && keyword.equals(XMP)) {
            return cleanedXmp(payload);
        }
        boolean compressed = type.equals("zTXt") || (type.equals("iTXt") && isCompressed(payload));
        return compressed && inflated(payload, type) == null ? null : payload;
    }

    private static byte @Nullable [] cleanedXmp(byte[] payload) {
        byte[] packet = text(payload);
        byte[] clean = packet == null ? null : XmpCleaner.clean(packet, false);
        if (clean == null) {
            return null;
        }
        return Arrays.equals(packet, clean) ? payload : xmpChunk(clean);
    }

    static byte[] xmpChunk(byte[] packet) {
        return Embedding.join(XMP + "\0\0\0\0\0", packet);
    }

    private static String keyword(byte[] payload) {
        int end = after(payload, 0) - 1;
        return new String(payload, 0, Math.clamp(end, 0, 79), StandardCharsets.ISO_8859_1);
    }

    private static boolean isCompressed(byte[] payload) {
        int at = after(payload, 0);
        return at < payload.length && payload[at] == 1;
    }

    /** The text of an iTXt chunk; null where it is broken or absurdly large. */
    private static byte @Nullable [] text(byte[] payload) {
        if (isCompressed(payload)) {
            return inflated(payload, "iTXt");
        }
        int at = international(payload);
        return at > payload.length ? null : Arrays.copyOfRange(payload, at, payload.length);
    }

    private static byte @Nullable [] inflated(byte[] payload, String type) {
        int at = type.equals("zTXt") ? after(payload, 0) + 1 : international(payload);
        return at > payload.length ? null : PngFile.inflate(payload, new Range(at, payload.length), LARGEST_TEXT);
    }

    /** Where the text of an iTXt chunk starts: after keyword, two flags, language and translated keyword. */
    private static int international(byte[] payload) {
        return after(payload, after(payload, after(payload, 0) + 2));
    }

    /** The place after the next zero. */
    private static int after(byte[] payload, int from) {
        int at = from;
        while (at < payload.length && payload[at] != 0) {
            at++;
        }
        return at + 1;
    }
}

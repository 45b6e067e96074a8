package app.pentimento.image.metadata;

import app.pentimento.image.container.WebpFile;
import app.pentimento.image.container.WebpFile.Chunk;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frees a WebP file of places without touching its picture, as {@link PngCleaner} does a PNG file. */
public final class WebpCleaner {
    private static final String MANIFEST = "C2PA";
    private static final Set<String> HARMLESS = Set.of("VP8X", "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L");

    private static final int PROFILE = 0x20;

    private WebpCleaner() {}

    /**
     * The file without places.
     *
     * @param profile whether its colour profile stays
     * @return the same array where there is nothing to take out
     */
    public static byte[] clean(byte[] file, WebpFile webp, boolean profile) {
        List<byte[]> chunks = new ArrayList<>();
        boolean changed = webp.end() != file.length;
        boolean exif = false;
        boolean xmp = false;
        for (Chunk chunk : webp.chunks()) {
            byte[] before = chunk.payload().of(file);
            byte[] after = profile ? cleaned(chunk, before, file) : withoutProfile(chunk, cleaned(chunk, before, file));
            changed |= !Arrays.equals(before, after);
            if (after != null && !chunk.type().equals(MANIFEST)) {
                exif |= chunk.type().equals("EXIF");
                xmp |= chunk.type().equals("XMP ");
                chunks.add(Embedding.riffChunk(chunk.type(), after));
            }
        }
        if (!changed) {
            return file;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length);
        chunks.forEach(body::writeBytes);
        return Embedding.riff(Embedding.withFlags(body.toByteArray(), exif, xmp));
    }

    private static byte @Nullable [] withoutProfile(Chunk chunk, byte @Nullable [] payload) {
        if (payload == null || chunk.type().equals("ICCP")) {
            return null;
        }
        if (!chunk.type().equals("VP8X") || payload.length == 0) {
            return payload;
        }
        byte[] header = payload.clone();
        header[0] &= ~PROFILE;
        return header;
    }

    private static byte @Nullable [] cleaned(Chunk chunk, byte[] payload, byte[] file) {
        if (HARMLESS.contains(chunk.type())) {
            return payload;
        }
        return switch (chunk.type()) {
            case "EXIF" -> {
                byte[] block = WebpFile.exifBlock(file, chunk).of(file);
                byte[] clean = ExifCleaner.clean(block, false);
                yield Arrays.equals(block, clean) ? payload : clean;
            }
            case "XMP " -> XmpCleaner.clean(payload, false);
            case MANIFEST -> Places.mentionsCoordinates(payload) ? null : payload;
            default -> null;
        };
    }
}

package app.pentimento.image.metadata;

import app.pentimento.image.container.JpegFile;
import app.pentimento.image.container.JpegFile.Segment;
import app.pentimento.image.container.Range;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frees a JPEG file of places without touching its picture: segments that are known stay, cleaned; application segments
 * of other kinds may hold anything, and go; so does what follows the end of the picture.
 */
public final class JpegCleaner {
    static final String EXIF = "Exif\0\0";
    static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final int MARKER = 2;
    private static final int APP11 = 0xEB;
    private static final int APP12 = 0xEC;
    private static final int APP13 = 0xED;
    private static final int APP14 = 0xEE;

    private final byte[] file;
    private final JpegFile jpeg;
    private final boolean profile;

    private JpegCleaner(byte[] file, JpegFile jpeg, boolean profile) {
        this.profile = profile;
        this.file = file;
        this.jpeg = jpeg;
    }

    /**
     * The file without places. A manifest (C2PA) stays only where nothing else has to change, since it would not be
     * true any more.
     *
     * @param profile whether its colour profile stays
     * @return the same array where there is nothing to take out
     */
    public static byte[] clean(byte[] file, JpegFile jpeg, boolean profile) {
        return new JpegCleaner(file, jpeg, profile).clean();
    }

    /** The EXIF block; null where there is none. */
    public static byte @Nullable [] exif(byte[] file, JpegFile jpeg) {
        return find(file, jpeg, EXIF);
    }

    /** The XMP packet; null where there is none. */
    public static byte @Nullable [] xmp(byte[] file, JpegFile jpeg) {
        return find(file, jpeg, XMP);
    }

    private static byte @Nullable [] find(byte[] file, JpegFile jpeg, String prefix) {
        return jpeg.segments().stream()
                .filter(segment -> segment.marker() == JpegFile.APP1 && segment.startsWith(file, prefix))
                .findFirst()
                .map(segment -> body(file, segment, prefix))
                .orElse(null);
    }

    private byte[] clean() {
        Map<Segment, byte[]> changed = new HashMap<>();
        for (Segment segment : jpeg.segments()) {
            byte[] before = segment.payload().of(file);
            byte[] after = cleaned(segment, before);
            if (!Arrays.equals(before, after)) {
                changed.put(segment, after == null ? new byte[0] : after);
            }
        }
        if (changed.isEmpty() && jpeg.end() == file.length) {
            return file;
        }
        return rewritten(changed);
    }

    /** The file with some segments changed or left out, and without stray bytes between segments. */
    private byte[] rewritten(Map<Segment, byte[]> changed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, MARKER);
        List<Segment> segments = jpeg.segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            byte[] now = changed.get(segment);
            if (now == null && segment.marker() != APP11) {
                out.write(file, segment.range().start(), segment.range().length());
            } else if (now != null && now.length > 0) {
                Embedding.segment(out, segment.marker(), now);
            }
            if (segment.marker() == JpegFile.SOS) {
                int from = segment.range().end();
                int to = i + 1 < segments.size() ? segments.get(i + 1).range().start() : jpeg.end() - MARKER;
                out.write(file, from, to - from);
            }
        }
        out.write(file, jpeg.end() - MARKER, MARKER);
        return out.toByteArray();
    }

    /** What a segment may carry; null where it has to go. */
    private byte @Nullable [] cleaned(Segment segment, byte[] payload) {
        if (segment.marker() < JpegFile.APP0 || segment.marker() > JpegFile.APP15) {
            return payload;
        }
        return switch (segment.marker()) {
            case JpegFile.APP0, APP14 -> payload;
            case JpegFile.APP1 -> cleanedMetadata(segment);
            case JpegFile.APP2 -> profile && JpegFile.isIcc(file, segment) ? payload : null;
            case APP11 -> Places.mentionsCoordinates(payload) ? null : payload;
            case APP12 -> segment.startsWith(file, "Ducky") ? payload : null;
            case APP13 -> segment.startsWith(file, PhotoshopCleaner.PREFIX) ? PhotoshopCleaner.clean(payload) : null;
            default -> null;
        };
    }

    private byte @Nullable [] cleanedMetadata(Segment segment) {
        if (segment.startsWith(file, EXIF)) {
            return prefixed(EXIF, ExifCleaner.clean(body(file, segment, EXIF), false));
        }
        if (segment.startsWith(file, XMP)) {
            return prefixed(XMP, XmpCleaner.clean(body(file, segment, XMP), false));
        }
        return null; // Extended XMP too: nobody can tell what a part of a packet says.
    }

    private static byte[] body(byte[] file, Segment segment, String prefix) {
        Range payload = segment.payload();
        return new Range(payload.start() + prefix.length(), payload.end()).of(file);
    }

    private static byte @Nullable [] prefixed(String prefix, byte @Nullable [] body) {
        return body == null || !Embedding.fitsSegment(prefix, body) ? null : Embedding.join(prefix, body);
    }
}

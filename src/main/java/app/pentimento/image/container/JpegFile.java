package app.pentimento.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a JPEG file (ITU-T T.81, annex B).
 *
 * @param segments every marker segment, in order, those between scans too
 * @param frame what is coded
 * @param scans how many scans code it
 * @param end where the file ends for a decoder: after its EOI marker
 */
public record JpegFile(List<Segment> segments, Frame frame, int scans, int end) {
    public static final int APP0 = 0xE0;
    public static final int APP1 = 0xE1;
    public static final int APP2 = 0xE2;
    public static final int APP15 = 0xEF;
    private static final String ICC = "ICC_PROFILE\0";
    private static final int APP14 = 0xEE;
    private static final byte[] ADOBE_INKS = {-1, -18, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    private static final int TEM = 0x01;
    private static final int MOST_SEGMENTS = 20_000;

    /**
     * A marker segment.
     *
     * @param marker the byte after 0xFF
     * @param range the whole segment, its marker included
     */
    public record Segment(int marker, Range range) {
        private static final int HEADER = 4;

        /** What the segment carries, after its marker and length. */
        public Range payload() {
            return new Range(range.start() + HEADER, range.end());
        }

        /** Whether what it carries starts with this ASCII text. */
        public boolean startsWith(byte[] file, String text) {
            return range.length() - HEADER >= text.length()
                    && ByteReader.at(file, payload().start(), text);
        }
    }

    /**
     * What the SOF segment says.
     *
     * @param coding the marker: 0xC0 baseline, 0xC1 extended, 0xC2 progressive, …
     * @param blocksShare for each component, its share of the picture's samples, at most 1
     */
    public record Frame(int coding, int precision, int width, int height, List<Double> blocksShare) {
        public boolean progressive() {
            return coding == 0xC2;
        }
    }

    public static JpegFile read(byte[] file) throws BrokenFile, UnsupportedKind {
        ByteReader in = new ByteReader(file, ByteOrder.BIG_ENDIAN);
        List<Segment> segments = new ArrayList<>();
        Frame frame = null;
        int scans = 0;
        int at = 2;
        while (true) {
            at = marker(in, at);
            int marker = in.u8(at + 1);
            if (marker == EOI) {
                if (frame == null || scans == 0) {
                    throw new BrokenFile("This JPEG file contains no picture.");
                }
                return new JpegFile(List.copyOf(segments), frame, scans, at + 2);
            }
            if (marker == SOI) {
                throw new BrokenFile("A second picture starts in the middle of this JPEG file.");
            }
            if (standsAlone(marker)) {
                at += 2;
                continue;
            }
            int length = in.u16(at + 2);
            in.place(at, 2L + length);
            if (length < 2 || segments.size() == MOST_SEGMENTS) {
                throw new BrokenFile("This JPEG file has a broken segment.");
            }
            Segment segment = new Segment(marker, new Range(at, at + 2 + length));
            segments.add(segment);
            if (isFrame(marker)) {
                frame = frame(in, segment, frame);
            }
            at = segment.range().end();
            if (marker == SOS) {
                scans++;
                at = afterEntropyCoded(in, at);
            }
        }
    }

    /** The ICC profile, from its APP2 segments; null where there is none or it is not whole. */
    public byte @Nullable [] icc(byte[] file) {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (Segment segment : segments) {
            if (isIcc(file, segment)) {
                Range payload = segment.payload();
                int header = ICC.length() + 2;
                profile.write(file, payload.start() + header, Math.max(0, payload.length() - header));
            }
        }
        return profile.size() == 0 ? null : profile.toByteArray();
    }

    /**
     * The file with what makes its samples and nothing else, so that a reader gives them as they are stored: without
     * metadata, and without the profile unless its four components are inks, which no reader can show without one. Inks
     * of which the file does not say how they are stored are marked as Adobe's: browsers take them for that, and readers
     * guess.
     */
    public byte[] samplesOnly(byte[] file) {
        boolean inks = frame.blocksShare().size() == 4;
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 2);
        if (inks && segments.stream().noneMatch(segment -> segment.marker() == APP14)) {
            out.writeBytes(ADOBE_INKS);
        }
        int at = 2;
        for (Segment segment : segments) {
            boolean application = segment.marker() >= APP0 && segment.marker() <= APP15;
            boolean needed = segment.marker() == APP0 || segment.marker() == APP14 || (inks && isIcc(file, segment));
            if (application && !needed) {
                out.write(file, at, segment.range().start() - at);
                at = segment.range().end();
            }
        }
        out.write(file, at, end - at);
        return out.toByteArray();
    }

    /** Whether a segment is one of those that carry the ICC profile. */
    public static boolean isIcc(byte[] file, Segment segment) {
        return segment.marker() == APP2 && segment.startsWith(file, ICC);
    }

    /** The first marker from here on; stray bytes before it are passed over, as decoders do. */
    private static int marker(ByteReader in, int from) throws BrokenFile {
        int at = from;
        while (in.u8(at) != 0xFF || in.u8(at + 1) == 0xFF || in.u8(at + 1) == 0) {
            at++;
        }
        return at;
    }

    private static int afterEntropyCoded(ByteReader in, int from) throws BrokenFile {
        int at = from;
        while (true) {
            at = in.find(0xFF, at);
            int next = in.u8(at + 1);
            if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
                return at;
            }
            at++;
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == TEM || (marker >= 0xD0 && marker <= 0xD7);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Frame frame(ByteReader in, Segment segment, @Nullable Frame before)
            throws BrokenFile, UnsupportedKind {
        if (before != null) {
            throw new UnsupportedKind("This JPEG file contains several frames, which browsers cannot show.");
        }
        if (segment.marker() > 0xC2) {
            throw new UnsupportedKind(
                    "This is a lossless, hierarchical or arithmetic-coded JPEG, which browsers cannot "
                            + "show. Save it as an ordinary JPEG.");
        }
        int at = segment.payload().start();
        int components = in.u8(at + 5);
        if (components == 0 || components > 4 || segment.payload().length() < 6 + 3 * components) {
            throw new BrokenFile("This JPEG file has a broken frame header.");
        }
        int most = 0;
        int[] samples = new int[components];
        for (int i = 0; i < components; i++) {
            int sampling = in.u8(at + 7 + 3L * i);
            samples[i] = (sampling >> 4) * (sampling & 15);
            most = Math.max(most, samples[i]);
        }
        List<Double> share = new ArrayList<>();
        for (int each : samples) {
            share.add(most == 0 ? 1.0 : (double) each / most);
        }
        int precision = in.u8(at);
        if (precision != 8) {
            throw new UnsupportedKind("This JPEG has " + precision
                    + " bits per sample, which browsers cannot show. Save" + " it with 8 bits.");
        }
        return new Frame(segment.marker(), precision, in.u16(at + 3), in.u16(at + 1), List.copyOf(share));
    }
}

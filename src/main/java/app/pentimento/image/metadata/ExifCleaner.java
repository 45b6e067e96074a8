package app.pentimento.image.metadata;

import app.pentimento.image.container.BrokenFile;
import app.pentimento.image.container.ByteReader;
import app.pentimento.image.container.Range;
import app.pentimento.image.container.Tiff;
import app.pentimento.image.container.Tiff.Directory;
import app.pentimento.image.container.Tiff.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an EXIF block what tells a place or cannot be read: GPS, maker notes, packets of other metadata, and
 * thumbnails with metadata of their own. Only fields that are known to be harmless stay (EXIF 3.0, tables 3 to 10).
 */
public final class ExifCleaner {
    private static final int EXIF = 0x8769;
    private static final int THUMBNAIL = 0x0201;
    private static final int THUMBNAIL_BYTES = 0x0202;
    private static final int INTEROPERABILITY = 0xA005;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY = 12;
    private static final int MOST_BYTES = 60_000;

    private static final Set<Integer> MAIN = tags(
            0x0100, 0x0103, 0x0106, 0x0106, 0x010E, 0x0110, 0x0112, 0x0112, 0x0115, 0x0115, 0x011A, 0x011C, 0x0128,
            0x0128, 0x012D, 0x012D, 0x0131, 0x0132, 0x013B, 0x013C, 0x013E, 0x013F, 0x0211, 0x0214, 0x4746, 0x4746,
            0x4749, 0x4749, 0x8298, 0x8298, EXIF, EXIF, 0x9C9B, 0x9C9F, 0xC4A5, 0xC4A5, 0xEA1C, 0xEA1C);
    private static final Set<Integer> PHOTO = tags(
            0x829A,
            0x829A,
            0x829D,
            0x829D,
            0x8822,
            0x8822,
            0x8824,
            0x8824,
            0x8827,
            0x8828,
            0x8830,
            0x8835,
            0x9000,
            0x9000,
            0x9003,
            0x9004,
            0x9010,
            0x9012,
            0x9101,
            0x9102,
            0x9201,
            0x920A,
            0x9214,
            0x9214,
            0x9286,
            0x9286,
            0x9290,
            0x9292,
            0x9400,
            0x9405,
            0xA000,
            0xA003,
            INTEROPERABILITY,
            INTEROPERABILITY,
            0xA20B,
            0xA20C,
            0xA20E,
            0xA210,
            0xA214,
            0xA215,
            0xA217,
            0xA217,
            0xA300,
            0xA302,
            0xA401,
            0xA40C,
            0xA420,
            0xA420,
            0xA430,
            0xA436,
            0xA460,
            0xA462,
            0xA500,
            0xA500,
            0xEA1C,
            0xEA1D);

    private ExifCleaner() {}

    /**
     * A block without places.
     *
     * @param upright whether the picture was turned upright, so that the block must say so and has no thumbnail
     * @return the same array where there is nothing to take out; null where nothing would be left or the block is broken
     */
    public static byte @Nullable [] clean(byte[] block, boolean upright) {
        try {
            Tiff tiff = Tiff.read(block, new Range(0, block.length));
            Directory main = tiff.first();
            long photoAt = tiff.number(main, EXIF, 0);
            Directory photo = photoAt == 0 ? new Directory(List.of(), 0) : tiff.directory(photoAt);
            boolean harmless = all(main, MAIN) && all(photo, PHOTO) && thumbnailIsBare(tiff, main.next());
            return harmless && !upright ? block : rebuild(tiff, main, photo, upright);
        } catch (BrokenFile e) {
            return null;
        }
    }

    private static boolean all(Directory directory, Set<Integer> harmless) {
        return directory.fields().stream().allMatch(field -> harmless.contains(field.tag()));
    }

    private static boolean thumbnailIsBare(Tiff tiff, long at) throws BrokenFile {
        if (at == 0) {
            return true;
        }
        Directory directory = tiff.directory(at);
        byte[] thumbnail =
                tiff.bytes().bytes(tiff.number(directory, THUMBNAIL, 0), tiff.number(directory, THUMBNAIL_BYTES, 0));
        for (int i = 0; i < thumbnail.length; i++) {
            if (ByteReader.at(thumbnail, i, "Exif\0\0")
                    || ByteReader.at(thumbnail, i, "http://ns.adobe.com/")
                    || ByteReader.at(thumbnail, i, "Photoshop 3.0")) {
                return false;
            }
        }
        return directory.next() == 0;
    }

    private static byte @Nullable [] rebuild(Tiff tiff, Directory main, Directory photo, boolean upright)
            throws BrokenFile {
        ByteOrder order = tiff.bytes().order();
        List<Entry> photoEntries = entries(tiff, photo, PHOTO);
        List<Entry> mainEntries = entries(tiff, main, MAIN);
        if (upright) {
            mainEntries.removeIf(entry -> entry.tag() == Tiff.ORIENTATION);
            mainEntries.add(new Entry(Tiff.ORIENTATION, SHORT, 1, number(order, 2, 1)));
        }
        if (mainEntries.isEmpty() && photoEntries.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I', 42, 0} : new byte[] {'M', 'M', 0, 42});
        out.writeBytes(number(order, 4, 8));
        if (!photoEntries.isEmpty()) {
            mainEntries.add(new Entry(EXIF, LONG, 1, number(order, 4, 8 + size(mainEntries) + ENTRY)));
        }
        write(out, order, mainEntries);
        if (!photoEntries.isEmpty()) {
            write(out, order, photoEntries);
        }
        return out.size() > MOST_BYTES ? null : out.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int tag, int type, long count, byte[] value) {
        /** What it needs beside its place in the directory; values lie at even places. */
        int outside() {
            return value.length <= 4 ? 0 : value.length + (value.length & 1);
        }
    }

    private static List<Entry> entries(Tiff tiff, Directory directory, Set<Integer> harmless) throws BrokenFile {
        List<Entry> entries = new ArrayList<>();
        for (Field field : directory.fields()) {
            boolean pointer = field.tag() == EXIF || field.tag() == INTEROPERABILITY;
            if (harmless.contains(field.tag()) && !pointer && field.type() != 0) {
                byte[] value = tiff.bytes().bytes(field.at(), field.bytes());
                entries.add(new Entry(field.tag(), field.type(), field.count(), value));
            }
        }
        return entries;
    }

    private static int size(List<Entry> entries) {
        return 2
                + ENTRY * entries.size()
                + 4
                + entries.stream().mapToInt(Entry::outside).sum();
    }

    private static void write(ByteArrayOutputStream out, ByteOrder order, List<Entry> entries) {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparingInt(Entry::tag)).toList();
        ByteBuffer buffer = ByteBuffer.allocate(size(entries)).order(order);
        int outside = out.size() + 2 + ENTRY * entries.size() + 4;
        buffer.putShort((short) entries.size());
        for (Entry entry : sorted) {
            buffer.putShort((short) entry.tag()).putShort((short) entry.type()).putInt((int) entry.count());
            if (entry.outside() == 0) {
                buffer.put(entry.value()).put(new byte[4 - entry.value().length]);
            } else {
                buffer.putInt(outside);
                outside += entry.outside();
            }
        }
        buffer.putInt(0);
        sorted.stream()
                .filter(entry -> entry.outside() > 0)
                .forEach(entry -> buffer.put(entry.value()).put(new byte[entry.value().length & 1]));
        out.writeBytes(buffer.array());
    }

    private static byte[] number(ByteOrder order, int bytes, int value) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
        return (bytes == 2 ? buffer.putShort((short) value) : buffer.putInt(value)).array();
    }

    /** A set of tags from pairs of first and last. */
    private static Set<Integer> tags(int... pairs) {
        return IntStream.range(0, pairs.length / 2)
                .flatMap(i -> IntStream.rangeClosed(pairs[2 * i], pairs[2 * i + 1]))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }
}

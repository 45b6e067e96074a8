package app.pentimento.image.corpus;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Builds EXIF blocks: a TIFF structure with a main directory, and directories that it points to. */
public final class Exif {
    /** What the tests look for: it must not be in anything that is delivered. */
    public static final String SECRET = "SECRET-PLACE";

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;

    private Exif() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int tag, int type, int count, byte[] value) {}

    /** A block that says nothing but an orientation. */
    public static byte[] orientation(int orientation, ByteOrder order) {
        return block(order, List.of(number(order, 0x0112, orientation)), List.of(), List.of());
    }

    /** A block as a phone writes it with location on: maker, orientation, time, maker notes, and GPS. */
    public static byte[] phone(int orientation, ByteOrder order) {
        List<Field> main = new ArrayList<>();
        main.add(text(0x010F, "Acme"));
        main.add(number(order, 0x0112, orientation));
        List<Field> photo = List.of(
                text(0x9003, "2026:01:02 03:04:05"),
                bytes(0x927C, UNDEFINED, "NOTES " + SECRET),
                text(0xA434, "Lens 1"));
        List<Field> gps = List.of(
                text(0x0001, "N"),
                rationals(order, 0x0002, 48, 51, 29),
                text(0x0003, "E"),
                rationals(order, 0x0004, 2, 17, 40),
                text(0x001B, SECRET));
        return block(order, main, photo, gps);
    }

    /** A block with nothing private in it. */
    public static byte[] harmless() {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        return block(order, List.of(text(0x010F, "Acme")), List.of(text(0x9003, "2026:01:02 03:04:05")), List.of());
    }

    /** A block with a user comment in ASCII. */
    public static byte[] userComment(String comment) {
        List<Field> photo = List.of(bytes(0x9286, UNDEFINED, "ASCII\0\0\0" + comment));
        return block(ByteOrder.LITTLE_ENDIAN, List.of(text(0x010F, "Acme")), photo, List.of());
    }

    /** A block with this thumbnail. */
    public static byte[] withThumbnail(byte[] thumbnail) {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        List<Field> main = List.of(text(0x010F, "Acme"));
        int at = 8 + size(main);
        Bytes out = Bytes.in(order).text("II").u16(42).u32(8);
        directory(out, order, main);
        byte[] first = out.array();
        // The main directory names the next one in the four bytes after its only field.
        byte[] linked = Bytes.with(first, 8 + 2 + 12, at & 255, at >> 8, 0, 0);
        int image = at + 2 + 24 + 4;
        return Bytes.little()
                .add(linked)
                .u16(2)
                .u16(0x0201, LONG)
                .u32(1, image)
                .u16(0x0202, LONG)
                .u32(1, thumbnail.length)
                .u32(0)
                .add(thumbnail)
                .array();
    }

    private static byte[] block(ByteOrder order, List<Field> main, List<Field> photo, List<Field> gps) {
        List<Field> all = new ArrayList<>(main);
        int pointers = (photo.isEmpty() ? 0 : 1) + (gps.isEmpty() ? 0 : 1);
        int photoAt = 8 + size(main) + 12 * pointers;
        int gpsAt = photoAt + (photo.isEmpty() ? 0 : size(photo));
        if (!photo.isEmpty()) {
            all.add(new Field(0x8769, LONG, 1, Bytes.in(order).u32(photoAt).array()));
        }
        if (!gps.isEmpty()) {
            all.add(new Field(0x8825, LONG, 1, Bytes.in(order).u32(gpsAt).array()));
        }
        Bytes out = Bytes.in(order)
                .text(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")
                .u16(42)
                .u32(8);
        directory(out, order, all);
        if (!photo.isEmpty()) {
            directory(out, order, photo);
        }
        if (!gps.isEmpty()) {
            directory(out, order, gps);
        }
        return out.array();
    }

    private static void directory(Bytes out, ByteOrder order, List<Field> fields) {
        int outside = out.size() + 2 + 12 * fields.size() + 4;
        Bytes values = Bytes.in(order);
        out.u16(fields.size());
        for (Field field : fields) {
            out.u16(field.tag(), field.type()).u32(field.count());
            if (field.value().length <= 4) {
                out.add(field.value()).zeros(4 - field.value().length);
            } else {
                out.u32(outside + values.size());
                values.add(field.value());
            }
        }
        out.u32(0).add(values.array());
    }

    private static int size(List<Field> fields) {
        int outside = fields.stream()
                .mapToInt(field -> field.value().length > 4 ? field.value().length : 0)
                .sum();
        return 2 + 12 * fields.size() + 4 + outside;
    }

    private static Field number(ByteOrder order, int tag, int value) {
        return new Field(tag, SHORT, 1, Bytes.in(order).u16(value).array());
    }

    private static Field text(int tag, String text) {
        return bytes(tag, ASCII, text + "\0");
    }

    private static Field bytes(int tag, int type, String text) {
        return new Field(tag, type, text.length(), Bytes.big().text(text).array());
    }

    private static Field rationals(ByteOrder order, int tag, int... values) {
        Bytes out = Bytes.in(order);
        for (int value : values) {
            out.u32(value, 1);
        }
        return new Field(tag, RATIONAL, values.length, out.array());
    }
}

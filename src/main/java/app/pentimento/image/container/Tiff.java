package app.pentimento.image.container;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TIFF structure (TIFF 6.0): a file of its own, or the block that EXIF is kept in. Every directory is read within
 * bounds: entries that point outside are broken.
 */
public final class Tiff {
    public static final int ORIENTATION = 0x0112;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 1000;
    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final ByteReader in;

    private Tiff(ByteReader in) {
        this.in = in;
    }

    /**
     * One field of a directory.
     *
     * @param type 1 byte, 2 ASCII, 3 short, 4 long, 5 rational, …
     * @param at where its values lie
     */
    public record Field(int tag, int type, long count, long at) {
        /** The size of its values. */
        public long bytes() {
            return count * TYPE_SIZES[type];
        }
    }

    /** A directory of fields. */
    public record Directory(List<Field> fields, long next) {
        public Optional<Field> find(int tag) {
            return fields.stream().filter(field -> field.tag() == tag).findFirst();
        }
    }

    /** Reads the header of the structure in these bytes; {@link BrokenFile} where it is none. */
    public static Tiff read(byte[] file, Range range) throws BrokenFile {
        boolean little = ByteReader.at(file, range.start(), "II");
        if (!little && !ByteReader.at(file, range.start(), "MM")) {
            throw new BrokenFile("This is not a TIFF structure.");
        }
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteReader in = new ByteReader(file, range.start(), range.end(), order);
        if (in.u16(2) != 42) {
            throw new BrokenFile("This is not a TIFF structure.");
        }
        return new Tiff(in);
    }

    public ByteReader bytes() {
        return in;
    }

    /** The first directory. */
    public Directory first() throws BrokenFile {
        return directory(in.u32(4));
    }

    /** The directory at this place. */
    public Directory directory(long at) throws BrokenFile {
        if (at < HEADER) {
            throw new BrokenFile("This TIFF structure is broken.");
        }
        int count = in.u16(at);
        if (count > MOST_ENTRIES) {
            throw new BrokenFile("This TIFF structure has too many fields.");
        }
        in.place(at, 2L + (long) count * ENTRY);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field(at + 2 + (long) i * ENTRY));
        }
        long end = at + 2 + (long) count * ENTRY;
        long next = end + 4 <= in.length() ? in.u32(end) : 0;
        return new Directory(List.copyOf(fields), next);
    }

    /** The numbers of a field of bytes, shorts or longs, without sign; a limit guards against absurd counts. */
    public long[] numbers(Field field, int most) throws BrokenFile {
        if (field.count() > most) {
            throw new BrokenFile("This TIFF structure has a field that is too long.");
        }
        long[] numbers = new long[(int) field.count()];
        int size = TYPE_SIZES[field.type()];
        for (int i = 0; i < numbers.length; i++) {
            long at = field.at() + (long) i * size;
            numbers[i] = switch (size) {
                case 1 -> in.u8(at);
                case 2 -> in.u16(at);
                case 4 -> in.u32(at);
                default -> throw new BrokenFile("This TIFF structure has a field of a wrong type.");
            };
        }
        return numbers;
    }

    /** The only number of a field, or the default where the directory has no such field. */
    public long number(Directory directory, int tag, long otherwise) throws BrokenFile {
        Optional<Field> field = directory.find(tag);
        return field.isPresent() && field.get().count() > 0 ? numbers(field.get(), 1 << 16)[0] : otherwise;
    }

    private Field field(long at) throws BrokenFile {
        int type = in.u16(at + 2);
        long count = in.u32(at + 4);
        int known = type < TYPE_SIZES.length ? type : 0;
        Field here = new Field(in.u16(at), known, known == 0 ? 0 : count, at + 8);
        if (here.bytes() <= 4) {
            return here;
        }
        long value = in.u32(at + 8);
        in.place(value, here.bytes());
        return new Field(here.tag(), here.type(), here.count(), value);
    }
}

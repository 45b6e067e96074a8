package app.pentimento.image.vision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A table in a FlatBuffers file: fields by their numbers, each absent or at its place. */
record FlatTable(ByteBuffer file, int at) {
    /** The root table of a little-endian file. */
    static FlatTable root(ByteBuffer file) {
        return new FlatTable(file, file.getInt(0));
    }

    /** Where a field stands, or 0 where it is absent. */
    private int place(int field) {
        int layout = at - file.getInt(at);
        int entry = 4 + 2 * field;
        if (entry >= (file.getShort(layout) & 0xFFFF)) {
            return 0;
        }
        int offset = file.getShort(layout + entry) & 0xFFFF;
        return offset == 0 ? 0 : at + offset;
    }

    int byteAt(int field) {
        int place = place(field);
        return place == 0 ? 0 : file.get(place);
    }

    int intAt(int field, int absent) {
        int place = place(field);
        return place == 0 ? absent : file.getInt(place);
    }

    /** A table that a field refers to; one whose fields are all absent where there is none. */
    FlatTable table(int field) {
        int place = place(field);
        if (place == 0) {
            ByteBuffer empty = ByteBuffer.allocate(8).order(file.order());
            empty.putInt(0, -4).putShort(4, (short) 4);
            return new FlatTable(empty, 0);
        }
        return new FlatTable(file, place + file.getInt(place));
    }

    FlatTable[] tables(int field) {
        int start = vector(field);
        FlatTable[] tables = new FlatTable[length(field)];
        for (int i = 0; i < tables.length; i++) {
            int entry = start + 4 * i;
            tables[i] = new FlatTable(file, entry + file.getInt(entry));
        }
        return tables;
    }

    int[] ints(int field) {
        int start = vector(field);
        int[] ints = new int[length(field)];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = file.getInt(start + 4 * i);
        }
        return ints;
    }

    ByteBuffer bytes(int field) {
        int length = length(field);
        return length == 0
                ? ByteBuffer.allocate(0).order(file.order())
                : file.slice(vector(field), length).order(file.order());
    }

    String text(int field) {
        return StandardCharsets.UTF_8.decode(bytes(field)).toString();
    }

    private int length(int field) {
        int place = place(field);
        return place == 0 ? 0 : file.getInt(place + file.getInt(place));
    }

    private int vector(int field) {
        int place = place(field);
        return place == 0 ? 0 : place + file.getInt(place) + 4;
    }
}

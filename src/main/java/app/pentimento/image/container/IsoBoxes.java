package app.pentimento.image.container;

import java.util.ArrayList;
import java.util.List;

/** The boxes of the ISO base media file format (ISO/IEC 14496-12), which HEIC and AVIF files are made of. */
final class IsoBoxes {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int MOST = 100_000;

    private IsoBoxes() {}

    /**
     * A box.
     *
     * @param payload what follows its size and type
     */
    record Box(String type, Range payload) {}

    /** The boxes that follow each other in a part of a file. */
    static List<Box> in(ByteReader file, Range part) throws BrokenFile {
        List<Box> boxes = new ArrayList<>();
        long at = part.start();
        while (part.end() - at >= HEADER) {
            long size = file.u32(at);
            int header = HEADER;
            if (size == 1) {
                header = LONG_HEADER;
                size = file.u32(at + HEADER) << 32 | file.u32(at + HEADER + 4);
            } else if (size == 0) {
                size = part.end() - at;
            }
            if (size < header || size > part.end() - at) {
                throw BrokenFile.cutOff();
            }
            if (boxes.size() == MOST) {
                throw new BrokenFile("This file has too many boxes.");
            }
            boxes.add(new Box(file.fourCc(at + 4), new Range((int) at + header, (int) (at + size))));
            at += size;
        }
        return boxes;
    }
}
